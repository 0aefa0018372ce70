import type { CueWords } from './kinds.ts';

/** German of Germany, Austria and Switzerland. */
export const DE: CueWords = {
  phone:
    'tel|telnr|telefon*|*telefon|telefonnr|telefonnummer*|tel nr|fon|fax|mobil*|mobilnr|mobilnummer*|handy*|handynr|handynummer*|rufnummer*|ruf|ruckruf*|anrufen|anruf|angerufen|rufen|ruft|erreichbar|erreichen|durchwahl|festnetz*|whatsapp|natel|kontaktnummer|dw',
  switchboard:
    'zentrale|telefonzentrale|hotline|kundenservice|kundendienst|servicenummer|pforte|rezeption|empfang|kundenhotline|notdienst',
  bank: 'iban*|konto*|kontonr|kontonummer*|kto|kto nr|ktonr|*konto|bankverbindung*|bankdaten|uberweisen|uberweisung*|kontoinhaber|lastschrift*|sepa|blz|bankleitzahl',
  bic: 'bic|bic code|swift|swift code',
  creditor:
    'glaubiger id|glaubigerid|glaubiger identifikationsnummer|glaubigeridentifikationsnummer|creditor id',
  card: 'kreditkarte*|kreditkartennr|kreditkartennummer*|kartennr|kartennummer*|karten nr|karte|karten|debitkarte*|bankkarte*|visa|mastercard|amex|american express|ec karte|girokarte|girocard',
  cvv: 'cvv|cvc|prufnummer|prufziffer|prufziffern|kartenprufnummer|sicherheitscode|kartenprufziffer|cvc code|cvv code',
  'card-expiry': 'gultig bis|gultig|ablaufdatum|verfallsdatum|verfall|gultigkeit|exp|lauft ab',
  'gift-card':
    'gutschein*|geschenkkarte*|geschenkgutschein*|rabattcode|rabatt*|gutscheincode|guthabenkarte*|kundenkarte*|bonuskarte*|payback*|prepaid code|aktionscode',
  bsn: 'burgerservicenummer|hollandische burgernummer|niederlandische burgernummer',
  insz: 'nationalregisternummer|nationalregister*',
  idnr: 'steuer id|steuerid|steuer idnr|steueridnr|steuer identifikationsnummer|steueridentifikationsnummer*|steuerliche identifikationsnummer|steuerliche id|steuer identnummer|identifikationsnummer|idnr|id nr|idnummer|tin|steueridentnummer|steuer ident nr|steuernummer|steuer nr|st nr|stnr|finanzamt',
  'pension-de':
    'sozialversicherungsnummer*|sozialversicherungs nr|sozialversicherungsnr|sozial versicherungsnummer|sv nummer|svnr|sv nr|svnummer|rentenversicherungsnummer*|rentenversicherungsnr|rentenversicherung*|rvnr|rv nummer|rv nr|versicherungsnummer*|versicherungsnr|vsnr|rentennummer|sozialversicherungsausweis|sozialversicherung',
  'health-de':
    'krankenversichertennummer*|krankenversicherten nr|kvnr|kv nr|kv nummer|kvnummer|versichertennummer*|versichertennr|versicherten nr|krankenversicherungsnummer*|krankenversicherungs nr|krankenversicherungsnr|krankenkasse*|krankenkassennummer|gesundheitskarte*|egk|versichertenkarte|versicherten id|krankenversicherung|aok|barmer',
  'svnr-at':
    'sozialversicherungsnummer*|sozialversicherungs nr|sozialversicherungsnr|sv nummer|svnr|sv nr|svnummer|versicherungsnummer*|versicherungsnr|vsnr|e card*|ecard*|svn|ogk|sozialversicherung',
  ahv: 'ahv*|ahv nr|ahv nummer|ahvnr|ahvnummer|ahvn13|sozialversicherungsnummer*|ahv n13|sv nummer',
  'national-id':
    'personennummer|personalnummer staatlich|personenkennzahl|identifikationsnummer|personenkennziffer',
  passport:
    'pass|passnr|passnummer*|pass nr|pass nummer|reisepass*|reisepassnr|reisepassnummer*|reisepass nr|passes|dokumentennummer*|ausweis*|ausweisnummer*|kinderreisepass*|reisedokument',
  'identity-card':
    'personalausweis*|perso|personalausweisnr|personalausweisnummer*|ausweis*|ausweisnr|ausweisnummer*|ausweis nr|dokumentennummer*|identitatskarte*|id karte*|idkarte|seriennummer ausweis|pa nr|perso nr|identitatsausweis',
  'residence-permit':
    'aufenthaltstitel*|aufenthaltserlaubnis*|aufenthaltskarte*|eat|niederlassungserlaubnis*|visum*|azr nummer|azr|auslanderausweis',
  'driving-licence':
    'fuhrerschein*|fuhrerscheinnr|fuhrerscheinnummer*|fuhrerschein nr|fahrerlaubnis*|fuhrerausweis*|lenkerberechtigung|fs nr|fuhrerscheinkopie',
  plate:
    'kennzeichen*|kfz kennzeichen|kfzkennzeichen|autokennzeichen|autonummer|nummernschild*|amtl kennzeichen|amtliches kennzeichen|kontrollschild*|schild|schilder|wechselschild*|wechselnummer|kz|kfz kz|amtl kz',
  vehicle:
    'fahrzeug*|auto|wagen|pkw|lkw|motorrad|roller|anhanger|wohnmobil|geparkt|parken|zugelassen|kfz|transporter|firmenwagen|dienstwagen|unfallgegner|parkplatz|parkt|toff|mofa|traktor|lieferwagen|sprinter|moto|anhanger|kombi',
  vat: 'ust|ust id|ustid|ust idnr|ustidnr|ust id nr|umsatzsteuer*|umsatzsteuer id|umsatzsteueridentifikationsnummer|uid|uid nummer|uid nr|mwst|mwst nr|mwst nummer',
  'sole-trader':
    'einzelunternehmer*|einzelunternehmen|freiberufler*|freiberuflich|selbststandig*|selbstandig*|kleinunternehmer*|einzelfirma|freelancer*|gewerbetreibend*|einzelkaufmann|einzelkauffrau|ein mann betrieb|einmannbetrieb|nebenberuflich*|nebengewerbe|einzelunternehmerin|freie mitarbeiterin|freier mitarbeiter',
  imei: 'imei*|geratenummer',
  mrz: 'mrz|maschinenlesbar*|maschinenlesbare zone|untere zeilen',
  name: 'name|nachname|vorname|familienname|heisse|heisst|hei',
  address: 'adresse*|anschrift*|plz|postleitzahl|strasse|wohnort|postfach|wohnhaft|wohne|wohnt',
  birth: 'geboren|geb|geburtsdatum|geburtsdat|geburtstag|geb datum|gebdat|geb am|gebdatum|geburt',
  age: 'alter|jahre alt|jahriger|jahrige|jahrig',
  email: 'e mail*|email*|mail|mailadresse',
  customer:
    'kundennr|kundennummer*|kunden nr|kunden nummer|kdnr|kd nr|kundenkonto*|kunden id|kundenid|knr|mitgliedsnummer*|mitgliedsnr|mitglieds nr|mitgliednummer|vertragskonto*|vertragskontonummer|vertragsnummer*|vertragsnr|vertrags nr|debitorennummer|debitor*|matrikelnummer*|matrikelnr|patientennummer|patienten nr|patientennr|personalnummer|personalnr|police*|versichertennr|vertrag',
  username:
    'benutzer|benutzername*|benutzerkennung|user|username|login|anmeldename|kennung|nutzername|nutzer|account|accountname',
  password:
    'passwort*|pw|kennwort*|passwd|pwd|wlan schlussel|wlan passwort|wlan key|netzwerkschlussel|passphrase|zugangscode|losungswort|pass',
  pin: 'pin|pin code|pincode|pin nummer|geheimzahl|puk|puk code|turcode|alarmcode',
  'one-time-code': 'tan|mtan|smstan|einmalcode|bestatigungscode|verifizierungscode|sms code|freischaltcode',
  ip: 'ip|ip adresse|ipadresse|ip adr',
  mac: 'mac|mac adresse|macadresse',
  geo: 'koordinaten|gps|standort|breitengrad|langengrad',
  order:
    'bestellung*|bestellnr|bestellnummer*|bestell nr|best nr|bestell*|auftrag*|auftragsnr|auftragsnummer*|auftrags nr|buchung*|buchungsnummer*|buchungsnr|reservierung*|reservierungsnummer|lieferschein*|lieferscheinnummer|angebot*|angebotsnummer|kaufbeleg',
  invoice:
    'rechnung*|rechnungsnr|rechnungsnummer*|rechnungs nr|rg nr|rgnr|re nr|gutschrift*|mahnung*|beleg*|belegnummer|belegnr|kassenbon|quittung*|verwendungszweck*|bussgeld*|strafzettel*|zahlungsreferenz',
  tracking:
    'sendung*|sendungsnr|sendungsnummer*|sendungs nr|sendungsverfolgung*|paket*|paketnr|paketnummer*|tracking*|trackingnummer|dhl|dpd|gls|hermes|ups|fedex|identcode|frachtbrief*|barcode*',
  reference:
    'ticket*|ticketnr|ticketnummer*|vorgang*|vorgangsnr|vorgangsnummer*|vorgangs nr|aktenzeichen*|az|fall|fallnummer|fallnr|ref|referenz*|referenznr|referenznummer*|zeichen|schaden*|schadennr|schadennummer*|schadens nr|meldung*|antrag*|antragsnummer*|antragsnr|versicherungsschein*|versicherungsscheinnummer|reg nr|register*|projekt*|projektnummer|stellen*|stellenausschreibung|kennziffer|beschwerde*|mandat*|mandatsreferenz*|storung*|storungsnummer|paragraph|artikel|abs',
  version: 'version*|ver|release*|build*|firmware*|software*|update|php|ios|android|windows',
  amount:
    'betrag*|preis*|summe|gesamt*|gesamtbetrag|kosten|kostet|euro|eur|chf|guthaben|saldo|gehalt|rabatt|menge|anzahl|stuck|stk|punkte',
  date: 'datum|lieferdatum|termin|beginn|rechnungsdatum',
  time: 'uhr|uhrzeit',
  meter:
    'zahler*|zahlerstand*|zahlernr|zahlernummer*|zahler nr|kilometerstand*|km stand|km|kwh|verbrauch*|malo|marktlokation*|melo|messlokation|zahlpunkt*|zahlpunktbezeichnung',
  product:
    'artikel*|artikelnr|artikelnummer*|art nr|produkt*|produktnr|produktnummer*|modell*|modellnr|modellnummer|typ|typennummer|isbn|ean|gtin|pzn|teilenummer*|teilenr|ersatzteil*|sku|charge*|chargennummer|groesse|grosse|farbe',
  serial:
    'serien nr|seriennr|seriennummer*|serie|serial|s n|sn|lizenz*|lizenzschlussel|geratenr|gerate nr|fahrgestellnummer*|fahrgestellnr|fin|fahrzeugidentifikationsnummer|fahrzeug identifizierungsnummer|rahmennummer|inventarnummer|sim kartennummer|simkarte*|iccid|modem|router',
  'company-id':
    'hrb|hra|hrb nr|handelsregister*|handelsregisternummer|amtsgericht*|firmenbuch*|firmenbuchnummer|fn|steuer nr firma|betriebsnummer*|betriebsnr|gewerbeschein|vereinsregister*|registergericht|che|bsnr|lanr|ik nummer|institutionskennzeichen',
  transaction:
    'transaktion*|transaktionsnr|transaktionsnummer*|transaktionscode|transaktions id|zahlung*|paypal*|autorisierung*|terminal*',
  technical:
    'zeile|port|pid|fehler*|fehlercode*|fehlermeldung*|code|hash|commit|vlan|session*|zeitstempel|log*|prozess*|seite|zimmer|raum|flug*|gleis|status',
  example: 'beispiel*|z b|zum beispiel|test|muster|fiktiv',
};
