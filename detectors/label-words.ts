import { FRENCH_OPENERS, GERMANIC_OPENERS, STREET_CLOSERS, WEAK_CLOSERS } from './address/words.ts';
import { HEALTH_WORDS, SPECIAL_WORDS } from './special-words.ts';

/** What a listed word announces, or is. */
export type LabelGroup =
  | 'password'
  | 'pin'
  | 'one-time-code'
  | 'code'
  | 'door-code'
  | 'wifi'
  | 'username'
  | 'user'
  | 'user-log'
  | 'social-handle'
  | 'credentials'
  | 'date-of-birth'
  | 'born'
  | 'identity'
  | 'age'
  | 'customer-number'
  | 'account'
  | 'api-key'
  | 'address'
  | 'street-opener'
  | 'street-closer'
  | 'county'
  | 'health'
  | 'special';

/** One phrase per comma, languages one under the other: nl, en, de, fr. See vocabulary.ts for matching. */
const list = (...languages: readonly string[]): readonly string[] =>
  languages.flatMap((language) =>
    language
      .split(',')
      .map((phrase) => phrase.trim())
      .filter(Boolean),
  );

/** The words the labelled detectors look for, in one table because the text is read for them only once. */
export const LABELS: Readonly<Record<LabelGroup, readonly string[]>> = {
  password: list(
    `wachtwoord, ww, wachtw, wachtwoorden, wachtwrd, wachwoord, paswoord, passwoord, wachtzin, wachtwoordzin,
     mailwachtwoord, emailwachtwoord, wifiwachtwoord, wifi sleutel, wifisleutel, netwerksleutel, inlogwachtwoord,
     beveiligingssleutel, startwachtwoord, databasewachtwoord, beheerwachtwoord, admin wachtwoord, wachtwoord admin,
     geheim antwoord, encryptiesleutel`,
    `password, passwords, passwd, pasword, passwrd, pwd, pw, pass, pword, p w, passcode, pass code, passphrase, pass phrase,
     wifi key, wi fi key, network key, security key, wpa key, wpa2 key, wep key, wireless key, encryption key,
     memorable word, security word, secret answer, security answer, recovery phrase, seed phrase, one time pass, share code`,
    `passwort, passwörter, kennwort, passwd, losungswort, wlan schlüssel, wlan key, wlan code, startpasswort, startkennwort,
     netzwerkschlüssel, sicherheitsschlüssel, datenbankpasswort, totp secret, totp schlüssel, notfallcode,
     mailpasswort, emailpasswort, kundenpasswort, kundenkennwort, wlanpasswort, passphrase`,
    `mot de passe, mots de passe, motdepasse, mot de pass, mot passe, mdp, code wifi,
     clé wifi, clé wi fi, clé wpa, clé de sécurité, clé réseau, phrase secrète, réponse secrète`,
  ),
  'door-code': list(
    `toegangscode, deurcode, alarmcode, kluiscode, poortcode, portiekcode, slotcode, cijferslot, sleutelkluis, sleutelkluisje, sleutelkastje, code portiek,
     code sleutelkluis, code sleutelkluisje, code van de alarminstallatie, code alarminstallatie, code van de deur, code van het alarm, code van de poort, code van het slot, code van de kluis, code alarm, code deur,
     code poort, code kluis, code kluisje, code kastje, code van het kastje, wificode`,
    `door code, gate code, alarm code, entry code, key safe code, keysafe code, key safe, key box code, lockbox code, lock box code, keypad code, garage code,
     access code, code for the door, code for the gate, code for the alarm, code to the door, buzzer code, entrance code`,
    `türcode, alarmcode, torcode, schlüsselbox code, schlüsseltresor, schlüsseltresor code, schlüsselkasten, zugangscode, tür code, tor code, schlosscode, haustürcode, code für die tür`,
    `digicode, code d accès, code du portail, code de la porte, code porte, code portail, code d entrée, code de l alarme, code alarme, code de la boîte à clés,
     code boîte à clés, boîte à clés, code immeuble, code de l immeuble, code interphone, code du cadenas`,
  ),
  wifi: list('wifi, wi fi', 'wifi, wireless', 'wlan', 'wifi'),
  pin: list(
    'pincode, pincodes, pin code, pin, pinnummer, pukcode, puk code, puk, puk1, pin1',
    'pin number, pin no, card pin, telephone pin, phone pin, voicemail pin',
    'pin nummer, geheimzahl, geheimnummer, kundenkennzahl, telefon pin, telefonpin, karten pin',
    'code pin, code puk, code secret, code confidentiel, code de carte',
  ),
  'one-time-code': list(
    `verificatiecode, verificatie code, sms code, smscode, bevestigingscode, controlecode, inlogcode, inlog code,
     backupcode, backupcodes, backup code, backup codes, eenmalige code, eenmalig wachtwoord, beveiligingscode, authenticatiecode, herstelcode, herstelcodes, 2fa code,
     2fa, activeringscode, activatiecode, tancode, tan code, koppelcode, digid code, tweestapscode,
     code uit de sms, code per sms, code via sms`,
    `verification code, verify code, one time code, one time password, one time passcode, one time pin, otp, otp code, security code,
     2fa code, mfa code, two factor code, auth code, authentication code, authenticator code, sms code, login code,
     log in code, sign in code, recovery code, recovery codes, backup code, backup codes, activation code,
     text code, text message code, code from the text, code you texted`,
    `bestätigungscode, verifizierungscode, verifikationscode, sicherheitscode, einmalcode, einmalpasswort,
     einmalkennwort, tan, sms tan, smstan, mtan, pushtan, sms code, freischaltcode, aktivierungscode,
     anmeldecode, wiederherstellungscode, authentifizierungscode, zwei faktor code, prüfcode`,
    `code de vérification, code de sécurité, code de confirmation, code d activation, code sms, code par sms,
     code à usage unique, code de validation, code reçu, code reçu par sms, code d authentification,
     code de connexion, code de récupération, code de secours, code temporaire`,
  ),
  code: list('code, cijfercode', 'digit code', '', 'codes'),
  username: list(
    `gebruikersnaam, bruikersnaam, gebruikernaam, gebruikersnamen, gebruikers naam, gebruikersid, gebruikers id, gebruikerscode,
     inlognaam, inlog naam, inlog id, inlogid, loginnaam, login naam, accountnaam, account naam,
     studentaccount, schoolaccount, schermnaam, spelersnaam, gebr naam, gebr.naam, aanmeldnaam, profielnaam`,
    `username, user name, usernames, usrname, user id, userid, login name, loginname, log in name, login id, logon name, account name,
     screen name, screenname, gamertag, gamer tag, psn id, steam id, skype id, skype name, nickname, display name, uname, logon id,
     network id, netid, anydesk id, anydesk, teamviewer id, teamviewer, kakaotalk, kakaotalk id, wechat id, discord id, sign in name, windows account, ad account`,
    `benutzername, benutzernamen, nutzername, anmeldename, benutzerkennung, nutzerkennung, zugangskennung, anmeldekennung,
     benutzer id, benutzerid, nutzer id, nutzerid, accountname, account name, spielername, kürzel, mitgliedsname, loginkennung,
     login kennung, kennung, usernamen, profilname`,
    `identifiant, identifiants, identifiant de connexion, nom d utilisateur, nom utilisateur, nom d usager, nom de compte, pseudo,
     pseudonyme, id utilisateur, code utilisateur, identifiant utilisateur, nom de connexion`,
  ),
  user: list(
    'gebruiker, inlog, inlogaccount, ftp gebruiker, mysql gebruiker',
    'user, login, logon, log in, account user',
    'benutzer, nutzer, anmeldung, user, ftp benutzer, db benutzer',
    'utilisateur, login, usager, compte utilisateur',
  ),
  'user-log': list(
    'home, users, cron, uid, db user, log in as, logged in as, login as, logging in as, inloggen als, ingelogd als, log in als, angemeldet als, connecté en tant que, connecte en tant que, for user, publickey for, password for, invalid user, session opened for user, logname, ruser',
  ),
  'social-handle': list(
    `instagram, insta, twitter, tiktok, tik tok, snapchat, snap, telegram, discord, twitch, mastodon, threads, bluesky,
     skype, linkedin, facebook, youtube, steam, psn, xbox`,
  ),
  credentials: list(
    'gebruikersnaam wachtwoord, gebruikersnaam en wachtwoord, gebruiker wachtwoord, login wachtwoord, login ww, inloggegevens, login gegevens, logingegevens, toegangsgegevens, inlog gegevens, accountgegevens, inlog, inloggen met',
    'username password, username and password, user password, user pass, login password, login pass, login pw, credentials, creds, login details, log in details, login info, login, logins, sign in details, access details, log in with',
    'benutzername passwort, benutzername und passwort, benutzer passwort, login passwort, zugangsdaten, anmeldedaten, logindaten, login daten, zugang, zugänge, login',
    `identifiant mot de passe, identifiant et mot de passe, login mot de passe, login mdp, identifiant mdp, accès ssh, accès ftp, accès admin, accès sftp, accès, codes d accès, identifiants, identifiants de connexion, mes codes,
     login`,
  ),
  'date-of-birth': list(
    `geboortedatum, geb.datum, geb datum, gebr. datum, gebr datum, geb dd, geb. datum, gebdatum, gebdat, geb.dat, geboortedag, geboortedata, geboorte datum, verjaardag`,
    `date of birth, dob, d.o.b, d o b, birth date, birthdate, birthday, dates of birth, birth day`,
    `geburtsdatum, geb datum, geburtstag, geburtsdaten, geb.-datum, geb.dat, gebdat`,
    `date de naissance, dates de naissance, ddn, naissance, date naissance, anniversaire`,
  ),
  born: list(
    'geboren, geb, gebore, jarig',
    'born, b.',
    'geboren, geborene, geborener, geb, gebürtig',
    'né, née, nés, nées, né e',
  ),
  identity: list(
    'bsn, burgerservicenummer, sofinummer, rijksregisternummer, paspoort, paspoortnummer, geboorteplaats',
    'nhs, nhs no, nhs number, ni number, nino, national insurance, passport, ssn, pps, place of birth',
    'steuer id, steuerid, sozialversicherungsnummer, krankenversichertennummer, kvnr, geburtsort, personalausweis, patient, patientin',
    'sécu, sécurité sociale, nir, numéro national, passeport, lieu de naissance, patiente',
  ),
  age: list('leeftijd, lft', 'age', 'alter', 'âge'),
  'customer-number': list(
    `klantnummer, klantnr, klant nr, klantno, klant no, klant nummer, klantnummers, klantcode, klant id, klantid, klantnum, klant, klantennummer,
     relatienummer, relatienr, relatie nummer, relatiecode, debiteurnummer, debiteurennummer, debiteurnr, debiteur,
     lidnummer, lidnr, lid nr, lidmaatschapsnummer, ledennummer, patientnummer, patientnr, patiëntennummer,
     cliëntnummer, cliëntnr, clientnummer, clientnr, abonneenummer, abonnementsnummer, abonnementnummer, accountnummer, account nr,
     account nummer, accountnr, studentnummer, studentnr, leerlingnummer, personeelsnummer, personeelsnr, medewerkernummer,
     medewerkersnummer, klantenkaart, klantenkaartnummer, klantkaart, klantkaartnummer, bonuskaart, bonuskaartnummer,
     spaarkaart, deelnemersnummer, deelnemernummer, huurdersnummer, huurdernummer, verzekerdennummer, verzekerdenummer,
     ean, ean code, eancode, ean nummer, ean gas, ean stroom, ean elektriciteit, abonnee nr, lidnummer, contractnummer, contractnr, contract nr, contractrekening, lezersnummer, donateursnummer, lenersnummer, lidmaatschap nr`,
    `customer number, customer no, customer nr, customer num, customer id, customer ref, customer reference, customer code,
     client number, client no, client id, client code, client ref, account number, account no, account nr, account num, acc number, acc no,
     acc nr, acct number, acct no, acct, a/c no, a/c number, a/c, account id, account ref, account reference,
     member number, member no, member id, membership number, membership no, membership id, membership, patient number,
     patient no, patient id, hospital number, hospital no, mrn, loyalty number, loyalty card, loyalty card number, clubcard, clubcard number,
     nectar card, student number, student no, student id, employee number, employee no, employee id, staff number, staff id,
     payroll number, subscriber number, subscriber id, subscription number, policy number, policy no, policy nr, supply number, mpan, mprn, meter point, tenancy ref,
     tenancy reference, contract number, contract no, frequent flyer number, library card`,
    `fallnummer, fallnr, fall nr, mitglied nummer, mitglied nr, zählpunkt, zählpunktnummer, kundennummer, kundennr, kunden nr, kundennummern, kunden nummer, kdnr, kd nr, kd.nr, kd.-nr, kd. nr, kdnummer, kundenid, kunden id,
     kunde nr, kundin nr, mitgliedsnummer, mitgliedsnr, mitglieds nr, mitgliednummer, vertragskonto, vertragskontonummer, vertragskonto nr,
     vertragsnummer, vertragsnr, vertrags nr, vertrag nr, patientennummer, patienten nr, patientennr, patienten id, debitorennummer,
     debitorennr, debitor, abonummer, abo nr, abonnementnummer, teilnehmernummer, versichertennr, police, policennummer, policen nr, police nr,
     versicherungsscheinnummer, versicherungsschein nr, versicherungsschein, matrikelnummer, matrikelnr, personalnummer, personalnr,
     kundenkonto, kundenkontonummer, kundenkarte, kundenkartennummer, geschäftspartner, geschäftspartnernummer, buchungskonto,
     payback nummer, payback, bahncard, bahncard nummer, mietername, mieternummer, rahmenvertragsnummer, partnernummer`,
    `allocataire, adhérent, sociétaire, numéro client, numéro de client, numéro de cliente, n° client, n° cliente, n° de client, n°client, no client, nr client, num client,
     n client, code client, référence client, réf client, réf. client, id client, identifiant client, client n°, client numéro,
     numéro d adhérent, n° d adhérent, n° adhérent, numéro adhérent, numéro d abonné, numéro d abonnée, n° d abonné, n° d abonnée, n° abonné, numéro abonné, numéro de contrat,
     n° de contrat, n° contrat, n°contrat, no contrat, contrat n°, contrat, contrats, numéro d assuré, numéro d assurée, n° d assuré, n° d assurée, n° assuré, numéro de compte,
     n° de compte, compte client, compte n°, numéro de membre, n° de membre, n° membre, pdl, prm, pce, point de livraison, numéro de patient, numéro patient,
     n° patient, n° de patient, ipp, carte de fidélité, carte fidélité, n° de carte de fidélité, numéro de fidélité, numéro étudiant, n° étudiant, numéro d étudiant,
     numéro d allocataire, n° allocataire, n° d allocataire, numéro allocataire, matricule, numéro de police, n° de police, n° police,
     ligne client, numéro d affilié, n° d affilié, numéro sociétaire, n° sociétaire, numéro de sociétaire, n° de sociétaire`,
  ),
  account: list('account', 'account', 'konto', 'compte'),
  'api-key': list(
    'webhookgeheim, webhook geheim, geheim, api sleutel, apisleutel, api key, apikey, geheime sleutel, toegangssleutel, toegangstoken, token, sleutel, api token',
    `authorization, basic, api key, apikey, api token, api secret, access key, access token, secret key, secret, client secret, auth token, authtoken, bearer,
     private key, auth key, consumer key, consumer secret, refresh token, x api key, license key, app secret, webhook secret, signing secret,
     secret access key, token, personal access token, deploy token, pat`,
    'api schlüssel, apischlüssel, zugriffsschlüssel, zugriffstoken, geheimer schlüssel, zugangstoken, authentifizierungstoken, api-key',
    'clé api, clé d api, clef api, clef d api, clé secrète, jeton, jeton d accès, jeton api, clé privée, clé d accès',
  ),
  address: list(
    `adres, woonadres, bezorgadres, afleveradres, factuuradres, postadres, huisadres, verzendadres, leveradres, correspondentieadres, bezoekadres, retouradres,
     thuisadres, werkadres, straat, straatnaam, straat en huisnummer, wonende, woonachtig, woon, wonen, woont, woonde, woonden, verhuisd, postcode, pc, postbus, antwoordnummer`,
    `address, home address, delivery address, billing address, postal address, shipping address, street address, address line 1, live at, living at, lives at, lived at, moved to, moved from,
     live, lives, living, post code, zip, zip code, zipcode, eircode, po box, p.o. box`,
    `adresse, anschrift, lieferadresse, rechnungsadresse, wohnadresse, postanschrift, meldeadresse, straße, strasse, wohnhaft, wohne, wohnen, wohnt, wohnte, umgezogen, plz,
     postleitzahl, postfach`,
    `adresse, adresse postale, adresse de livraison, adresse de facturation, domicile, domicilié, domiciliée, demeurant, habite, habitons, habitant, habitait, résidant, déménagé, code postal, cp, bp,
     boîte postale, case postale`,
  ),
  'street-opener': [...new Set([...FRENCH_OPENERS, ...GERMANIC_OPENERS])],
  'street-closer': [...new Set([...STREET_CLOSERS, ...WEAK_CLOSERS])],
  county: ['co', 'county'],
  health: HEALTH_WORDS,
  special: SPECIAL_WORDS,
};
