import type { NoticeLanguage, RequestKind } from '../../model/subject.ts';

/** What each request is called, to the person who makes it. */
export const KIND_NAMES: Readonly<Record<NoticeLanguage, Readonly<Record<RequestKind, string>>>> = {
  nl: {
    access: 'inzage in uw gegevens',
    correction: 'verbetering van uw gegevens',
    erasure: 'verwijdering van uw gegevens',
    restriction: 'beperking van de verwerking van uw gegevens',
    objection: 'bezwaar tegen de verwerking van uw gegevens',
  },
  en: {
    access: 'access to your data',
    correction: 'correction of your data',
    erasure: 'erasure of your data',
    restriction: 'restriction of the processing of your data',
    objection: 'objection to the processing of your data',
  },
  de: {
    access: 'Auskunft über Ihre Daten',
    correction: 'Berichtigung Ihrer Daten',
    erasure: 'Löschung Ihrer Daten',
    restriction: 'Einschränkung der Verarbeitung Ihrer Daten',
    objection: 'Widerspruch gegen die Verarbeitung Ihrer Daten',
  },
  fr: {
    access: 'accès à vos données',
    correction: 'rectification de vos données',
    erasure: 'effacement de vos données',
    restriction: 'limitation du traitement de vos données',
    objection: 'opposition au traitement de vos données',
  },
};

interface Text {
  readonly subject: string;
  readonly text: string;
}

type Texts<T extends unknown[]> = Readonly<Record<NoticeLanguage, (...facts: T) => Text>>;

/** To the person: confirm that it was you. Names the request and nothing else, since anybody may have typed the address. */
export const CONFIRM: Texts<[kind: RequestKind, link: string, days: number]> = {
  nl: (kind, link, days) => ({
    subject: 'Bevestig uw privacyverzoek',
    text: `Op ons privacyformulier of in een bericht aan ons is met dit adres een verzoek gedaan: ${KIND_NAMES.nl[kind]}.\n\nWas u dat? Bevestig het dan binnen ${days} dagen:\n${link}\n\nWas u dat niet? Dan hoeft u niets te doen en gebeurt er niets.\n\nStuur ons geen kopie van uw identiteitsbewijs: die hebben wij niet nodig en bewaren wij niet.`,
  }),
  en: (kind, link, days) => ({
    subject: 'Please confirm your privacy request',
    text: `Somebody made a request with this address, on our privacy form or in a message to us: ${KIND_NAMES.en[kind]}.\n\nWas it you? Then confirm it within ${days} days:\n${link}\n\nWas it not you? Then do nothing, and nothing will happen.\n\nPlease do not send us a copy of an identity document: we do not need it and do not keep it.`,
  }),
  de: (kind, link, days) => ({
    subject: 'Bitte bestätigen Sie Ihre Datenschutzanfrage',
    text: `Mit dieser Adresse wurde in unserem Datenschutzformular oder in einer Nachricht an uns eine Anfrage gestellt: ${KIND_NAMES.de[kind]}.\n\nWaren Sie das? Dann bestätigen Sie es bitte innerhalb von ${days} Tagen:\n${link}\n\nWaren Sie es nicht? Dann müssen Sie nichts tun, und es geschieht nichts.\n\nBitte senden Sie uns keine Ausweiskopie: wir brauchen sie nicht und bewahren sie nicht auf.`,
  }),
  fr: (kind, link, days) => ({
    subject: 'Veuillez confirmer votre demande',
    text: `Une demande a été faite avec cette adresse, par notre formulaire ou dans un message : ${KIND_NAMES.fr[kind]}.\n\nEst-ce bien vous ? Confirmez-la alors dans les ${days} jours :\n${link}\n\nSinon, ne faites rien : rien ne se passera.\n\nNe nous envoyez pas de copie de pièce d'identité : nous n'en avons pas besoin et ne la conservons pas.`,
  }),
};

/** To a colleague of the same account: do you vouch for this request? Names the person who asked. */
export const VOUCH: Texts<[kind: RequestKind, link: string, days: number, who: string]> = {
  nl: (kind, link, days, who) => ({
    subject: 'Kent u deze collega?',
    text: `${who} heeft ons een privacyverzoek gedaan: ${KIND_NAMES.nl[kind]}. U staat bij ons bekend als collega.\n\nKunt u bevestigen dat dit verzoek echt van deze collega komt? Dat kan binnen ${days} dagen:\n${link}\n\nTwijfelt u, doe dan niets.`,
  }),
  en: (kind, link, days, who) => ({
    subject: 'Do you know this colleague?',
    text: `${who} made a privacy request to us: ${KIND_NAMES.en[kind]}. We know you as a colleague.\n\nCan you confirm that the request really comes from this colleague? You can within ${days} days:\n${link}\n\nIn doubt, do nothing.`,
  }),
  de: (kind, link, days, who) => ({
    subject: 'Kennen Sie diese Person?',
    text: `${who} hat bei uns eine Datenschutzanfrage gestellt: ${KIND_NAMES.de[kind]}. Sie sind uns als Kollegin oder Kollege bekannt.\n\nKönnen Sie bestätigen, dass die Anfrage wirklich von dieser Person kommt? Das geht innerhalb von ${days} Tagen:\n${link}\n\nIm Zweifel tun Sie bitte nichts.`,
  }),
  fr: (kind, link, days, who) => ({
    subject: 'Connaissez-vous ce collègue ?',
    text: `${who} nous a adressé une demande : ${KIND_NAMES.fr[kind]}. Nous vous connaissons comme collègue.\n\nPouvez-vous confirmer que la demande vient bien de cette personne ? Vous avez ${days} jours :\n${link}\n\nEn cas de doute, ne faites rien.`,
  }),
};

/** The answer takes longer, and until when (GDPR art. 12(3)). */
export const EXTENSION: Texts<[kind: RequestKind, until: string, why: string]> = {
  nl: (kind, until, why) => ({
    subject: 'Uw privacyverzoek duurt langer',
    text: `Uw verzoek (${KIND_NAMES.nl[kind]}) kost ons meer tijd. ${why}\n\nU krijgt uiterlijk op ${until} antwoord. Bent u het daar niet mee eens, dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens of naar de rechter gaan.`,
  }),
  en: (kind, until, why) => ({
    subject: 'Your privacy request takes longer',
    text: `Your request (${KIND_NAMES.en[kind]}) takes us more time. ${why}\n\nYou will have an answer by ${until}. If you do not agree, you may complain to the data protection authority or go to court.`,
  }),
  de: (kind, until, why) => ({
    subject: 'Ihre Datenschutzanfrage dauert länger',
    text: `Ihre Anfrage (${KIND_NAMES.de[kind]}) braucht mehr Zeit. ${why}\n\nSie erhalten spätestens am ${until} eine Antwort. Wenn Sie damit nicht einverstanden sind, können Sie sich bei der Aufsichtsbehörde beschweren oder klagen.`,
  }),
  fr: (kind, until, why) => ({
    subject: 'Votre demande prend plus de temps',
    text: `Votre demande (${KIND_NAMES.fr[kind]}) nous prend plus de temps. ${why}\n\nVous aurez une réponse au plus tard le ${until}. En cas de désaccord, vous pouvez saisir l'autorité de contrôle ou la justice.`,
  }),
};

/** Why it takes longer, by code. */
export const EXTENSION_REASONS: Readonly<
  Record<NoticeLanguage, Readonly<Record<'complex' | 'many-requests', string>>>
> = {
  nl: {
    complex: 'Er is veel uit te zoeken.',
    'many-requests': 'Wij hebben veel verzoeken tegelijk gekregen.',
  },
  en: { complex: 'There is much to find out.', 'many-requests': 'We have received many requests at once.' },
  de: { complex: 'Es ist viel zu klären.', 'many-requests': 'Wir haben viele Anfragen auf einmal erhalten.' },
  fr: {
    complex: 'Il y a beaucoup à vérifier.',
    'many-requests': 'Nous avons reçu beaucoup de demandes à la fois.',
  },
};

/** What was decided. `words`: the officer's own; `link`: where the data can be fetched. */
export const ANSWER: Texts<
  [kind: RequestKind, followed: boolean, words: string, link: string | undefined, days: number]
> = {
  nl: (kind, followed, words, link, days) => ({
    subject: followed ? 'Uw privacyverzoek is uitgevoerd' : 'Antwoord op uw privacyverzoek',
    text: paragraphs(
      followed
        ? `Wij hebben uw verzoek uitgevoerd: ${KIND_NAMES.nl[kind]}.`
        : `Wij kunnen uw verzoek niet inwilligen: ${KIND_NAMES.nl[kind]}.`,
      words,
      link && `U kunt uw gegevens ${days} dagen lang hier ophalen:\n${link}`,
      'Bent u het hier niet mee eens, dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens of naar de rechter gaan.',
    ),
  }),
  en: (kind, followed, words, link, days) => ({
    subject: followed ? 'Your privacy request was carried out' : 'Answer to your privacy request',
    text: paragraphs(
      followed
        ? `We carried out your request: ${KIND_NAMES.en[kind]}.`
        : `We cannot follow your request: ${KIND_NAMES.en[kind]}.`,
      words,
      link && `You can fetch your data here for ${days} days:\n${link}`,
      'If you do not agree, you may complain to the data protection authority or go to court.',
    ),
  }),
  de: (kind, followed, words, link, days) => ({
    subject: followed ? 'Ihre Datenschutzanfrage wurde erledigt' : 'Antwort auf Ihre Datenschutzanfrage',
    text: paragraphs(
      followed
        ? `Wir haben Ihre Anfrage erledigt: ${KIND_NAMES.de[kind]}.`
        : `Wir können Ihrer Anfrage nicht folgen: ${KIND_NAMES.de[kind]}.`,
      words,
      link && `Sie können Ihre Daten ${days} Tage lang hier abholen:\n${link}`,
      'Wenn Sie damit nicht einverstanden sind, können Sie sich bei der Aufsichtsbehörde beschweren oder klagen.',
    ),
  }),
  fr: (kind, followed, words, link, days) => ({
    subject: followed ? 'Votre demande a été exécutée' : 'Réponse à votre demande',
    text: paragraphs(
      followed
        ? `Nous avons exécuté votre demande : ${KIND_NAMES.fr[kind]}.`
        : `Nous ne pouvons pas suivre votre demande : ${KIND_NAMES.fr[kind]}.`,
      words,
      link && `Vous pouvez retirer vos données ici pendant ${days} jours :\n${link}`,
      "En cas de désaccord, vous pouvez saisir l'autorité de contrôle ou la justice.",
    ),
  }),
};

function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('\n\n');
}
