import type { Entity } from '../../detectors/contract.ts';

/**
 * What a kind is called when somebody asks for it: Dutch, English, German, French. Entries without a kind
 * keep shorter ones from being seen ("file name", "by e-mail").
 */
export const KIND_WORDS: readonly (readonly [readonly Entity[], string])[] = [
  [
    ['IBAN', 'BANK_ACCOUNT'],
    `
      iban, iban nummer, rekeningnummer, rekeningnr, rekening nummer, rek nr, bankrekening,
      bankrekeningnummer, bankgegevens, bank gegevens, rekening waarop, bankgegeven,
      account and sort code, bank account, bank account number, bank details, banking details,
      sort code, iban number,
      bankverbindung, kontonummer, kontodaten, bankdaten, kontoverbindung,
      rib, coordonnees bancaires, numero de compte, compte bancaire, releve d identite bancaire,
    `,
  ],
  // Of a bank or of the shop: the English words do not tell.
  [['IBAN', 'BANK_ACCOUNT', 'CUSTOMER_NUMBER'], 'account number, account no, account nr'],
  [
    ['PHONE_NUMBER'],
    `
      telefoonnummer*, telefoonnr, telefoon nummer, mobiele nummer, mobiel nummer, 06 nummer,
      gsm nummer, nummer waarop, welk nummer, nummer waar, contactnummer, mobielnummer,
      phone number*, phone no, telephone number*, mobile number, cell number, contact number,
      daytime number, daytime phone, number to reach, number we can, callback number, mobile no,
      telefonnummer*, handynummer, mobilnummer, ruckrufnummer, rufnummer, nummer unter der,
      numero de telephone, numero de portable, numero de mobile, numero ou vous joindre, n de telephone,
      numero auquel, coordonnees telephoniques,
    `,
  ],
  [
    ['EMAIL_ADDRESS'],
    `
      e mailadres*, emailadres*, mailadres*, e mail adres, uw e mail, je e mail, uw mail,
      e mail address*, email address*, your email, your e mail, the email on, which email,
      e mail adresse*, mailadresse*, ihre e mail, deine mail,
      adresse e mail, adresse mail, adresse email, adresse electronique, votre mail, votre e mail,
      votre email, courriel,
    `,
  ],
  [
    ['POSTAL_ADDRESS'],
    `
      adres, adresgegevens, woonadres, bezorgadres, afleveradres, factuuradres, postadres, postcode,
      huisnummer, verzendadres, huisadres, adressen,
      address, postal address, home address, delivery address, billing address, shipping address,
      post code, zip code, street address, invoice address,
      adresse, anschrift, lieferadresse, rechnungsadresse, wohnadresse, postleitzahl, hausnummer,
      postanschrift,
      adresse postale, adresse de livraison, adresse de facturation, code postal, votre adresse,
    `,
  ],
  [
    ['PERSON_NAME'],
    `
      naam, volledige naam, voornaam, achternaam, voor en achternaam, tenaamstelling,
      full name, your name, first name, last name, surname, name of the account holder, account holder,
      vollstandiger name, ihren namen, ihr name, vorname, nachname, kontoinhaber,
      votre nom, nom complet, prenom, nom et prenom, nom de famille, titulaire du compte,
    `,
  ],
  [
    ['PERSON_NAME', 'POSTAL_ADDRESS'],
    'naw, naw gegevens, name and address, name und anschrift, nom et adresse',
  ],
  [
    ['DATE_OF_BIRTH', 'AGE'],
    `
      geboortedatum, geboorte datum, geb datum, date of birth, dob, birth date, birthdate,
      geburtsdatum, geburtstag, date de naissance, leeftijd, your age, ihr alter, votre age,
    `,
  ],
  [
    ['NATIONAL_ID'],
    `
      bsn, burgerservicenummer, bsn nummer, sofinummer, rijksregisternummer, nationaal nummer,
      insz, national insurance number, ni number, nhs number, nhs no, social security number,
      pps number, ppsn, steuer id, steueridentifikationsnummer, sozialversicherungsnummer, sv nummer,
      ahv nummer, numero de securite sociale, numero national, numero fiscal, nir,
    `,
  ],
  [
    ['PASSPORT'],
    `
      paspoort, paspoortnummer, paspoortnr, passport, passport number, passport no, reisepass,
      passnummer, reisepassnummer, passeport, numero de passeport, n de passeport,
    `,
  ],
  [
    ['IDENTITY_CARD', 'RESIDENCE_PERMIT'],
    `
      identiteitskaart, id kaart, identiteitsbewijs, legitimatiebewijs, documentnummer,
      verblijfsdocument,
      identity card, id card, proof of identity, residence permit, document number,
      personalausweis, ausweisnummer, aufenthaltstitel, carte d identite, piece d identite,
      titre de sejour,
    `,
  ],
  [
    ['DRIVING_LICENCE'],
    `
      rijbewijs, rijbewijsnummer, rijbewijsnr, driving licence, driver s license, driving licence number,
      driving license, fuhrerschein, fuhrerscheinnummer, fuhrerausweis, permis de conduire,
      numero de permis,
    `,
  ],
  [
    ['LICENCE_PLATE'],
    `
      kenteken, kentekennummer, nummerplaat, licence plate, license plate, number plate,
      registration number, vehicle registration, car reg, kennzeichen, nummernschild, autokennzeichen,
      immatriculation, plaque d immatriculation, numero d immatriculation,
    `,
  ],
  [
    ['CUSTOMER_NUMBER'],
    `
      klantnummer, klantnr, klant nummer, relatienummer, debiteurnummer, lidnummer, contractnummer,
      customer number, customer no, customer id, client number,
      membership number,
      kundennummer, kdnr, kunden nr, mitgliedsnummer, vertragskonto, vertragsnummer,
      numero client, numero de client, n client, reference client, numero d adherent,
    `,
  ],
  [
    ['USERNAME'],
    `
      gebruikersnaam, inlognaam, accountnaam, loginnaam, username, user name, login name, user id,
      benutzername, benutzernamen, nutzername, anmeldename, nom d utilisateur, identifiant,
      identifiant de connexion,
    `,
  ],
  [
    ['VAT_NUMBER'],
    `
      btw nummer, btw id, btw nr, btwnummer, vat number, vat no, vat id, vat registration number,
      ust idnr, ust id, umsatzsteuer id, umsatzsteueridentifikationsnummer, uid nummer, numero de tva,
      tva intracommunautaire, n de tva,
    `,
  ],
  [
    ['PAYMENT_CARD'],
    `
      kaartnummer, creditcardnummer, creditcard, pasnummer, laatste vier cijfers, card number,
      credit card, debit card, last four digits, kartennummer, kreditkarte, kreditkartennummer,
      numero de carte, carte bancaire, carte de credit,
    `,
  ],
  [['IP_ADDRESS'], `ip adres*, ip address*, ip adresse*, adresse ip, public ip, publieke ip, your ip`],
  [['MAC_ADDRESS'], `mac adres, mac address, mac adresse, adresse mac`],
  [['IMEI'], `imei, imei nummer, imei number`],
  [['PASSWORD'], `wachtwoord, pincode, password, pin code, passwort, kennwort, mot de passe`],
  [['GEO_LOCATION'], `coordinaten, gps, coordinates, gps koordinaten, coordonnees gps`],
  [['PERSONAL_URL'], `linkedin profiel, linkedin, linkedin profile, portfolio, linkedin profil`],
  [['HEALTH'], `diagnose, medische gegevens, medical records, diagnosis, medical details, donnees medicales`],
  [
    [],
    `
      bestandsnaam, file name, domain name, host name, company name, product name, domeinnaam,
      bedrijfsnaam, name of the product, nom du produit, nom de domaine, nom du fichier, dateiname,
      per e mail, per mail, via e mail, een e mail, deze e mail, deze mail, een mail, by email,
      by e mail, an email, this email, this e mail, per e mail, diese e mail, par e mail, par mail,
      cet e mail, web address, webadres, ons adres, our address, unsere adresse, notre adresse,
      ons rekeningnummer, onze rekening, our bank account, unser konto, our iban, onze iban,
      ons telefoonnummer, our phone number, unsere telefonnummer, notre numero,
    `,
  ],
];
