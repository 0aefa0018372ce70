import type { AddressGrammar } from './grammar.ts';

/** "Kerkstraat 12-3 hs, 1015 CJ Amsterdam"; Frisian street words included. */
export const NL: AddressGrammar = {
  country: 'NL',
  postcode: '(?:NL[- ]?)?[1-9]\\d{3} ?(?!S[ADS]\\b)[A-Z]{2}',
  postcodeIsTelling: true,
  streetEndings:
    'straat straatje str laan laantje plein pleintje gracht singel kade kaai dreef steeg dijk dyk plantsoen weg wegje ' +
    'steenweg boulevard promenade strjitte leane loane wei-tsjerk',
  weakEndings:
    'hof hofje pad park markt poort wal haven burg berg kamp veld hoek ring rij rijk oord horst akker erf brink bos donk heuvel ' +
    'meent ven tuin wijk werf zijde oever passage plaats baan lei drift es eind einde hout dam sluis vaart brug kolk kwartier waard ' +
    'stede dal vliet beek schans bolwerk wetering trans stal polder hage gaarde weide weiden hoven weg-oost reed wei buorren steech',
  notStreets:
    'weg onderweg snelweg autosnelweg waterweg vaarweg luchtweg tolweg hoofdweg uitweg omweg halverwege vanwege wegens terugweg landweg zandweg ' +
    'fietspad voetpad wandelpad zebrapad touchpad ipad thinkpad notepad supermarkt arbeidsmarkt huizenmarkt woningmarkt kerstmarkt rommelmarkt ' +
    'usb-poort poort netwerkpoort serverpark wagenpark pretpark speelveld invulveld tekstveld voetbalveld veld zoekveld magneetveld ' +
    'rijbaan startbaan landingsbaan bijbaan loopbaan werkplaats bouwplaats parkeerplaats standplaats plaats woonplaats geboorteplaats ligplaats ' +
    'zitplaats laadplaats opslagplaats staanplaats vindplaats winkelstraat straat kassa ring winkelwagen huis-aan-huis dozijn opslag ' +
    'bovendijk eind einde weekeinde uiteinde rij park hof markt wal berg bos hoek dal dam brug beek kamp tuin wijk erf haven vakantiepark bungalowpark ' +
    'achtertuin voortuin moestuin groentetuin woonwijk wachtrij batterij loterij galerij fokkerij drukkerij bakkerij oplichterij ellende',
  streetOpeners:
    'steenweg laan plein kade singel dijk gracht hof weg straat steeg dreef markt oude nieuwe grote kleine lange korte',
  poBoxes: 'postbus pb antwoordnummer',
  unitWords:
    'kamer kmr unit appartement app etage verdieping verd hoog bus huisnummer huisnr hnr t.a.v. tav p/a eerste tweede derde vierde deur links rechts ' +
    'blok huisje chalet ligplaats plek magazijn ingang vleugel',
  buildingWords:
    'verzorgingshuis verpleeghuis zorgcentrum woonzorgcentrum wzc rusthuis residentie serviceflat aanleunwoning recreatiepark vakantiepark ' +
    'bungalowpark camping woonboot woonschip woonark huize hoeve boerderij landgoed kasteel flatgebouw studentenhuis azc bedrijvenpark jachthaven',
  names: 'nederland the netherlands holland niederlande pays-bas netherlands nl',
  source: 'NEN 5825; PostNL, addressing guidelines',
};
