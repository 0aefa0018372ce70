import type { CueWords } from './kinds.ts';

/** Dutch and Flemish. */
export const NL: CueWords = {
  phone:
    'tel|telnr|telefoon|telefoon*|*telefoon|telefoonnummer*|tst|mob|mobiel|mobiele|mobielnummer|mobieltje|gsm|gsm nr|gsmnummer|bel|bellen|belt|gebeld|belde|terugbellen|bereikbaar|bereiken|app|appen|whatsapp|appje|sms|sms en|sms je|noodnummer|contactnummer|privenummer|werknummer|thuisnummer|nummerbehoud',
  switchboard:
    'centrale|telefooncentrale|receptie|algemeen nummer|algemene nummer|klantenservice|klantendienst|helpdesk|servicelijn|infolijn|meldkamer|storingsdienst|storingslijn|huisartsenpost|hulplijn|meldlijn',
  bank: 'iban*|rek|reknr|rekening|rekeningen|rekeningnr|rekeningnummer*|*rekening|bankrekening*|spaarrekening|bankgegevens|giro|gironummer|girorekening|bankrek|tnv|t n v|ten name van|overmaken|overgemaakt|overschrijven|terugstorten|incasso|automatische incasso|bankieren|tegenrekening',
  bic: 'bic|bic code|biccode|swift|swiftcode',
  creditor: 'incassant|incassant id|incassantid|crediteur id|creditor id|schuldeiser',
  card: 'kaart|creditcard*|credit card|kredietkaart*|kaartnr|kaartnummer*|kaart nr|kaart nummer|bankpas*|betaalkaart|pasnummer|visa|mastercard|maestro|amex|american express|card',
  cvv: 'cvv|cvc|cvc2|cvv2|cvc code|cvv code|beveiligingscode|veiligheidscode|kaartcode|controlecode',
  'card-expiry': 'geldig tot|vervaldatum|vervalt|verloopt|exp|exp datum|verloopdatum|geldigheid',
  'gift-card':
    'cadeaubon*|cadeaukaart*|giftcard*|gift card|tegoedbon*|waardebon*|kortingscode|kortingsbon|voucher*|bonnummer|spaarkaart*|klantenkaart*|bonuskaart*|vvv bon|bol bon|boekenbon|actiecode',
  bsn: 'bsn|bsn*|b s n|burgerservicenummer*|burgerservicenr|burger service nummer|burger service nr|burgerservice nummer|sofi|sofi nr|sofi nummer|sofinummer*|sofinr|sociaal fiscaal nummer|fiscaal nummer|ob nummer|obnummer|omzetbelastingnummer|onderwijsnummer|persoonsgebonden nummer|pgn',
  insz: 'rijksregister*|rijks register|rrn|rrnr|rr nr|insz*|niss|nationaal nummer|identificatienummer van het rijksregister|bisnummer|bis nummer',
  'national-id':
    'persoonsnummer|identificatienummer|identiteitsnummer|fiscaal identificatienummer|tin|nationaal id',
  passport:
    'paspoort*|reispas*|pasp|paspnr|reisdocument*|documentnummer*|document nr|documentnr|doc nr|nationaal paspoort',
  'identity-card':
    'id kaart*|idkaart*|identiteitskaart*|id bewijs*|identiteitsbewijs*|identiteitsdocument*|legitimatie*|legitimatiebewijs*|kaartnummer id|eid|documentnummer*|document nr|documentnr|doc nr|id nummer|id nr|idnr|idnummer|id card|id kaartnummer|nik',
  'residence-permit':
    'v nummer*|vnummer*|v nr|vnr|vreemdelingen*|vreemdelingennummer|verblijfsdocument*|verblijfsvergunning*|verblijfspas*|verblijfstitel|ind|ind nummer|w document|verblijfskaart',
  'driving-licence': 'rijbewijs*|rijbewijsnr|rijbewijsnummer*|rybewijs*',
  plate:
    'kenteken*|kent|nummerplaat|nummerplaten|nummerplaat*|plaat|platen|nummerbord|kent nr|kentekennr|nrplaat',
  vehicle:
    'auto|wagen|bus|busje|bestelbus|motor|scooter|bromfiets|caravan|aanhanger|voertuig|camper|leaseauto|geparkeerd|parkeer*|brommer|bolide|vrachtwagen|tractor|lease auto|autootje|bolide|bakfiets|elektrische wagen|taxi|bedrijfsauto|oprit|garage|apk|verzekering auto|aanrijding|flitser|boete',
  vat: 'btw|btw nr|btw nummer*|btwnummer*|btwnr|btw id|btwid|btw identificatienummer|omzetbelastingnummer|ob nummer|obnummer|vat',
  'sole-trader':
    'eenmanszaak*|zzp*|zzp er|zelfstandige|zelfstandig ondernemer|freelance*|eigen onderneming|prive|vrije beroep|bijberoep|eenpersoonszaak|in bijberoep|eenpitter',
  imei: 'imei*|toestelnummer',
  mrz: 'mrz|machineleesbare|leesbare strook|onderste regel*|strook',
  name: 'naam|achternaam|voornaam|voorletters|genaamd|heet|familienaam|roepnaam',
  address: 'adres*|woonadres|postcode|pc|woonplaats|straat|huisnummer|huisnr|bezorgadres|postbus|wonen|woon',
  birth:
    'geboren|geb|gebdat|geboortedatum|geboortedat|geb datum|gebdatum|geboortedag|geboorte|verjaardag|jarig|d o b',
  age: 'leeftijd|jaar oud|jaar jong',
  email: 'e mail*|email*|mail|mailadres|mailen',
  customer:
    'klantnr|klantnummer*|klant nr|klant nummer|klantcode|klantid|klant id|relatienummer*|relatienr|debiteurnummer|debiteurennummer|debnr|abonneenummer|abonnementsnummer|contractnummer|contractnr|contract nr|contractrekening|lidnummer|lidmaatschapsnummer|ledennummer|studentnummer|studentnr|leerlingnummer|patientnummer|clientnummer|clientnr|verzekerdennummer|verzekerdenummer|personeelsnummer|registratienummer|inschrijfnummer|contract|abonnement',
  username:
    'gebruiker|gebruikersnaam|gebruikersnamen|username|user|login|inlog|inlognaam|inlogcode|accountnaam|account|nickname|studentaccount|gebruikers id',
  password:
    'wachtwoord*|ww|paswoord*|pasw|pass|password|wachtw|wifi code|wificode|netwerksleutel|wachtzin|toegangscode|inloggegevens',
  pin: 'pin|pincode*|pin code|pinnummer|puk|pukcode|puk code|alarmcode|deurcode|kluiscode|cijfercode|toegangscode',
  'one-time-code':
    'verificatiecode|sms code|smscode|eenmalige code|tan code|tancode|bevestigingscode|activatiecode',
  ip: 'ip|ip adres|ipadres|ip nummer',
  mac: 'mac|mac adres|macadres',
  geo: 'coordinaten|gps|locatie|breedtegraad|lengtegraad',
  order:
    'order*|*order|bestelling*|bestelnr|bestelnummer*|bestel nr|bestel nummer|bestel*|reservering*|boeking*|boekingsnummer|boekingsnr|reserveringsnummer|aankoop*|pakbon*|winkelwagen*|kasticket*|kassaticket*|bonnr|bonnummer|opdracht*|opdrachtnummer|inkoopnummer|offerte*',
  invoice:
    'factuur*|facturen|factuurnr|factuurnummer*|*factuur|rekening|notanummer|creditnota*|betalingskenmerk*|acceptgiro*|aanmaning*|aanslag*|aanslagnummer|betaalkenmerk|kenmerk|omschrijving|boete*|bekeuring*|beschikking*|cjib*|bonnetje|kassabon|nota*',
  tracking:
    'track|trace|track trace|tracking*|trackingcode|trackingnummer|barcode*|zending*|zendingnummer|zendnummer|verzendnummer|verzendcode|pakket*|pakje|pakketnummer|vrachtbrief*|colli*|postnl|dhl|dpd|gls|ups|bpost|fedex',
  reference:
    'ticket*|ticketnr|ticketnummer*|case|casenummer|zaak|zaaknr|zaaknummer*|dossier*|dossiernr|dossiernummer*|ref|referentie*|referte|ons kenmerk|uw kenmerk|melding*|meldingsnummer|meldnummer|klacht*|klachtnummer|claim*|schade*|schadenummer|schadenr|incident*|polis*|polisnr|polisnummer*|aanvraag*|aanvraagnummer|projectnummer|project|vacature*|vacaturenummer|change|changenummer|wijzigingsnummer|volgnummer|storing*|storingsnummer|afspraaknummer|chat id|formulier*|mandaat*|machtiging*|machtigingskenmerk|artikel|wet',
  version: 'versie*|versienr|release|build|firmware*|update|php|ios|android|windows|software*|patch',
  amount:
    'bedrag*|prijs|prijzen|euro|eur|kost|kosten|kostte|totaal|subtotaal|saldo|tegoed|salaris|korting|btw bedrag|excl|incl|aantal|stuks|punten|bonuspunten|oplage',
  date: 'datum|startdatum|einddatum|ingangsdatum|leverdatum',
  time: 'uur|tijd|tijdstip',
  meter:
    'meterstand*|stand|tellerstand|kilometerstand|km stand|kmstand|kilometers|km|kwh|m3|meternummer|meternr|meter|eancode*|ean*|ean code|ean nummer|verbruik*|watermeter*|gasmeter*|slimme meter',
  product:
    'artikel*|artikelnr|artikelnummer*|art nr|art|productnr|productnummer*|product*|productcode|model*|modelnr|modelnummer|type|typenr|typenummer|isbn|ean|sku|onderdeel*|onderdeelnummer|typeplaatje|barcode|maat|kleur|serie',
  serial:
    'serie|serienr|serienummer*|serie nr|serie nummer|serial|s n|sn|licentie*|licentiecode|licentiesleutel|apparaatnummer|chassisnummer|framenummer|vin|modem|router|decoder|simkaart*|simkaartnummer|iccid|sim nr|chipnummer|rmanummer|rma|activeringscode|productsleutel',
  'company-id':
    'kvk*|kvk nr|kvk nummer*|k v k|kamer van koophandel|handelsregister*|vestigingsnummer*|rsin|ondernemingsnummer*|kbo|kbo nummer|vestigingsnr|agb*|agb code|agbcode|loonheffingennummer|oin|big nummer|bignummer',
  transaction:
    'transactie*|transactienr|transactienummer|transactieid|transactie id|betaling*|betalings id|betalingsid|mollie*|paypal*|ideal*|autorisatie*|autorisatiecode|terminal*',
  technical:
    'regel|poort|port|pid|error*|fout*|foutcode*|foutmelding*|code|regelnr|hash|commit|vlan|sessie*|session*|timestamp|tijdstempel|log*|proces*|thread|bytes|pagina|blz|kamer|lokaal|perron|spoor|vlucht*|gate',
  example: 'voorbeeld*|bijv|bijvoorbeeld|test|testnummer|fictief',
};
