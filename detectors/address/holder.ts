import type { Holder, Span } from '../contract.ts';

/** Places open to the public, and premises of organisations. */
const PREMISES =
  /(?<!\p{L})(?:(?:hoofd)?kantoor|vestiging(?:en)?|hoofdvestiging|filiaal|winkel|bouwmarkt|supermarkt|showroom|magazijn|distributiecentrum|afhaalpunt|servicepunt|postkantoor|stadhuis|gemeentehuis|stadskantoor|stadsloket|gemeente|ziekenhuis|kliniek|praktijk|apotheek|museum|school|bibliotheek|station|hotel|restaurant|café|theater|rechtbank|politiebureau|bezoekadres|retouradres|kantooradres|vestigingsadres|onze locatie|jullie locatie|balie|depot|werkplaats|garage|dorpshuis|buurthuis|bakkerij|slagerij|kapper|kapsalon|sportschool|bank|kerk|moskee|camping|show-room|gärtnerei|bäckerei|metzgerei|gasthof|gasthaus|kanzlei|praxis|autohaus|bakery|salon|garage|gym|church|mosque|boulangerie|cabinet|étude|(?:head|main|branch|our|your|sales|registered) office|office|branch|store|shop|showroom|warehouse|depot|headquarters|hq|town hall|city hall|council offices|library|hospital|clinic|surgery|pharmacy|museum|hotel|restaurant|pub|police station|courthouse|return address|büro|filiale|geschäftsstelle|geschäft|niederlassung|zentrale|hauptsitz|firmensitz|laden|markt|lager|abholstation|rathaus|krankenhaus|bürgeramt|finanzamt|apotheke|werkstatt|bibliothek|bureaux?|magasin|boutique|agence|siège(?: social)?|succursale|entrepôt|mairie|hôpital|clinique|pharmacie|bibliothèque|musée|hôtel|guichet|point relais|showroom|adresse de retour|rücksendeadresse|retourenadresse|rücksendungen an)(?!\p{L})[^.!?\n]{0,48}$/iu;
const COMPANY =
  /(?<![\p{L}.])(?:B\.?V\.?|N\.?V\.?|BVBA|VOF|V\.O\.F\.|Stichting|Ltd\.?|Limited|LLP|PLC|Inc\.?|GmbH|AG|KG|OHG|UG|e\.V\.|SARL|SAS|S\.A\.?|SRL|EURL|ASBL|VZW)(?![\p{L}])[ ,:(-]{0,4}(?:\n[ \t>]*)?$/u;
/** Whoever writes one of these tells of a person's place, whatever stands before it. */
const PERSONAL =
  /(?<!\p{L})(?:mijn|m'n|mn|ik|wij|we|thuis|woon\p{L}*|wonen\p{L}*|bezorgadres|afleveradres|woonadres|buurman|buurvrouw|dhr|mevr|mevrouw|heer|my|i|home|live[sd]?|living|neighbou?r|mr|mrs|ms|deliver\p{L}*|mein\p{L}*|ich|wohn\p{L}*|herr|frau|nachbar\p{L}*|lieferadresse|mon|ma|je|j'habite|habit\p{L}*|domicile|voisin\p{L}*|mme|livraison)(?!\p{L})/iu;
/** "de winkel van mijn broer": a shop all the same. */
const OWNER = /^ (?:van mijn|of my|von mein\p{L}{0,2}|de mon|de ma|van m'n) \p{L}+/u;
const ROLE =
  /(?:^|\n)[^\n]{0,40}(?:partner|director|directeur|manager|advocaat|notaris|geschäftsführer|rechtsanwalt|avocat|gérant|eigenaar|owner|inhaber),? [^\n]*$/i;
const BEHIND =
  /^ ?[,(]{0,1} ?\(?(?:bij |at |beim |près de )?(?:ons|onze|jullie|uw|our|your|unser\p{L}*|ihr\p{L}*|notre|votre|het|the|das|der|die|le|la) (?:kantoor|vestiging|winkel|filiaal|dorpshuis|buurthuis|station|ziekenhuis|office|branch|store|shop|büro|filiale|geschäft|laden|bureau|magasin|agence|boutique|stadhuis|gemeentehuis|town hall|rathaus|mairie)(?!\p{L})/iu;
const REACH = 90;

/** Whose address stands at `span`, when the words before it (or right behind) tell. */
export function holderOfAddress(text: string, span: Span): Holder | undefined {
  if (BEHIND.test(text.slice(span.end, span.end + 32))) return 'organisation';
  const before = text.slice(Math.max(0, span.start - REACH), span.start);
  const premises = PREMISES.exec(before);
  if (premises && !PERSONAL.test(before.slice(premises.index).replace(/^\S+/, '').replace(OWNER, ''))) {
    const lead = before.slice(Math.max(0, premises.index - 14), premises.index);
    if (!/(?:mijn|my|mein|mon) (?:eigen )?$/i.test(lead)) return 'organisation';
  }
  const company = COMPANY.exec(before);
  return company && !ROLE.test(before) ? 'organisation' : undefined;
}
