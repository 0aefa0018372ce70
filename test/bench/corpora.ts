/** Sentences as support mail is made of; nothing in them is personal. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  nl: [
    'Sinds gisteren werkt de verbinding niet meer en het modem knippert rood.',
    'Ik heb het apparaat al twee keer uit- en aangezet, maar dat helpt niet.',
    'Op de website staat dat het binnen drie werkdagen geleverd zou worden.',
    'Vorige week heb ik hierover ook al gebeld, maar ik kreeg niemand te pakken.',
    'De factuur van 14 oktober klopt volgens mij niet: er staat € 39,95 in plaats van € 29,95.',
    'Kunnen jullie nakijken wat er aan de hand is en mij laten weten wanneer het is opgelost?',
    'Bij het inloggen krijg ik steeds de melding dat de sessie verlopen is.',
    'Het gaat om bestelling 2026-118842, die ik drie weken geleden heb geplaatst.',
    'We zijn al jaren klant en hebben nooit eerder problemen gehad met de bezorging.',
    'Het pakket was open en de helft van de onderdelen ontbrak, inclusief de handleiding.',
    'Ik wil het abonnement graag per de eerste van de volgende maand opzeggen.',
    'Alvast bedankt voor de moeite, ik hoor graag van jullie.',
  ],
  en: [
    'The screen stays black after the update to version 4.2.1 and nothing happens.',
    'I have followed every step in the guide twice and it still refuses to connect.',
    'Could you please check whether the refund has already been sent on its way?',
    'My order was supposed to arrive on Tuesday but the tracking page has not changed since.',
    'The invoice says 49.99 although the offer on your website was 39.99 until the end of the month.',
    'We moved house last week and would like to take the contract with us if that is possible.',
    'Every time I try to change the settings the page simply loads for ever.',
    'The chat told me to write to you because they could not see the details themselves.',
    'It would be great if somebody could have a look at this before the weekend.',
    'The second parcel contained the wrong size, so I am sending it back today.',
    'I am not sure whether this is a fault of the app or of my phone.',
    'Many thanks in advance for your help with this.',
  ],
  de: [
    'Seit dem letzten Update startet das Programm nicht mehr und zeigt nur Fehler 0x80070057.',
    'Die Lieferung ist leider immer noch nicht angekommen, obwohl sie für Montag angekündigt war.',
    'Ich habe bereits mehrfach versucht, jemanden am Telefon zu erreichen, aber ohne Erfolg.',
    'Auf der Rechnung stehen 89,90 Euro, vereinbart waren jedoch 79,90 Euro im Monat.',
    'Könnten Sie bitte prüfen, ob die Kündigung zum Ende des Jahres eingegangen ist?',
    'Das Gerät wurde zwar repariert, macht aber nach wenigen Minuten wieder das gleiche Geräusch.',
    'Wir würden uns über eine baldige Rückmeldung sehr freuen.',
  ],
  fr: [
    'Depuis hier soir la connexion est coupée et la box clignote en rouge toutes les deux minutes.',
    "J'ai déjà redémarré l'appareil plusieurs fois, mais le problème revient à chaque fois.",
    'La commande 4471882 devait arriver mardi dernier et je ne vois toujours rien dans le suivi.',
    'Le montant de la facture ne correspond pas au devis que nous avions accepté au mois de mars.',
    'Pourriez-vous vérifier si le remboursement a bien été effectué sur le bon compte ?',
    'Nous sommes clients depuis longtemps et nous n’avons jamais eu ce genre de souci.',
    'Merci d’avance pour votre aide et bonne journée à toute l’équipe.',
  ],
};
const OPENINGS: Readonly<Record<string, string>> = {
  nl: 'Beste klantenservice,',
  en: 'Dear support team,',
  de: 'Sehr geehrte Damen und Herren,',
  fr: 'Bonjour,',
};
const CLOSINGS: Readonly<Record<string, string>> = {
  nl: 'Met vriendelijke groet,',
  en: 'Kind regards,',
  de: 'Mit freundlichen Grüßen',
  fr: 'Cordialement,',
};
const PEOPLE = [
  'Marieke van den Bosch',
  'Tom Ainsworth',
  'Jürgen Hoffmann',
  'Élodie Marchand',
  'Youssef el Amrani',
  'Anneke Postma',
];
const PHONES = ['06-12345678', '+44 7700 900123', '0171 23456789', '06 12 34 56 78', '020 123 4567'];

/** Values of many kinds, each with the words it comes with. Test numbers of their issuers. */
const DENSE = [
  'IBAN NL91 ABNA 0417 1643 00 t.n.v. J. Jansen',
  'bel mij op 06 - 12 34 56 78',
  'mail naar jan.jansen@example.nl',
  'BSN 111222333',
  'kaart 4111 1111 1111 1111, geldig 12/28',
  'Dorpsstraat 12, 1234 AB Utrecht',
  'geboren op 14-06-1987',
  'kenteken 12-ABC-3',
  'client 203.0.113.77 port 52144',
  'NINO AB123456C',
  'DE89 3704 0044 0532 0130 00',
  'mein Name ist Jürgen Hoffmann',
  '10 Downing Street, London SW1A 2AA',
  'paspoort SPECI2014',
  'wachtwoord: Zomer2026!',
  'klantnummer 4418822',
  'call +44 7700 900123',
  'Dear Tom Ainsworth,',
  'MAC 00:1A:2B:3C:4D:5E',
  '12 rue de la Paix, 75002 Paris',
  'Groet, Marieke van den Bosch',
  'NHS number 943 476 5919',
  'user: m.bosch',
  'SSN 078-05-1120',
];

/** The same numbers in every run. */
function* counter(): Generator<number, never> {
  for (let state = 12345; ; state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) yield state >>> 8;
}

/** About `characters` of support mail of two kilobytes each, mostly prose, each with a signature. */
export function mailProse(characters: number): string[] {
  const next = counter();
  const pick = <T>(list: readonly T[]): T => list[next.next().value % list.length] as T;
  const mails: string[] = [];
  for (let total = 0; total < characters; ) {
    const language = pick(['nl', 'nl', 'nl', 'en', 'en', 'de', 'fr']);
    const paragraphs = Array.from({ length: 4 + (next.next().value % 4) }, () =>
      Array.from({ length: 4 }, () => pick(SENTENCES[language] as readonly string[])).join(' '),
    );
    const mail = `${OPENINGS[language]}\n\n${paragraphs.join('\n\n')}\n\n${CLOSINGS[language]}\n${pick(PEOPLE)}\n${pick(PHONES)}\n`;
    mails.push(mail);
    total += mail.length;
  }
  return mails;
}

/** What a stranger can send to keep a reader busy: one of these over and over. */
export const FLOODS: readonly string[] = [
  '0 ',
  '1-',
  '00 31 6 ',
  '12-3-1980 ',
  '06 12 34 56 78 ',
  '12345678 ',
  'bsn 123456782 ',
  'a@',
  'a@b.c ',
  '.a',
  '(',
  '[a 1',
  'a1',
  'A-1-',
  'Ab ',
  'A',
  'Jan van ',
  '1234 AB ',
  'Dorpsstraat 1, ',
  'user ',
  'wachtwoord: ',
  '> 1\n',
  '\n',
];

/** About `characters` of text in which nearly everything is a value, in pieces of a kilobyte. */
export function densePii(characters: number): string[] {
  const next = counter();
  const texts: string[] = [];
  for (let total = 0; total < characters; total += 1000) {
    const lines: string[] = [];
    for (let length = 0; length < 1000; ) {
      const line = DENSE[next.next().value % DENSE.length] as string;
      lines.push(line);
      length += line.length + 1;
    }
    texts.push(lines.join('\n'));
  }
  return texts;
}
