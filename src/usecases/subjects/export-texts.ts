import type { NoticeLanguage } from '../../model/subject.ts';

interface ExportTexts {
  readonly title: string;
  readonly note: string;
  readonly truncated: string;
  readonly person: string;
  readonly name: string;
  readonly address: string;
  readonly removed: string;
  readonly when: string;
  readonly from: string;
  readonly text: string;
  readonly roles: { readonly requester: string; readonly agent: string; readonly other: string };
  readonly mentions: string;
  readonly mentionsWhy: string;
  readonly how: string;
  readonly recipients: string;
  readonly desk: string;
  readonly messages: string;
  readonly last: string;
}

/** The words of an export's page. */
export const EXPORT_TEXTS: Readonly<Record<NoticeLanguage, ExportTexts>> = {
  nl: {
    title: 'Uw gegevens bij onze klantenservice',
    note: 'Dit is wat wij van u hebben. Wat wij niet nodig hadden is verwijderd voordat iemand het las; gegevens van anderen zijn weggelaten (art. 15 lid 4 AVG).',
    truncated: 'Er zijn meer berichten dan hier passen. Vraag ons om de rest.',
    person: 'U',
    name: 'Naam',
    address: 'E-mailadres',
    removed: 'Vooraf verwijderd:',
    when: 'Wanneer',
    from: 'Van',
    text: 'Bericht',
    roles: { requester: 'u', agent: 'ons', other: 'een ander' },
    mentions: 'Berichten van anderen waarin u voorkomt',
    mentionsWhy: 'De tekst ervan is van een ander en staat hier daarom niet.',
    how: 'Hoe',
    recipients: 'Aan wie wij het doorgaven',
    desk: 'Afdeling',
    messages: 'Berichten',
    last: 'Laatst',
  },
  en: {
    title: 'Your data at our support desk',
    note: 'This is what we hold of you. What we did not need was removed before anybody read it; data of others is left out (GDPR art. 15(4)).',
    truncated: 'There are more messages than fit here. Ask us for the rest.',
    person: 'You',
    name: 'Name',
    address: 'E-mail address',
    removed: 'Removed beforehand:',
    when: 'When',
    from: 'From',
    text: 'Message',
    roles: { requester: 'you', agent: 'us', other: 'somebody else' },
    mentions: 'Messages of others that mention you',
    mentionsWhy: "Their text is somebody else's and is therefore not shown.",
    how: 'How',
    recipients: 'Whom we passed it on to',
    desk: 'Desk',
    messages: 'Messages',
    last: 'Last',
  },
  de: {
    title: 'Ihre Daten bei unserem Kundendienst',
    note: 'Das haben wir von Ihnen gespeichert. Was wir nicht brauchten, wurde entfernt, bevor es jemand las; Angaben anderer sind weggelassen (Art. 15 Abs. 4 DSGVO).',
    truncated: 'Es gibt mehr Nachrichten, als hier Platz haben. Bitte fragen Sie uns nach dem Rest.',
    person: 'Sie',
    name: 'Name',
    address: 'E-Mail-Adresse',
    removed: 'Vorher entfernt:',
    when: 'Wann',
    from: 'Von',
    text: 'Nachricht',
    roles: { requester: 'Ihnen', agent: 'uns', other: 'jemand anderem' },
    mentions: 'Nachrichten anderer, in denen Sie vorkommen',
    mentionsWhy: 'Der Text gehört jemand anderem und steht deshalb nicht hier.',
    how: 'Wie',
    recipients: 'An wen wir es weitergaben',
    desk: 'Abteilung',
    messages: 'Nachrichten',
    last: 'Zuletzt',
  },
  fr: {
    title: 'Vos données auprès de notre service client',
    note: "Voici ce que nous détenons de vous. Ce dont nous n'avions pas besoin a été retiré avant toute lecture ; les données d'autres personnes sont omises (art. 15, 4 RGPD).",
    truncated: "Il y a plus de messages qu'ici. Demandez-nous le reste.",
    person: 'Vous',
    name: 'Nom',
    address: 'Adresse e-mail',
    removed: 'Retiré auparavant :',
    when: 'Quand',
    from: 'De',
    text: 'Message',
    roles: { requester: 'vous', agent: 'nous', other: "quelqu'un d'autre" },
    mentions: "Messages d'autres personnes qui vous mentionnent",
    mentionsWhy: "Leur texte appartient à quelqu'un d'autre et n'est donc pas montré.",
    how: 'Comment',
    recipients: "À qui nous l'avons transmis",
    desk: 'Service',
    messages: 'Messages',
    last: 'Dernier',
  },
};
