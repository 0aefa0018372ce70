import type { Purpose } from '../model/decision.ts';

/** Words that tell what a ticket is about: Dutch, English, German, French. `*`: any ending. */
export const PURPOSE_WORDS: readonly (readonly [Exclude<Purpose, 'other'>, string])[] = [
  [
    'recruitment',
    `
      sollicitatie*, solliciteren, solliciteer, vacature*, motivatiebrief, curriculum vitae, mijn cv,
      cv, open sollicitatie, stageplek, stageplaats,
      job application, my application for the, applying for, vacancy, vacancies, cover letter,
      my resume, resume attached, internship, job opening, recruitment, recruiter, hiring manager,
      bewerbung*, bewerbe mich, lebenslauf, stellenanzeige, stellenangebot, ausgeschriebene stelle,
      anschreiben, praktikumsplatz,
      candidature*, lettre de motivation, offre d emploi, poste de, poste a pourvoir, recrutement,
    `,
  ],
  [
    'billing',
    `
      factuur, facturen, factuurnummer, facturatie, betaling*, betaald, betaalbewijs, terugbetal*,
      terugstort*, geld terug, incasso, automatische incasso, creditnota, creditfactuur, restitutie,
      overmaken, dubbel afgeschreven, afgeschreven, aanmaning, betalingsherinnering, tegoed uitbetal*,
      invoice*, refund*, payment*, billing, billed, direct debit, credit note, reimburse*,
      charged, overcharged, double charge, money back, payout, standing order, bank transfer,
      rechnung*, erstattung*, ruckerstattung*, zahlung*, lastschrift*, gutschrift*, auszahlung*,
      uberweisung*, abgebucht, mahnung*, bezahlt, geld zuruck, bankverbindung,
      facture*, facturation, rembours*, paiement*, prelevement*, virement*, preleve*, note de credit,
      debite, mise en demeure,
    `,
  ],
  [
    'delivery',
    `
      levering*, bezorg*, pakket*, pakje, verzending*, verzonden, zending*, track en trace,
      track trace, afgeleverd, retourneren, retourzending, retourlabel, afhaalpunt, koerier*,
      delivery, deliveries, delivered, parcel*, package, packages, shipping, shipment*, shipped,
      courier*, tracking number, track and trace, return label, dispatched,
      lieferung*, lieferadresse, lieferschein, geliefert, paket*, packchen, versand*, sendung*,
      sendungsnummer, zustellung*, zugestellt, retoure*, rucksendung*,
      livraison*, colis, expedition*, numero de suivi, livreur, point relais,
      bon de retour,
    `,
  ],
  [
    'security',
    `
      inloggen, ingelogd, inlog, inlogpoging*, wachtwoord*, gehackt, hack, account geblokkeerd,
      account vergrendeld, geblokkeerd, phishing, tweestaps*, verificatiecode, verdachte mail, datalek,
      verdachte inlog*, misbruik, oplichting, brute force,
      log in, login, logging in, sign in, password*, hacked, locked out, account locked,
      two factor, verification code, suspicious email, suspicious login, unauthorised access,
      unauthorized access, data breach, scam, abuse, compromised,
      passwort*, kennwort*, einloggen, anmeldung schlagt fehl, konto gesperrt, gesperrt, verdachtige*,
      zwei faktor, datenpanne, missbrauch,
      mot de passe*, me connecter, connexion impossible, pirate, piratage, compte bloque,
      hameconnage, double authentification, code de verification, acces non autorise, fuite de donnees,
    `,
  ],
  [
    'complaint',
    `
      klacht*, klagen, ontevreden, schandalig, schandalige, belachelijk, ombudsman, in gebreke,
      onacceptabel, geschillencommissie,
      complaint*, complain, complaining, dissatisfied, unacceptable, disgraceful, disgusted,
      appalled, trading standards,
      beschwerde*, beschweren, unzufrieden, frechheit, unverschamt*, reklamation*, zumutung,
      reclamation*, plainte, mecontent*, inadmissible, scandaleux, mediateur, honteux,
    `,
  ],
  [
    'support',
    `
      storing*, werkt niet, doet het niet, foutmelding*, fout, offline, niet bereikbaar, plugin,
      configuratie, instellen, installeren, handleiding, domeinnaam, vastgelopen, monteur, garantie,
      error*, not working, doesn t work, does not work, won t load, does not load, broken, crash*,
      outage*, timeout*, bug, bugs, troubleshoot*, firmware, dns, nginx, cronjob, stack trace,
      how do i, factory reset, support ticket, server,
      fehler*, fehlermeldung*, funktioniert nicht, geht nicht, storung*, absturz*, einrichten,
      lauft nicht, anleitung,
      erreur*, ne fonctionne pas, ne marche pas, en panne, panne, dysfonctionnement*, configurer,
      installer, message d erreur, dans les logs,
    `,
  ],
];
