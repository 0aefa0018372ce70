import type { Detector, Match, TextView } from './contract.ts';
import { spelledOutEmails } from './email-spelled-out.ts';

/** RFC 5321, 4.5.3.1: the longest local part and domain. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 253;

/** What a local part is made of in practice; RFC 5322 allows more, which in text are delimiters. */
const LOCAL = /[\p{L}\p{M}\p{N}._%+'’-]/u;
const DOMAIN = /[\p{L}\p{M}\p{N}.-]/u;
const LOCAL_EDGE = /^(?:%[0-9a-f]{2}|[.'’%_+-])+/i;
/** Labels of letters, digits and inner hyphens; the last one alphabetic or in Punycode. */
const DOMAIN_NAME =
  /^(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}\.){1,10}(?:xn--[a-z0-9-]{2,59}|[\p{L}\p{M}]{2,24})$/iu;
/** A line break or blanks that someone or something put beside the sign. */
const GAP = /^[ \t]{0,4}\n?[ \t]{0,4}$/;
const LONGEST_GAP = 4;

/** Local parts that name a post or a program, not a person. Compared without separators and digits. */
const ROLES = new Set(
  (
    'abuse accounting accounts administratie administratief administration administrator admin afspraak ' +
    'anfrage anfragen aankoop accueil advies balie bestelling bestellingen bestellung bestellungen ' +
    'betalingen billing boekhouding bookings booking boutique buchhaltung bureau bewerbung care commande ' +
    'commandes commercial communicatie communication compta comptabilite contact contacto crediteuren ' +
    'customercare customerservice customersupport data datenschutz debiteuren desk direction directie ' +
    'donotreply einkauf empfang enquiries enquiry events expeditie export facturatie facturation ' +
    'facturen facture factures feedback finance financien financieel finances gdpr general hallo hello ' +
    'help helpdesk hilfe hosting hostmaster hr import info information informatie informationen inkoop ' +
    'invoice invoices it jobs kantoor klacht klachten klantenservice klantcontact klantendienst kontakt ' +
    'kundendienst kundenservice kundensupport legal leverancier lieferung logistics logistiek magazijn ' +
    'mail mailerdaemon mailing marketing media meldingen moin monitoring newsletter nieuwsbrief noc ' +
    'noreply nepasrepondre notification notifications office ops order orders onderhoud orderdesk ' +
    'partner partners payment payments personeelszaken planning post postbus postmaster praktijk praxis ' +
    'presse press privacy projecten projects project purchase purchasing rechnung rechnungen receptie ' +
    'reception recruitment recruiting redactie redaktion redaction registratie relations reparatie ' +
    'reservation reservations reservering reserveringen retour retouren retours returns root sales sav ' +
    'secretariaat secretariat sekretariat security sepa service servicedesk serviceclient serviceclients ' +
    'servicedienst shop siteadmin socialmedia sollicitatie solliciteren spam staff storing storingen studio ' +
    'support supportteam sysadmin systeem system systems team technik technique technisch ticket tickets ' +
    'tech trade traffic urgence verhuur verkauf verkoop versand versicherung vertrieb vente ventes ' +
    'voorzitter penningmeester secretaris warehouse web webbeheer webmaster webshop webteam welcome werkstatt ' +
    'intake aanmelding aanmeldingen inschrijving inschrijvingen ledenadministratie retourservice bezorging schade claims claim compliance dpo fg avg vacatures stage pers verhuur boekingen klantreacties onderwijs leden ' +
    'anmeldung buchung buchungen personal schaden beschwerde retoure mitglieder redaktionelles inscription inscriptions rh adherents sinistres reclamation reclamations facturatieafdeling crediteurenadministratie ' +
    'applications admissions complaints customers dispatch facilities fundraising membership memberships repairs returns transport treasurer secretary lettings helpline ' +
    'test tester testuser demo example voorbeeld beispiel exemple sample dmarc dmarcreports tlsrpt rua ruf csp cert soc dpd gdprteam facilitair facilitairezaken huurdersservice bewonersservice ' +
    'mieterservice mieterbuero hausverwaltung hausmeister buergerbuero buergerbus buergerservice stadtverwaltung gemeinde rathaus ordnungsamt bauamt verkehrsbetrieb fahrgastservice ' +
    'achats achat approvisionnement logistique livraisons livraison savclient relationclient relationsclients servicetechnique mairie scolarite vieassociative periscolaire cantine creche ecole college lycee ' +
    'vertriebsteam auftragsannahme auftrag auftraege disposition lager einsatz empfangsteam termine terminvergabe verwaltungsteam kasse mahnwesen debitorenbuchhaltung kreditoren ' +
    'gemeente burgerzaken belastingen belasting handhaving parkeren griffie wijkteam zorg zorgadministratie polikliniek poli apotheek huisarts huisartsenpraktijk tandarts praktijkmanager roosters rooster leerlingenzaken examens examenbureau decanaat mentoren ' +
    'bezorgen koerier expeditieteam servicebalie klantcontactcentrum kcc meldpunt onderhoudsdienst reparatieverzoek technischedienst storingsdienst bewoners vve redactieteam ' +
    'council counciltax parking permits licensing planningdept housing repairsteam homecare appointments referrals prescriptions pharmacy surgery practice practicemanager school schooloffice attendance admin2 exams bursar porter lodge concierge estates maintenance ' +
    'trade tradeaccounts ordersuk wholesale retail store stores storemanager customerrelations customerexperience cx crm guest guestservices frontdesk reservationsdesk events2 box boxoffice ticketing ' +
    'winkel zentrale bestuur beheer buero büro domains domeinen alerts alert updates update bounce bounces'
  ).split(' '),
);

/** Schemes and commands in front of `user@host` that make it a machine's address. */
const MACHINE_BEFORE = /(?:\bcid:|\bmid:|(?:^|\n)(?:message-id|in-reply-to|references):[^\n]{0,200})$/i;
const LONGEST_MACHINE_BEFORE = 220;
/** A log-in at a machine: `ssh -v jan@host`, `jan@host: Permission denied`, `jan@host:~$`. */
const REMOTE_BEFORE =
  /(?:^|[\s`$#>|;&(])(?:ssh|scp|sftp|rsync|ssh-copy-id|mosh)[ \t](?:[^\n@|;&]{0,80}[ \t])?$/;
const REMOTE_BEHIND = /^(?:: Permission denied|:[~/][^\n]{0,60}[$#])/;

/**
 * E-mail addresses, also with a gap or line break beside the `@`, percent-encoded in a URL, and spelled
 * out against harvesters. Addresses of a role (`info@`, `support@`) are told apart as the organisation's.
 */
export const email: Detector = {
  id: 'email',
  entity: 'EMAIL_ADDRESS',
  version: 2,
  stage: 'structure',
  prefilter: 'always',
  regions: [],
  sources: ['RFC 5322, 3.4.1', 'RFC 5321, 4.5.3.1', 'RFC 2142 (role names)'],
  find(view: TextView): Match[] {
    const matches = [...signs(view.text, '@'), ...signs(view.text, '%40')];
    for (const span of spelledOutEmails(view)) {
      matches.push({
        ...span,
        confidence: 'likely',
        evidence: ['obfuscated', 'grammar'],
        ...holderOf(view.text.slice(span.start, span.end)),
      });
    }
    return matches;
  },
  compact: (value) =>
    value
      .toLowerCase()
      .replace(/%40/, '@')
      .replace(/\s{1,3}(?:at|ät|arobase|apenstaartje)\s{1,3}/, '@')
      .replace(/\s{1,4}(?:dot|punt|punkt|point)\s{1,4}/g, '.')
      .replace(/[^\p{L}\p{M}\p{N}._%+@'-]/gu, ''),
};

function* signs(text: string, sign: '@' | '%40'): Generator<Match> {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) {
    const match = around(text, at, at + sign.length);
    if (match) yield match;
  }
}

function around(text: string, at: number, after: number): Match | undefined {
  const [localEnd, domainStart] = closeGaps(text, at, after);
  let start = localEnd;
  while (start > 0 && localEnd - start < LONGEST_LOCAL && LOCAL.test(text[start - 1] as string)) start--;
  if (text[start - 1] === '"' && text[localEnd - 1] === '"') return;
  start += LOCAL_EDGE.exec(text.slice(start, localEnd))?.[0].length ?? 0;
  if (start >= localEnd || text[localEnd - 1] === '.') return;
  // "r****z@…" is masked already.
  if (/[*•·#]/.test(text[start - 1] ?? '')) return;

  let end = domainStart;
  while (end < text.length && end - domainStart < LONGEST_DOMAIN && DOMAIN.test(text[end] as string)) end++;
  end = domainStart + domainLength(text.slice(domainStart, end));
  if (end === domainStart) return;

  const gapped = domainStart - localEnd > after - at;
  const local = text.slice(start, localEnd);
  if (gapped && !/\.[a-z]{2,7}$/.test(text.slice(domainStart, end))) return;
  if (local === 'git' && text[end] === ':') return;
  if (MACHINE_BEFORE.test(text.slice(Math.max(0, start - LONGEST_MACHINE_BEFORE), start).replace(/<$/, ''))) {
    return;
  }
  if (REMOTE_BEHIND.test(text.slice(end, end + LONGEST_MACHINE_BEFORE))) return;
  if (REMOTE_BEFORE.test(text.slice(Math.max(0, start - LONGEST_MACHINE_BEFORE), start))) return;
  return {
    start,
    end,
    confidence: gapped ? 'likely' : 'certain',
    evidence: gapped ? ['format', 'obfuscated'] : ['format'],
    ...(EXAMPLE_BEFORE.test(text.slice(Math.max(0, start - LONGEST_EXAMPLE), start))
      ? { holder: 'organisation' as const }
      : holderOf(local)),
  };
}

/** An address of a standard or a test record is nobody's. "For example …" may well be somebody's. */
const EXAMPLE_BEFORE =
  /(?<!\p{L})(?:rfc example|voorbeeldadres|testklant|testadres|test customer|test address|dummy address|testkunde|testadresse|beispieladresse|client de test|adresse de test)[ :]{1,3}["'`<(]{0,2}$/iu;
const LONGEST_EXAMPLE = 28;

/** Where the local part ends and the domain begins, past blanks or a line break on either side. */
function closeGaps(text: string, at: number, after: number): [number, number] {
  let before = at;
  while (before > 0 && at - before < LONGEST_GAP && /\s/.test(text[before - 1] as string)) before--;
  let behind = after;
  while (behind - after < LONGEST_GAP && /\s/.test(text[behind] ?? '')) behind++;
  return [
    GAP.test(text.slice(before, at)) ? before : at,
    GAP.test(text.slice(after, behind)) ? behind : after,
  ];
}

/** How much of `run` is a domain name; what follows it (a full stop, the next sentence) is left off. */
function domainLength(run: string): number {
  let name = (run.split(/\.[.-]/, 1)[0] ?? '').replace(/[.-]{1,8}$/, '');
  const next = /\.\p{Lu}\p{Ll}+$/u.exec(name);
  if (next && /\.[a-z]{2,}$/.test(name.slice(0, next.index))) name = name.slice(0, next.index);
  return DOMAIN_NAME.test(name) ? name.length : 0;
}

/** Whose address it is, from its local part. */
export function holderOf(address: string): Pick<Match, 'holder'> {
  const local = (/^[^@\s[({]*/.exec(address)?.[0] ?? '').toLowerCase();
  if (ROLES.has(local.replace(/[\d._-]/g, ''))) return { holder: 'organisation' };
  const [first = '', last = ''] = [/^[^.+_-]*/.exec(local)?.[0], /[^.+_-]{0,64}$/.exec(local)?.[0]];
  if (PLAIN_ROLES.has(first) || PLAIN_ROLES.has(last)) return { holder: 'organisation' };
  return ROLE_ENDING.test(local) ? { holder: 'organisation' } : {};
}

/** Compounds of posts: "mieterservice@", "huurdersadministratie@", "buergerbuero@". */
const ROLE_ENDING =
  /^[a-z]{3,}[.-]?(?:service|services|dienst|team|desk|office|buero|büro|administratie|afdeling|balie|support|verwaltung|abteilung|sekretariat|praxis|praktijk|redactie|redaktion|zaken|beheer|commissie|bestuur|vereniging|verein|shop|store|helpdesk)$/;

/** Role words that keep their meaning with something beside them: `support-nl@`, `no-reply+123@`. */
const PLAIN_ROLES = new Set(
  (
    'info support service sales noreply klantenservice kundenservice helpdesk billing administratie ' +
    'buchhaltung facturatie newsletter webmaster postmaster notifications privacy reply'
  ).split(' '),
);
