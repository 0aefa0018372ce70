import type { NoticeLanguage } from '../../model/subject.ts';

export interface PrivacyTexts {
  readonly title: string;
  readonly intro: string;
  readonly kind: string;
  readonly email: string;
  readonly emailHint: string;
  readonly name: string;
  readonly note: string;
  readonly send: string;
  readonly noId: string;
  readonly wrongEmail: string;
  readonly wrongKind: string;
  readonly sentTitle: string;
  readonly sent: string;
  readonly confirmTitle: string;
  readonly confirm: string;
  readonly vouch: string;
  readonly confirmButton: string;
  readonly confirmedTitle: string;
  readonly confirmed: string;
  readonly dataTitle: string;
  readonly data: string;
  readonly dataButton: string;
  readonly goneTitle: string;
  readonly gone: string;
  readonly troubleTitle: string;
  readonly trouble: string;
}

/** The words of the public pages. */
export const PRIVACY_TEXTS: Readonly<Record<NoticeLanguage, PrivacyTexts>> = {
  nl: {
    title: 'Uw gegevens bij onze klantenservice',
    intro:
      'Hier vraagt u wat wij van u hebben, of laat u het verbeteren of verwijderen. U krijgt een e-mail om te bevestigen dat u het bent, en binnen een maand antwoord.',
    kind: 'Wat wilt u?',
    email: 'Uw e-mailadres',
    emailHint: 'Het adres waarmee u ons schreef.',
    name: 'Uw naam (hoeft niet)',
    note: 'Toelichting (hoeft niet)',
    send: 'Versturen',
    noId: 'Stuur geen kopie van uw identiteitsbewijs. Die vragen wij niet.',
    wrongEmail: 'Vul een e-mailadres in, zoals naam@voorbeeld.nl.',
    wrongKind: 'Kies wat u wilt.',
    sentTitle: 'Kijk in uw e-mail',
    sent: 'Wij hebben een e-mail gestuurd naar het adres dat u opgaf. Volg de link erin binnen zeven dagen; daarna gaan wij aan de slag. Geen e-mail? Kijk bij ongewenste berichten.',
    confirmTitle: 'Bevestig dit verzoek',
    confirm: 'Dit verzoek is gedaan met uw adres:',
    vouch: 'Een collega van u vraagt dit. Bevestig alleen als u zeker weet dat het verzoek echt is:',
    confirmButton: 'Ja, bevestigen',
    confirmedTitle: 'Bevestigd',
    confirmed: 'Dank u. U krijgt binnen een maand antwoord.',
    dataTitle: 'Uw gegevens',
    data: 'Hier haalt u op wat wij van u hebben: een zip met een leesbare pagina en een bestand voor computers.',
    dataButton: 'Ophalen',
    goneTitle: 'Deze link werkt niet meer',
    gone: 'De link is gebruikt, vervangen of verlopen. Doe uw verzoek zo nodig opnieuw.',
    troubleTitle: 'Dat lukte niet',
    trouble: 'Probeer het over een kwartier opnieuw. Er is niets verstuurd.',
  },
  en: {
    title: 'Your data at our support desk',
    intro:
      'Ask here what we hold of you, or have it corrected or erased. You will get an e-mail to confirm that it is you, and an answer within a month.',
    kind: 'What would you like?',
    email: 'Your e-mail address',
    emailHint: 'The address you wrote to us from.',
    name: 'Your name (optional)',
    note: 'Explanation (optional)',
    send: 'Send',
    noId: 'Do not send a copy of an identity document. We do not ask for one.',
    wrongEmail: 'Enter an e-mail address, such as name@example.org.',
    wrongKind: 'Choose what you would like.',
    sentTitle: 'Look at your e-mail',
    sent: 'We sent an e-mail to the address you gave. Follow the link in it within seven days; then we start. No e-mail? Look among unwanted messages.',
    confirmTitle: 'Confirm this request',
    confirm: 'This request was made with your address:',
    vouch: 'A colleague of yours asks this. Confirm only if you know that the request is real:',
    confirmButton: 'Yes, confirm',
    confirmedTitle: 'Confirmed',
    confirmed: 'Thank you. You will have an answer within a month.',
    dataTitle: 'Your data',
    data: 'Fetch what we hold of you: a zip with a readable page and a file for computers.',
    dataButton: 'Fetch',
    goneTitle: 'This link no longer works',
    gone: 'The link was used, replaced or has expired. Make your request again if need be.',
    troubleTitle: 'That did not work',
    trouble: 'Try again in a quarter of an hour. Nothing was sent.',
  },
  de: {
    title: 'Ihre Daten bei unserem Kundendienst',
    intro:
      'Hier fragen Sie, was wir von Ihnen gespeichert haben, oder lassen es berichtigen oder löschen. Sie erhalten eine E-Mail, um zu bestätigen, dass Sie es sind, und innerhalb eines Monats eine Antwort.',
    kind: 'Was möchten Sie?',
    email: 'Ihre E-Mail-Adresse',
    emailHint: 'Die Adresse, von der Sie uns geschrieben haben.',
    name: 'Ihr Name (freiwillig)',
    note: 'Erläuterung (freiwillig)',
    send: 'Senden',
    noId: 'Senden Sie keine Ausweiskopie. Wir verlangen keine.',
    wrongEmail: 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.',
    wrongKind: 'Wählen Sie, was Sie möchten.',
    sentTitle: 'Sehen Sie in Ihre E-Mails',
    sent: 'Wir haben eine E-Mail an die angegebene Adresse gesendet. Folgen Sie dem Link darin innerhalb von sieben Tagen; dann fangen wir an. Keine E-Mail? Sehen Sie im Spam-Ordner nach.',
    confirmTitle: 'Diese Anfrage bestätigen',
    confirm: 'Diese Anfrage wurde mit Ihrer Adresse gestellt:',
    vouch: 'Jemand aus Ihrem Kollegium fragt dies an. Bestätigen Sie nur, wenn die Anfrage sicher echt ist:',
    confirmButton: 'Ja, bestätigen',
    confirmedTitle: 'Bestätigt',
    confirmed: 'Danke. Sie erhalten innerhalb eines Monats eine Antwort.',
    dataTitle: 'Ihre Daten',
    data: 'Hier holen Sie ab, was wir von Ihnen gespeichert haben: eine ZIP-Datei mit einer lesbaren Seite und einer maschinenlesbaren Datei.',
    dataButton: 'Abholen',
    goneTitle: 'Dieser Link gilt nicht mehr',
    gone: 'Der Link wurde benutzt, ersetzt oder ist abgelaufen. Stellen Sie Ihre Anfrage bei Bedarf erneut.',
    troubleTitle: 'Das hat nicht geklappt',
    trouble: 'Bitte versuchen Sie es in einer Viertelstunde erneut. Es wurde nichts gesendet.',
  },
  fr: {
    title: 'Vos données auprès de notre service client',
    intro:
      "Demandez ici ce que nous détenons de vous, ou faites-le rectifier ou effacer. Vous recevrez un e-mail pour confirmer que c'est bien vous, et une réponse dans le mois.",
    kind: 'Que souhaitez-vous ?',
    email: 'Votre adresse e-mail',
    emailHint: "L'adresse avec laquelle vous nous avez écrit.",
    name: 'Votre nom (facultatif)',
    note: 'Précisions (facultatif)',
    send: 'Envoyer',
    noId: "N'envoyez pas de copie de pièce d'identité. Nous n'en demandons pas.",
    wrongEmail: 'Saisissez une adresse e-mail, par exemple nom@exemple.fr.',
    wrongKind: 'Choisissez ce que vous souhaitez.',
    sentTitle: 'Consultez vos e-mails',
    sent: "Nous avons envoyé un e-mail à l'adresse indiquée. Suivez le lien dans les sept jours ; nous commencerons alors. Pas d'e-mail ? Regardez parmi les indésirables.",
    confirmTitle: 'Confirmez cette demande',
    confirm: 'Cette demande a été faite avec votre adresse :',
    vouch: 'Un collègue demande ceci. Ne confirmez que si vous êtes sûr que la demande est réelle :',
    confirmButton: 'Oui, confirmer',
    confirmedTitle: 'Confirmé',
    confirmed: 'Merci. Vous aurez une réponse dans le mois.',
    dataTitle: 'Vos données',
    data: 'Retirez ici ce que nous détenons de vous : un zip avec une page lisible et un fichier pour les machines.',
    dataButton: 'Retirer',
    goneTitle: 'Ce lien ne fonctionne plus',
    gone: 'Le lien a été utilisé, remplacé ou a expiré. Refaites votre demande si nécessaire.',
    troubleTitle: 'Cela n’a pas marché',
    trouble: 'Réessayez dans un quart d’heure. Rien n’a été envoyé.',
  },
};
