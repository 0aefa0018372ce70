import type { CueWords } from './kinds.ts';

/** Labels in other languages for the national numbers of their countries: migrants write their own. */
export const OTHER: CueWords = {
  'national-id':
    'sa id|sa id number|south african id|teudat zehut|sedula|cedula|curp|aadhaar|aadhar|kimlik|tc kimlik|kimlik no|cnp|egn|emso|oib|jmbg|rodne cislo|isikukood|asmens kodas|personas kods|amka|afm|cnic|cin|bvn|tc kimlik no|numer identyfikacyjny|ipn|rnokpp',
  phone:
    'telefono|telefone|telemovel|movil|cellulare|telefonu|komorka|komorkowy|puhelin|puh|telefon|mobil|mobilnummer|matkapuhelin|numer telefonu',
  pesel: 'pesel|numer pesel|nr pesel|pesela',
  dni: 'dni|d n i|nie|n i e|nif|n i f|documento nacional de identidad|numero de identidad de extranjero|numero de identificacion fiscal|numero de extranjero|cedula',
  'codice-fiscale': 'codice fiscale|cod fiscale|c f|cf|cod fisc|codicefiscale',
  'nif-pt':
    'nif|n i f|contribuinte|numero de contribuinte|n contribuinte|no contribuinte|numero fiscal|identificacao fiscal|nif portugal|numero de identificacao fiscal',
  personnummer:
    'personnummer*|personnr|pnr|person nummer|samordningsnummer*|personal identity number|swedish personal number|swedish id',
  cpr: 'cpr|cpr nr|cpr nummer|cprnr|cprnummer|personnummer|cpr number|danish cpr',
  hetu: 'hetu|henkilotunnus*|henkilotunnukseni|sosiaaliturvatunnus|sotu|personbeteckning|finnish personal identity code|personal identity code',
  fodselsnummer: 'fodselsnummer*|fodselsnr|fnr|personnummer|d nummer|dnummer|norwegian id',
  ahv: 'numero avs|avs|ahv|numero d assicurato|ahvn',
  passport: 'paszport*|pasaporte|passaporto|passaporte|pass nr|numer paszportu|pasaport',
  'identity-card':
    'dowod|dowod osobisty|dowodu|carta d identita|cartao de cidadao|documento de identidad|kimlik|legitimation',
  'driving-licence':
    'prawo jazdy|carnet de conducir|permiso de conducir|patente|carta de conducao|korkort|korkortsnummer',
  bank: 'cuenta|cuenta bancaria|numero de cuenta|conto|conto corrente|conta|konto|kontonummer|bankkonto|tili|tilinumero|rachunek|numer konta|rachunku|nr konta',
  card: 'tarjeta|carta di credito|cartao|karta|karty|kortnummer|numer karty',
  order: 'zamowienie|pedido|ordine|encomenda|tilaus',
  invoice: 'faktura|factura|fattura|fatura|lasku',
};
