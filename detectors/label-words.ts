import { FRENCH_OPENERS, GERMANIC_OPENERS, STREET_CLOSERS, WEAK_CLOSERS } from './address/words.ts';
import {
  BIRTH_DATE_WORDS,
  BIRTH_SAID,
  BIRTH_YEAR_WORDS,
  BIRTHDAY_WORDS,
  BORN_WORDS,
  TURNED_WORDS,
} from './birth-words.ts';
import { CUSTOMER_OWNERS, CUSTOMER_WORDS } from './customer-words.ts';
import { HEALTH_WORDS, SPECIAL_WORDS } from './special-words.ts';

/** What a listed word announces, or is. */
export type LabelGroup =
  | 'password'
  | 'pin'
  | 'one-time-code'
  | 'code'
  | 'door-code'
  | 'door'
  | 'security-answer'
  | 'entry'
  | 'code-context'
  | 'sign-in'
  | 'wifi'
  | 'username'
  | 'user'
  | 'user-log'
  | 'social-handle'
  | 'credentials'
  | 'date-of-birth'
  | 'born'
  | 'birthday'
  | 'birth-year'
  | 'birth-said'
  | 'turned'
  | 'identity'
  | 'age'
  | 'customer'
  | 'customer-code'
  | 'customer-number'
  | 'row-number'
  | 'account'
  | 'api-key'
  | 'address'
  | 'address-field'
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

/** Words that Dutch and German write as one with what goes before them, keeping their meaning. */
export const COMPOUND_HEADS: Readonly<Partial<Record<LabelGroup, readonly string[]>>> = {
  password: list(
    'wachtwoord, paswoord, wachtwoorden',
    'password, passphrase, passcode',
    'passwort, kennwort, passwörter',
    'motdepasse',
  ),
  'door-code': list(
    'deurcode, poortcode, hekcode, kluiscode, slotcode, alarmcode, toegangscode, liftcode, garagecode',
    '',
    'türcode, torcode, tresorcode, alarmcode, zugangscode, schlosscode',
  ),
  'one-time-code': list(
    'verificatiecode, bevestigingscode, herstelcode, activeringscode, activatiecode, inlogcode',
    '',
    'bestätigungscode, sicherheitscode, freischaltcode, verifizierungscode, wiederherstellungscode',
  ),
  pin: list('pincode', '', 'pinnummer'),
  username: list(
    'gebruikersnaam, inlognaam, loginnaam, accountnaam, schermnaam, spelersnaam',
    'username, nickname, loginname',
    'benutzername, nutzername, anmeldename, accountname, spielername, benutzerkennung',
  ),
  'date-of-birth': list('geboortedatum', 'birthdate', 'geburtsdatum', ''),
  'customer-number': list(
    `klantnummer, klantnr, lidnummer, patiëntnummer, patiëntennummer, cliëntnummer, abonneenummer, relatienummer,
     debiteurnummer, debiteurennummer, leerlingnummer, studentnummer, personeelsnummer, deelnemersnummer, huurdersnummer`,
    '',
    `kundennummer, kundennr, mitgliedsnummer, mitgliedernummer, patientennummer, personalnummer, mieternummer,
     teilnehmernummer, matrikelnummer, versichertennummer, debitorennummer, abonummer, abonnentennummer`,
  ),
};

/** The words the labelled detectors look for, in one table because the text is read for them only once. */
export const LABELS: Readonly<Record<LabelGroup, readonly string[]>> = {
  password: list(
    `wachtwoord, ww, wachtw, wachtwoorden, wachwoord, paswoord, passwoord, wachtzin, wachtwoordzin,
     mailwachtwoord, emailwachtwoord, wifiwachtwoord, wifi sleutel, wifisleutel, netwerksleutel, inlogwachtwoord,
     beveiligingssleutel, startwachtwoord, databasewachtwoord, beheerwachtwoord, admin wachtwoord, wachtwoord admin,
     encryptiesleutel, klantenportaalwachtwoord, portaalwachtwoord, computerwachtwoord, windowswachtwoord, laptopwachtwoord,
     hoofdwachtwoord, masterwachtwoord, accountwachtwoord, webmailwachtwoord, ftpwachtwoord, gastwachtwoord, routerwachtwoord, gastenwachtwoord,
     appwachtwoord, verhuiscode, verhuistoken, verhuis token, transfertoken, epp code, eppcode, auth code, authcode, auth info, auth info code, autorisatietoken, domein token, tijdelijk ww, wachtwrd, wachwrd, wachtwoort, wachwoort, pasword, wpa sleutel`,
    `password, passwords, passwd, pasword, passwrd, pwd, pw, pass, pword, p w, passcode, pass code, passphrase, pass phrase,
     wifi key, wi fi key, network key, security key, wpa key, wpa2 key, wep key, wireless key, encryption key,
     recovery phrase, seed phrase, share code, psw, passw, pswd, passwort1, passowrd, 2fa seed, totp seed, recovery key, backup key, transfer code, domain code, transfer key, unlock code, unlock password`,
    `passwort, passwörter, kennwort, passwd, losungswort, wlan schlüssel, wlan key, wlan code, startpasswort, startkennwort,
     netzwerkschlüssel, sicherheitsschlüssel, datenbankpasswort, totp secret, totp schlüssel, notfallcode,
     mailpasswort, emailpasswort, kundenpasswort, kundenkennwort, wlanpasswort, portalpasswort, masterpasswort, windowspasswort, loginpasswort, gastpasswort, routerpasswort, passwörtern, zugangspasswort, wlan pw, zugangsnummer, can nummer, auth info, authcode, providerwechsel code`,
    `mot de passe, mots de passe, motdepasse, mot de pass, mot passe, mdp, code wifi,
     clé wifi, clé wi fi, clé wpa, clé de sécurité, clé réseau, clef wifi, phrase secrète, motdepass, mdps, code de transfert, code auth`,
  ),
  'door-code': list(
    `toegangscode, deurcode, alarmcode, kluiscode, poortcode, portiekcode, slotcode, cijferslot, sleutelkluis, sleutelkluisje, sleutelkastje, code portiek,
     code sleutelkluis, code sleutelkluisje, code van de alarminstallatie, code alarminstallatie, code van de deur, code van het alarm, code van de poort, code van het slot, code van de kluis, code alarm, code deur,
     voicemailcode, hekcode, garagecode, hoofdcode, gastcode, lockercode, poortjescode, torcode, voordeurcode, code voordeur, code hek, code garage, code lift, code fietsenstalling, code kelderdeur, code v/d deur, kluisjescode, liftcode, code poort, code kluis, code kluisje, code kastje, code van het kastje, wificode`,
    `door code, gate code, alarm code, entry code, key safe code, keysafe code, key safe, key box code, lockbox code, lock box code, keypad code, garage code,
     access code, code for the door, code for the gate, code for the alarm, code to the door, buzzer code, entrance code, gate combo, gate combination, lock combination, lock combo, safe combination, building code, lobby code, front door code, keybox code, keysafe, lockbox, lock box, key box, intercom code, guest code, master code, burglar alarm code, door entry code, safe code, locker code, combo`,
    `türcode, alarmcode, torcode, schlüsselbox code, schlüsseltresor, schlüsseltresor code, schlüsselkasten, zugangscode, tür code, tor code, schlosscode, haustürcode, code für die tür, türcode lautet, garagencode, safecode, tresorcode, schließfachcode, code zur tür, code fürs tor, code vom tor, toröffner code, eingangscode, gästecode`,
    `digicode, code d accès, code du portail, code de la porte, code porte, code portail, code d entrée, code de l alarme, code alarme, code de la boîte à clés,
     code boîte à clés, boîte à clés, code immeuble, code de l immeuble, code interphone, code du cadenas, code d accès au portail, code du digicode, code garage, code du garage, code du local, code du coffre, code entrée, code de l interphone, code de la boîte, codes d entrée`,
  ),
  // Doors and alarms themselves, with the code right behind them: "alarme 1515", "gaat open met 2580".
  door: list(
    `voordeur, achterdeur, hek, poort, gaat open met, opent met, openen met, open je met, open te maken met, gaan open met, opengaat met, uitzetten met, uitschakelen met, afzetten met, uit met, alarm,
     kluisje, codeslot, keypad`,
    `front door, back door, side door, main door, communal door, side gate, gate, opens with, open with, opened with, open it with, disarm with, disarm it with, unlock with, unlocks with, turn off with, alarm, key safe is, keypad, on the keypad, in the keypad, into the keypad, on the pad, at the gate`,
    `haustür, hintertür, tor, öffnet mit, geht auf mit, aufschließen mit, öffnen mit, ausschalten mit, entschärfen mit, alarmanlage, alarm, am tastenfeld, am türöffner, schlüsselbox, schlüsselsafe`,
    `portail, porte d entrée, s ouvre avec, ouvre avec, ouvrir avec, désactiver avec, se désactive avec, alarme, l alarme, sur le clavier, coffre à clés, coffre à clé, cadenas, interphone`,
  ),
  'security-answer': list(
    `geheim antwoord, geheime vraag, beveiligingsvraag, controlevraag, geheime woord, codewoord, sleutelwoord, veiligheidswoord, meisjesnaam van mijn moeder, meisjesnaam moeder,
     eerste huisdier, naam van je eerste huisdier, herstelvraag, antwoord op de vraag`,
    `memorable info, memorable information, memorable data, security phrase, telephone password, phone password, verbal password, memorable word, security word, secret answer, security answer, secret question, security question, safe word, code word, codeword, mother s maiden name, mothers maiden name, maiden name,
     first pet, memorable place, memorable name, recovery question, hint question, memorable answer`,
    `sicherheitsfrage, geheimfrage, geheime frage, sicherheitsantwort, schlüsselwort, codewort, kennfrage, mädchenname der mutter, mädchenname meiner mutter, geburtsort der mutter, erstes haustier, sicherheitswort, telefonkennwort`,
    `question secrète, question de sécurité, réponse secrète, réponse à la question, mot secret, mot clé secret, nom de jeune fille de ma mère, nom de jeune fille de votre mère, premier animal, nom de mon premier animal, mot de sécurité, mot code`,
  ),
  entry: list(
    `ingevuld, invul, invullen, invulde, gebruikt, gebruik, gebruikte, geprobeerd, probeer, probeerde, ingetypt, intyp, intypt, intik, intikte, ingetikt, typ, typte, ingevoerd, invoer, ingetoetst, toets, intoets, intoetsen, opgegeven, gekozen`,
    `typed, type, typing, entered, enter, entering, tried, try, trying, put, put in, used, use, using, punched in, keyed in, key in, gave, chose, set`,
    `eingegeben, eingebe, eingetippt, eintippe, getippt, tippe, probiert, versucht, verwendet, verwende, benutzt, benutze, genommen, gewählt`,
    `tapé, tape, tapée, saisi, saisis, mis, mets, essayé, essaye, essaie, entré, entre, utilisé, utilise, rentré, rentre, composé, compose, choisi`,
  ),
  'code-context': list(
    'sms, smsje, sms je, sms jes, tekstbericht, authenticator, whatsapp code',
    'text message, sms, authenticator, buzzer, keypad',
    'sms, kurznachricht, authenticator',
    'texto, sms',
  ),
  'sign-in': list(
    `inloggen doe ik met, aanmelden doe ik met, aanmelden met, aangemeld met, aangemeld als, ingelogd met, ingelogd geweest als, op het forum heet ik, op het forum ben ik, op jullie forum heet ik, in het spel heet ik, in de app heet ik, log in met, login met, inlog met, meld me aan als, meld me aan met, inloggen via, account staat op, account loopt op, account is op, account op, profiel heet`,
    `sign in as, signed in as, sign in with, sign in w/, log in w/, signed in with, logged in with, login with, logging in with, signing in as, signing in with, sign in, on the forum i m, on the forum i am, on there i m, in game i m, in game i am, registered as, log on as, logged on as, log on with, account is under, account is registered as, account is registered under, goes by, on there as`,
    `einloggen mit, einloggen als, anmelden mit, anmelden als, angemeldet mit, eingeloggt als, eingeloggt mit, im forum heiße ich, im forum bin ich, im spiel heiße ich, registriert als, account läuft auf, account läuft unter, konto läuft unter, logge mich als, melde mich als, logge mich mit, melde mich mit`,
    `connecte avec, connecter avec, connectée en tant que, connecté avec, connectée avec, connecter en tant que, identifié comme, sur le forum je suis, sur le forum c est, en jeu je suis, en jeu c est, dans le jeu je suis, inscrit sous, inscrite sous, enregistré sous`,
  ),
  wifi: list('wifi, wi fi', 'wifi, wireless', 'wlan', 'wifi'),
  pin: list(
    'pincode, pincodes, pin code, pin, pinnummer, pukcode, puk code, puk, puk1, pin1',
    'pin number, pin no, card pin, telephone pin, phone pin, voicemail pin',
    'pin nummer, geheimzahl, geheimnummer, kundenkennzahl, telefon pin, telefonpin, karten pin',
    'code pin, code puk, code secret, code confidentiel, code de carte',
  ),
  'one-time-code': list(
    `verificatiecode, verificatie code, sms code, smscode, bevestigingscode, recoverycode, recoverycodes, verificatie sms, activatie code, registratiecode, eenmalige pincode, app code, appcode, code van de app, code uit de app, code op mijn telefoon, code via whatsapp, controlecode, inlogcode, inlog code,
     backupcode, backupcodes, eenmalige code, eenmalig wachtwoord, beveiligingscode, authenticatiecode, herstelcode, herstelcodes, 2fa code,
     2fa, activeringscode, activatiecode, tancode, tan code, koppelcode, digid code, tweestapscode,
     code uit de sms, code per sms, code via sms`,
    `verification code, verify code, code sent, one time code, one time password, one time passcode, one time pin, otp, otp code, security code,
     2fa code, mfa code, two factor code, auth code, authentication code, authenticator code, sms code, login code,
     log in code, sign in code, recovery code, recovery codes, backup code, backup codes, activation code,
     passcode by text, code by text, code via text, code by email, code you sent, code you sent me, code i got, reset code, pairing code, confirmation code sms, six digit code, 6 digit code, text message code, code from the text, code you texted`,
    `bestätigungscode, verifizierungscode, verifikationscode, sicherheitscode, einmalcode, einmalpasswort,
     einmalkennwort, tan, sms tan, smstan, mtan, pushtan, sms code, freischaltcode, aktivierungscode,
     anmeldecode, wiederherstellungscodes, backup code, code per sms, code aus der sms, code aus der app, login code, registrierungscode, pin code sms, einmal code, wiederherstellungscode, authentifizierungscode, zwei faktor code, prüfcode`,
    `code de vérification, code de sécurité, code de confirmation, code d activation, code sms, code par sms,
     code à usage unique, code de validation, code reçu, code reçu par sms, code d authentification,
     codes de secours, codes de récupération, code par texto, code par mail, code à 6 chiffres, code unique, code d identification, code de connexion, code de récupération, code de secours, code temporaire`,
  ),
  code: list('code, cijfercode', 'digit code', '', 'codes'),
  username: list(
    `gebruikersnaam, bruikersnaam, gebruikernaam, gebruikersnamen, gebruikers naam, gebruikersid, gebruikers id, gebruikerscode,
     inlognaam, inlog naam, inlog id, inlogid, loginnaam, login naam, accountnaam, account naam,
     studentaccount, schoolaccount, schermnaam, spelersnaam, gebr naam, gebr.naam, gebr. naam, gebruikersnm, gebrnaam, usernaam, user naam, aanmeldnaam, profielnaam, beheerdersnaam, beheernaam, nicknaam, gebruikersaccount, inlogaccount, discordnaam, discord naam, twitchnaam, instanaam`,
    `username, user name, usernames, usrname, user id, userid, login name, loginname, log in name, login id, logon name, account name,
     screen name, screenname, gamertag, gamer tag, psn id, steam id, skype id, skype name, nickname, display name, uname, logon id,
     network id, netid, anydesk id, anydesk, teamviewer id, teamviewer, kakaotalk, kakaotalk id, wechat id, discord id, sign in name, sign in id, windows account, ad account, usr, usrnm, player name, profile name, portal id, in game name, ign, battletag, battle tag, epic id, xbox live name, sso id, sso name, instagram handle, twitter handle, steam name, psn name, discord name, discord tag`,
    `benutzername, benutzernamen, nutzername, anmeldename, benutzerkennung, nutzerkennung, zugangskennung, anmeldekennung,
     benutzer id, benutzerid, nutzer id, nutzerid, accountname, account name, spielername, kürzel, mitgliedsname, loginkennung,
     login kennung, kennung, usernamen, profilname, loginnamen, login wunsch, wunschlogin, wunschname, wunschbenutzername, anmelde name, benutzer name, nutzerkonto, benutzerkonto, nickname, zugangsname, accountnamen`,
    `identifiant, identifiants, identifiant de connexion, nom d utilisateur, nom utilisateur, nom d usager, nom de compte, pseudo,
     pseudonyme, id utilisateur, code utilisateur, identifiant utilisateur, nom de connexion, nom de joueur, nom de profil, pseudos, ident, nom d utilisatrice`,
  ),
  user: list(
    'gebruiker, inlog, ftp gebruiker, mysql gebruiker',
    'user, login, logon, log in, account user',
    'benutzer, nutzer, anmeldung, user, ftp benutzer, db benutzer',
    'utilisateur, login, usager, compte utilisateur',
  ),
  'user-log': list(
    'home, users, cron, uid, db user, log in as, logged in as, login as, logging in as, inloggen als, ingelogd als, log in als, angemeldet als, connecté en tant que, connecte en tant que, for user, publickey for, password for, invalid user, session opened for user, logname, ruser',
  ),
  'social-handle': list(
    `handle, handles, nick, instagram, insta, twitter, tiktok, tik tok, snapchat, snap, telegram, discord, twitch, mastodon, threads, bluesky,
     skype, linkedin, facebook, youtube, steam, psn, xbox`,
  ),
  credentials: list(
    'gebruikersnaam wachtwoord, gebruikersnaam en wachtwoord, gebruiker wachtwoord, login wachtwoord, login ww, inloggegevens, login gegevens, logingegevens, toegangsgegevens, inlog gegevens, accountgegevens, inlog, inloggen met',
    'wp admin, cpanel, plesk, phpmyadmin, ssh login, ftp login, sftp login, username password, username and password, user password, user pass, login password, login pass, login pw, credentials, creds, login details, log in details, login info, login, logins, sign in details, access details, log in with',
    'benutzername passwort, benutzername und passwort, benutzer passwort, login passwort, zugangsdaten, anmeldedaten, logindaten, login daten, zugang, zugänge, login',
    `identifiant mot de passe, identifiant et mot de passe, login mot de passe, login mdp, identifiant mdp, accès ssh, accès ftp, accès admin, accès sftp, accès, codes d accès, identifiants, identifiants de connexion, mes codes,
     login`,
  ),
  'date-of-birth': BIRTH_DATE_WORDS,
  born: BORN_WORDS,
  birthday: BIRTHDAY_WORDS,
  'birth-year': BIRTH_YEAR_WORDS,
  'birth-said': BIRTH_SAID,
  turned: TURNED_WORDS,
  identity: list(
    'bsn, burgerservicenummer, sofinummer, rijksregisternummer, paspoort, paspoortnummer, geboorteplaats',
    'nhs, nhs no, nhs number, ni number, nino, national insurance, passport, ssn, pps, place of birth',
    'steuer id, steuerid, sozialversicherungsnummer, krankenversichertennummer, kvnr, geburtsort, personalausweis, patient, patientin',
    'sécu, sécurité sociale, nir, numéro national, passeport, lieu de naissance, patiente',
  ),
  age: list('leeftijd, lft', 'age', 'alter', 'âge'),
  customer: CUSTOMER_OWNERS,
  'customer-code': CUSTOMER_WORDS,
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
  // Headings of tables: whose they are the other columns tell.
  'row-number': list('nr', 'id, no', 'nr', 'n°'),
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
  // Fields of forms, which are ordinary words elsewhere.
  'address-field': list(
    'plaats, woonplaats',
    'street, street name, city, town',
    'ort, wohnort',
    'ville, rue, voie, commune',
  ),
  'street-opener': [...new Set([...FRENCH_OPENERS, ...GERMANIC_OPENERS])],
  'street-closer': [...new Set([...STREET_CLOSERS, ...WEAK_CLOSERS])],
  county: ['co', 'county'],
  health: HEALTH_WORDS,
  special: SPECIAL_WORDS,
};
