import type { Entity } from '../../../detectors/contract.ts';
import { mayAnswer, messageIdOf } from '../../model/auto-response.ts';
import type { PolicyDecision } from '../../model/decision.ts';
import type { ParsedDocument } from '../../model/document.ts';
import type { Envelope } from '../../model/envelope.ts';
import type { Routes } from '../../model/route.ts';
import type { NoticeLanguage } from '../../model/subject.ts';
import { noticeLanguage } from '../../pipeline/recognise-request.ts';
import type { NoticeMail } from '../../ports/notices.ts';

type Told = Readonly<Partial<Record<Entity, string>>>;

/** Kinds worth a word to who sent them, as the reply names them. Others are no news: everybody's mail has a name. */
const TOLD: Readonly<Record<NoticeLanguage, Told>> = {
  nl: {
    IBAN: 'een rekeningnummer',
    BANK_ACCOUNT: 'een rekeningnummer',
    PAYMENT_CARD: 'een betaalkaartnummer',
    NATIONAL_ID: 'een burgerservicenummer of ander nationaal nummer',
    PASSPORT: 'een paspoortnummer',
    IDENTITY_CARD: 'een nummer van een identiteitskaart',
    RESIDENCE_PERMIT: 'een nummer van een verblijfsdocument',
    DRIVING_LICENCE: 'een rijbewijsnummer',
    MRZ: 'de machineleesbare regels van een identiteitsbewijs',
    PASSWORD: 'een wachtwoord',
    API_KEY: 'een geheime sleutel',
    DATE_OF_BIRTH: 'een geboortedatum',
    HEALTH: 'gegevens over gezondheid',
    SPECIAL_CATEGORY: 'bijzondere persoonsgegevens',
  },
  en: {
    IBAN: 'a bank account number',
    BANK_ACCOUNT: 'a bank account number',
    PAYMENT_CARD: 'a payment card number',
    NATIONAL_ID: 'a citizen or other national number',
    PASSPORT: 'a passport number',
    IDENTITY_CARD: 'an identity card number',
    RESIDENCE_PERMIT: 'a residence permit number',
    DRIVING_LICENCE: 'a driving licence number',
    MRZ: 'the machine-readable lines of an identity document',
    PASSWORD: 'a password',
    API_KEY: 'a secret key',
    DATE_OF_BIRTH: 'a date of birth',
    HEALTH: 'data about health',
    SPECIAL_CATEGORY: 'sensitive personal data',
  },
  de: {
    IBAN: 'eine Kontonummer',
    BANK_ACCOUNT: 'eine Kontonummer',
    PAYMENT_CARD: 'eine Kartennummer',
    NATIONAL_ID: 'eine Steuer-, Sozialversicherungs- oder andere nationale Nummer',
    PASSPORT: 'eine Passnummer',
    IDENTITY_CARD: 'eine Ausweisnummer',
    RESIDENCE_PERMIT: 'die Nummer eines Aufenthaltstitels',
    DRIVING_LICENCE: 'eine Führerscheinnummer',
    MRZ: 'die maschinenlesbaren Zeilen eines Ausweises',
    PASSWORD: 'ein Passwort',
    API_KEY: 'einen geheimen Schlüssel',
    DATE_OF_BIRTH: 'ein Geburtsdatum',
    HEALTH: 'Angaben zur Gesundheit',
    SPECIAL_CATEGORY: 'besonders geschützte Angaben',
  },
  fr: {
    IBAN: 'un numéro de compte bancaire',
    BANK_ACCOUNT: 'un numéro de compte bancaire',
    PAYMENT_CARD: 'un numéro de carte de paiement',
    NATIONAL_ID: "un numéro de sécurité sociale ou d'identification nationale",
    PASSPORT: 'un numéro de passeport',
    IDENTITY_CARD: "un numéro de carte d'identité",
    RESIDENCE_PERMIT: 'un numéro de titre de séjour',
    DRIVING_LICENCE: 'un numéro de permis de conduire',
    MRZ: "les lignes lisibles par machine d'une pièce d'identité",
    PASSWORD: 'un mot de passe',
    API_KEY: 'une clé secrète',
    DATE_OF_BIRTH: 'une date de naissance',
    HEALTH: 'des données de santé',
    SPECIAL_CATEGORY: 'des données sensibles',
  },
};

const TEXTS: Readonly<Record<NoticeLanguage, (list: string) => { subject: string; text: string }>> = {
  nl: (list) => ({
    subject: 'Over uw bericht: gegevens die u niet hoefde te sturen',
    text: `Dank voor uw bericht; het is goed aangekomen en wordt behandeld.\n\nEr stond ${list} in. Dat hebben wij niet nodig om u te helpen. Wij hebben het verwijderd voordat iemand het las.\n\nU hoeft niets te doen. Laat zulke gegevens een volgende keer gerust weg; hebben wij ze wel nodig, dan vragen wij erom.`,
  }),
  en: (list) => ({
    subject: 'About your message: data you did not need to send',
    text: `Thank you for your message; it arrived and will be dealt with.\n\nIt held ${list}. We do not need that to help you, and removed it before anybody read it.\n\nYou need not do anything. Please leave such data out next time; when we do need it, we will ask.`,
  }),
  de: (list) => ({
    subject: 'Zu Ihrer Nachricht: Angaben, die Sie nicht senden mussten',
    text: `Danke für Ihre Nachricht; sie ist angekommen und wird bearbeitet.\n\nSie enthielt ${list}. Das brauchen wir nicht, um Ihnen zu helfen; wir haben es entfernt, bevor es jemand las.\n\nSie müssen nichts tun. Lassen Sie solche Angaben beim nächsten Mal gern weg; wenn wir sie brauchen, fragen wir danach.`,
  }),
  fr: (list) => ({
    subject: "À propos de votre message : données qu'il n'était pas nécessaire d'envoyer",
    text: `Merci pour votre message ; il est bien arrivé et sera traité.\n\nIl contenait ${list}. Nous n'en avons pas besoin pour vous aider et l'avons retiré avant toute lecture.\n\nVous n'avez rien à faire. N'envoyez pas ces données la prochaine fois ; si nous en avons besoin, nous vous les demanderons.`,
  }),
};

const AND: Readonly<Record<NoticeLanguage, string>> = { nl: 'en', en: 'and', de: 'und', fr: 'et' };

/**
 * A reply to who sent what nobody needs, naming kinds and no values. `undefined` where there is nothing to tell, the
 * route does not want it, or the mail is one that no machine may answer.
 */
export function courtesyReply(
  {
    raw,
    envelope,
    document,
    decisions,
  }: {
    raw: Uint8Array;
    envelope: Envelope;
    document: ParsedDocument;
    decisions: readonly PolicyDecision[];
  },
  routes: Pick<Routes, 'forRecipient'>,
): NoticeMail | undefined {
  const { sender, recipients } = envelope;
  if (!recipients.some((recipient) => routes.forRecipient(recipient)?.reply)) return undefined;
  if (recipients.some((recipient) => recipient.toLowerCase() === sender.toLowerCase())) return undefined;
  if (!mayAnswer(raw, sender)) return undefined;
  const language = noticeLanguage(document.language) ?? 'nl';
  const told = new Set<string>();
  for (const { action, entity, inputs } of decisions) {
    const unneeded = action === 'redact' && inputs.asked !== 'yes' && inputs.whose !== 'staff';
    const name = TOLD[language][entity];
    if (unneeded && name && inputs.location !== 'quoted' && inputs.location !== 'hidden') told.add(name);
  }
  if (told.size === 0) return undefined;
  const names = [...told];
  const last = names.pop() as string;
  const list = names.length > 0 ? `${names.join(', ')} ${AND[language]} ${last}` : last;
  const inReplyTo = messageIdOf(raw);
  return { ...TEXTS[language](list), to: sender, auto: 'auto-replied', ...(inReplyTo && { inReplyTo }) };
}
