/**
 * Labels of the numbers under which an organisation keeps a person, combined from whom it keeps and what it
 * calls the number. Policies, claims, cases, orders, bills, tickets and meters are left out: their numbers
 * name a thing.
 */

const split = (text: string): readonly string[] => text.split(/[,\s]+/).filter(Boolean);
const phrases = (text: string): readonly string[] =>
  text
    .split(',')
    .map((phrase) => phrase.trim())
    .filter(Boolean);

/** Heads of Germanic compounds: "klantnummer", "klant-nr.", "klant nr". */
const NUMBER_NL = split('nummer nummers nr nrs nmr num no id code codes');
const CARD_NL = phrases('pas, pasnummer, pasnr, kaart, kaartnummer, kaartnr');
const NUMBER_DE = split('nummer nummern nr num no id code kennung kennzahl');
const CARD_DE = phrases('karte, kartennummer, ausweis, ausweisnummer');

const OWNERS_NL = split(
  `klant klanten cliënt client cliënten clienten relatie relaties debiteur debiteuren lid leden lidmaatschap lidmaatschaps abonnee
   abonnees abonnement abonnements account patiënt patiënten patient patienten pat student studenten leerling leerlingen deelnemer
   deelnemers huurder huurders donateur donateurs verzekerde verzekerden verzekerings gebruikers lezers lener leners pashouder
   medewerker medewerkers personeels werknemer werknemers kandidaat kandidaten cursist cursisten
   bewoner bewoners eigenaar zorg zorgklant zorgcliënt loyalty reizigers gast gasten spaarders
   stam inschrijf inschrijvings aansluitings aansluit contractant parkeerabonnement
   begunstigden aangeslotene rechthebbende ziekenhuis kaarthouder vaste-klant kaarthouders crm member`,
);
const CARD_OWNERS_NL = split(
  'klanten klant leden lid lidmaatschaps abonnements abonnee student studenten leerling leerlingen patiënten patient bibliotheek bieb bonus spaar ' +
    'ov-chip walstroom sport zwem museum milieu parkeer stads voordeel loyaliteits donor verzekerings zorg huurders donateurs bezoekers toegangs personeels klanten-',
);
const OWNERS_DE = split(
  `kunden kunde kundin kd mitglied mitglieds mitgl mitglieder patienten patient patientin pat mandanten mandant mdt depot matrikel versicherten versicherter
   teilnehmer abonnenten abo abonnement mieter nutzer schüler schueler studenten studierenden leser debitoren debitor
   personal mitarbeiter spender bewohner gast gäste klienten klient krankenkassen kundenkonto vertragskonto
   partner geschäftspartner bibliotheks leistungsempfänger beitrags vereins`,
);
const CARD_OWNERS_DE = split(
  'kunden mitglieds mitglieder patienten versicherten bibliotheks bücherei studenten schüler treue bonus vorteils park spender gast',
);

const OWNERS_EN = phrases(
  `customer, customer's, cust, client, client's, member, member's, membership, memb, subscriber, subscription, account, acct, acc, a c, patient, pat,
   student, pupil, learner, tenant, tenancy, donor, supporter, subscriber account, hospital, hosp, loyalty, library, library card, reader,
   passenger, traveller, frequent flyer, rewards, employee, staff, payroll, service, personnel, resident, participant, policyholder, cardholder,
   beneficiary, insured, enrollee, enrolment, enrollment, candidate, shareholder, holder, crm, debtor, gms, medical card, user account, energy account,
   customer account, client account, utility account`,
);
const NUMBER_EN = phrases(
  'number, numbers, no, nos, nr, num, id, ids, code, ref, reference, identifier, n°, card number, card no, card, account number, id number',
);
/** Words of another kind. */
const NOT_EN = new Set([
  'a c card',
  'a c code',
  'a c id',
  'account code',
  'service code',
  'service ref',
  'service reference',
  'service id',
  'service no',
  'staff code',
  'holder code',
]);

const OWNERS_FR = phrases(
  `client, cliente, clients, abonné, abonnée, abonnés, abonnement, adhérent, adhérente, adhérents, adhésion, assuré, assurée, assurés, allocataire, allocataires, patient, patiente, patients,
   membre, membres, locataire, locataires, étudiant, étudiante, élève, affilié, affiliée, sociétaire, sociétaires, bénéficiaire, usager, usagère, lecteur, lectrice, donateur, donatrice,
   licencié, licenciée, titulaire, salarié, employé, fidélité, compte client, compte abonné, participant, résident, porteur, débiteur, mandant, mutualiste`,
);
const BEFORE_FR = phrases('numéro, numéros, n°, nº, référence, réf, réf., code, identifiant, id, matricule');
const BEHIND_FR = phrases('numéro, n°, nº, no, nr, num, id, code, réf, référence');
/** "no" is an English word as well: only before whom it mostly numbers, so that the look-up stays short. */
const MOST_NUMBERED_FR = phrases('client, cliente, abonné, adhérent, assuré, membre, patient, allocataire');

function compounds(owners: readonly string[], heads: readonly string[]): string[] {
  const out: string[] = [];
  for (const owner of owners) {
    const plain = owner.replaceAll('-', ' ').trim();
    // A blank matches a hyphen too, so that these are "klantnr", "klant-nr", "klant.nr", "klant.-nr".
    for (const head of heads) for (const joint of ['', ' ', '.', '. ']) out.push(`${plain}${joint}${head}`);
  }
  return out;
}

function english(): string[] {
  const out: string[] = [];
  for (const owner of OWNERS_EN)
    for (const head of NUMBER_EN)
      if (!NOT_EN.has(`${owner} ${head}`)) out.push(`${owner} ${head}`, `${owner}. ${head}`);
  return out;
}

function french(): string[] {
  const out: string[] = [];
  const linked = (owner: string): string => (/^[aeéiou]/.test(owner) ? `d ${owner}` : `de ${owner}`);
  for (const owner of OWNERS_FR) {
    for (const head of BEFORE_FR) {
      out.push(`${head} ${owner}`, `${head} ${linked(owner)}`);
      if (/[°º]$/.test(head)) out.push(`${head}${owner}`, `${head}${linked(owner)}`);
    }
    for (const head of BEHIND_FR) out.push(`${owner} ${head}`);
  }
  for (const owner of MOST_NUMBERED_FR)
    for (const head of ['no', 'no.', 'num', 'num.', 'n'])
      out.push(`${head} ${owner}`, `${head} ${linked(owner)}`);
  return out;
}

/** Whom a number may follow at once: "lid 1182", "member HN-88-0417". */
export const CUSTOMER_OWNERS: readonly string[] = phrases(
  `klant, lid, leden, cliënt, client, patiënt, patient, debiteur, abonnee, relatie, donateur, huurder, student, leerling, deelnemer, verzekerde, lidkaart, ledenpas, passant,
   lidmaatschap, abonnement, parkeerabonnement, customer, member, membership, members, subscriber, tenant, pid, ipp, donor,
   kunde, kundin, mitglied, mandant, mandantin, patientin, versicherter, versicherte, abonnent, mieter, depot,
   cliente, abonné, abonnée, adhérent, adhérente, adhésion, assuré, assurée, allocataire, locataire, membre, sociétaire, patiente, bénéficiaire`,
);

export const CUSTOMER_WORDS: readonly string[] = [
  ...new Set([
    ...compounds(OWNERS_NL, NUMBER_NL),
    ...compounds(CARD_OWNERS_NL, CARD_NL),
    ...compounds(OWNERS_DE, NUMBER_DE),
    ...compounds(CARD_OWNERS_DE, CARD_DE),
    ...phrases(
      'nummer klant, nummer lid, nummer van de klant, nummer patiënt, bonuskaart, airmiles nummer, air miles, ns kaart, mobib, carte mobib, ov pas, pid, ipp, pasnummer, kaartnummer bibliotheek',
    ),
    ...english(),
    ...phrases(
      'council tax ref, council tax reference, council tax number, council tax account, council tax account number, rent account, rent ref, rent reference, payroll no, chart number, supporter ref, case load number, nmi, supply point number, number of customer, our customer number, hospital number, mrn, loyalty number, nectar card, clubcard, uan, pid',
    ),
    ...french(),
    ...phrases(
      'n° de dossier patient, numéro de dossier patient, dossier patient n°, dossier patient, n° dossier patient, référence patient, n° d usager, n° de carte, carte sociétaire, code adhérent, code abonné, numéro d élève, ine, carte d abonné, carte d adhérent, carte de membre, carte d étudiant, carte d assuré, carte mobib, carte navigo, carte vitale n°',
    ),
  ]),
].filter(
  (phrase) =>
    !/^(?:zorg ?code|stam ?code|abo ?code|gast ?code|gebruikers ?(?:id|code)|personal ?id|parkeer ?kaart|toegangs ?(?:pas|kaart)|lid ?code|nutzer ?(?:id|kennung|code)|karten ?(?:code|nummer|nummern|nr|num|no|id|kennung|kennzahl))$/.test(
      phrase,
    ),
);
