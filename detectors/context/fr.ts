import type { CueWords } from './kinds.ts';

/** French of France, Belgium, Switzerland and Luxembourg. */
export const FR: CueWords = {
  phone:
    'tel|telephone*|telephonique|portable|mobile|mob|gsm|fixe|fax|appeler|appelez|appelle|rappeler|rappelez|rappel telephonique|joindre|joignable|numero de telephone|num de tel|contact|whatsapp|sms|texto|natel|ligne|ligne directe',
  switchboard:
    'standard|accueil|service client|service clients|hotline|numero vert|assistance telephonique|secretariat general',
  bank: 'iban*|rib|compte|compte bancaire|comptes|numero de compte|n de compte|no de compte|cpte|coordonnees bancaires|virement*|virer|rembours*|titulaire|prelevement*|releve d identite bancaire|domiciliation',
  bic: 'bic|code bic|swift|code swift',
  creditor: 'ics|identifiant creancier|identifiant creancier sepa|creancier|identification du creancier',
  card: 'carte bancaire*|carte bleue|carte de credit|carte credit|carte de debit|carte de paiement|cb|carte|cartes|numero de carte|n de carte|no de carte|visa|mastercard|amex|american express|bancontact',
  cvv: 'cvv|cvc|crypto|cryptogramme|cryptogramme visuel|code de securite|code securite|cvv2|code de verification',
  'card-expiry':
    'exp|expire|expiration|date d expiration|expirant|valable jusqu|validite|date de validite|fin de validite',
  'gift-card':
    'carte cadeau*|cartes cadeaux|cheque cadeau|bon d achat|bon cadeau|code promo|promo|carte de fidelite|carte fidelite|fidelite|avoir|coupon*|e carte|chequier|code de reduction|cadeau',
  bsn: 'numero de citoyen neerlandais|numero bsn',
  insz: 'registre national|numero de registre national|n de registre national|no de registre national|numero du registre national|numero national|n national|no national|niss|nrn|num national|rn|numero bis',
  nir: 'secu|securite sociale|numero de securite sociale|n de securite sociale|no de securite sociale|num secu|numero secu|n secu|no secu|numero de secu|n ss|no ss|nir|numero d immatriculation|carte vitale|carte vitale n|immatriculation|assure social|numero d assure social|matricule|n insee|numero insee',
  ahv: 'avs|n avs|no avs|numero avs|num avs|navs|navs13|numero d assurance sociale',
  'national-id':
    'numero fiscal|n fiscal|no fiscal|spi|numero fiscal de reference|identifiant fiscal|numero d identite|numero d identification|matricule national|numero personnel',
  passport:
    'passeport*|numero de passeport|n de passeport|no de passeport|n passeport|document de voyage|numero de document|titre de voyage',
  'identity-card':
    'cni|cnie|carte d identite*|carte identite|carte nationale d identite|carte nationale|piece d identite|pieces d identite|numero de document|identite|carte d identification|ci',
  'residence-permit':
    'titre de sejour*|carte de sejour*|permis de sejour|carte de resident|recepisse|numero etranger|numero d etranger|agdref|visa|n etranger|no etranger',
  'driving-licence':
    'permis de conduire*|permis|permis b|numero de permis|n de permis|no de permis|neph|n neph|numero neph',
  plate: 'immatriculation|immatricule*|immat|plaque*|plaque d immatriculation',
  vehicle:
    'vehicule*|voiture*|camion*|camionnette|moto|scooter|auto|remorque|garee|gare|fourgon*|utilitaire|vehicules|stationne*|stationnement|bagnole',
  vat: 'tva|n tva|no tva|numero de tva|tva intracommunautaire|n de tva|no de tva|tva intra',
  'sole-trader':
    'auto entrepreneur*|autoentrepreneur*|micro entrepreneur*|micro entreprise|microentreprise|entreprise individuelle|independant*|profession liberale|freelance*|personne physique|a titre personnel|entrepreneur individuel|raison individuelle|indep|activite complementaire|complementaire|mon compte propre|independant complementaire',
  imei: 'imei*|numero d appareil',
  mrz: 'mrz|bande du bas|zone de lecture|lisible par machine|lignes du bas|bande mrz',
  name: 'nom|prenom|noms|prenoms|s appelle|appele|nom de famille',
  address: 'adresse*|code postal|cp|rue|ville|boite postale|bp|habite|habitant|domicile|domicilie*',
  birth: 'ne|nee|ne le|nee le|date de naissance|naissance|anniversaire|ddn|d d n',
  age: 'age|agee|ans',
  email: 'e mail*|email*|mail|courriel|adresse mail|mel',
  customer:
    'n client|no client|numero client|numero de client|num client|client|code client|identifiant client|reference client|ref client|numero d abonne|n abonne|numero de contrat|n de contrat|contrat|n contrat|no contrat|numero d adherent|n adherent|adherent|numero d assure|numero d assuree|n d assure|n d assuree|no d assure|no d assuree|numero etudiant|n etudiant|numero patient|matricule etudiant|pdl|prm|point de livraison|numero de police|n de police|police|n allocataire|numero d allocataire|allocataire|societaire|numero de societaire',
  username:
    'identifiant*|login|utilisateur|nom d utilisateur|user|username|pseudo|nom de compte|compte utilisateur|id client',
  password:
    'mot de passe*|mots de passe|mdp|passe|password|pass|code wifi|cle wifi|code wi fi|cle wi fi|code d acces|cle de securite|phrase secrete',
  pin: 'pin|code pin|code secret|code confidentiel|puk|code puk|digicode|code porte|code d entree|code alarme',
  'one-time-code':
    'code de validation|code sms|code de confirmation|code a usage unique|code recu|code de verification|code d activation',
  ip: 'ip|adresse ip',
  mac: 'mac|adresse mac',
  geo: 'coordonnees gps|gps|latitude|longitude|position|localisation',
  order:
    'commande*|numero de commande|n de commande|no de commande|n commande|reservation*|numero de reservation|achat*|bon de commande|bon de livraison|devis|panier|numero de dossier voyage',
  invoice:
    'facture*|numero de facture|n de facture|no de facture|avoir|recu|ticket de caisse|ticket|quittance*|echeance*|communication|communication structuree|amende*|contravention*|pv|avis d imposition',
  tracking:
    'suivi*|numero de suivi|n de suivi|no de suivi|colis*|colissimo|chronopost|mondial relay|bordereau*|envoi*|expedition*|ups|dhl|dpd|gls|fedex|bpost|tracking*|code barre*|code barres|recommande|lettre recommandee',
  reference:
    'ticket*|dossier*|numero de dossier|n de dossier|no de dossier|ref|refs|reference*|sinistre*|numero de sinistre|n de sinistre|demande*|numero de demande|incident*|reclamation*|affaire*|offre*|projet*|mandat*|rum|article|loi|plainte*|intervention*|numero d intervention|candidature|poste',
  version: 'version*|release|build|firmware*|logiciel*|mise a jour|php|ios|android|windows|maj|appli',
  amount:
    'montant*|prix|total|sous total|cout*|coute|euro|euros|eur|chf|solde|salaire|remise|reduction|quantite|qte|somme|ht|ttc',
  date: 'date|date de debut|date de fin|livraison',
  time: 'heure|heures',
  meter:
    'compteur*|releve*|index|kilometrage|kilometres|km|kwh|consommation*|linky|gazpar|code ean|ean|numero de compteur|n de compteur|pce',
  product:
    'article*|ref article|produit*|reference produit|modele*|type|isbn|ean|gencod|code produit|code article|piece detachee|sku|lot|numero de lot|taille|couleur',
  serial:
    'serie|numero de serie|n de serie|no de serie|num serie|n serie|s n|sn|licence*|cle de licence|cle d activation|cle produit|chassis|numero de chassis|vin|carte sim|iccid|numero de sim|modem|routeur|box',
  'company-id':
    'siret|n siret|siren|n siren|rcs|ape|code ape|naf|bce|numero d entreprise|n d entreprise|no d entreprise|registre du commerce|tva societe|finess|rpps|adeli|urssaf',
  transaction:
    'transaction*|numero de transaction|id transaction|paiement*|paypal*|autorisation*|numero d autorisation|terminal*|reglement',
  technical:
    'ligne de code|port|pid|erreur*|code erreur|code d erreur|code|hash|commit|vlan|session*|horodatage|log*|processus|page|chambre|salle|vol|statut',
  example: 'exemple*|p ex|par exemple|test|fictif',
};
