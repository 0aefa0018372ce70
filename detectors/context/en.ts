import type { CueWords } from './kinds.ts';

/** English of Britain, Ireland and the United States. */
export const EN: CueWords = {
  phone:
    'phone*|*phone|tel|telephone*|ph|mobile|mob|cell|cellphone|landline|ring|call|calls|calling|called|callback|text me|texts|text|whatsapp|signal|sms|fax|contact number|contact no|phone number|reach me|reached|extension|ext|dial|dialed|dialled|direct line|daytime number',
  switchboard:
    'switchboard|front desk|helpline|hotline|helpdesk|help desk|customer service|customer services|customer care|call centre|call center|general enquiries|main line|toll free',
  bank: 'iban*|account number|acct number|account no|acct no|acc number|acc no|a c|acct|account|bank account*|bank|bank details|checking|savings|refund to|beneficiary|payee|direct debit|standing order|routing number|routing no|aba|aba number|account and routing|acc|routing',
  bic: 'bic|bic code|swift|swift code|swift bic',
  creditor: 'creditor id|creditor identifier|creditor|sci|originator identification',
  'sort-code': 'sort code*|sortcode*|sc|s c|sort',
  card: 'credit card*|debit card*|creditcard*|card number*|card no|card num|card|cards|visa|mastercard|amex|american express|discover|diners|maestro|cc|ccn|pan|bank card*',
  cvv: 'cvv|cvc|cvv2|cvc2|cid|csc|security code|card verification|cvv code|three digits|last three digits',
  'card-expiry':
    'exp|expiry|expires|expiring|expiration|expiry date|exp date|valid thru|valid until|valid through|good thru|valid to',
  'gift-card':
    'gift card*|giftcard*|gift voucher*|voucher*|e gift|egift|loyalty card*|loyalty|store credit|coupon*|promo code*|promo|discount code|clubcard*|nectar*|reward*|membership card|top up|library card|prepaid code',
  bsn: 'dutch citizen service number|citizen service number|bsn number',
  insz: 'national register number|national registry number|belgian national number|national number',
  idnr: 'german tax id|tax identification number|tax id|steuer id',
  nir: 'french social security number',
  nino: 'ni|nino|ni number|ni no|national insurance|national insurance number|national insurance no|nat ins|n i|n i no|nin',
  utr: 'utr|utr number|unique taxpayer reference|unique tax reference|self assessment reference',
  nhs: 'nhs|nhs number|nhs no|nhs num|n h s|red book|red book number|health number',
  ssn: 'ssn|s s n|social security number|social security no|social security num|social security|social|soc sec|ss number|ss|last four of my social|ssns|tin|taxpayer id',
  itin: 'itin|individual taxpayer identification number|individual taxpayer|taxpayer identification number|taxpayer id|tin',
  pps: 'pps|ppsn|pps number|pps no|p p s|personal public service|personal public service number|rsi number|irish tax number',
  'national-id':
    'national id*|identity number|id number|personal number|personal identification number|citizen number|national identity number|national identification number|tax number|tax file number|social insurance number|identification number|personal id',
  passport:
    'passport*|passport number|passport no|pp no|pp number|passports|travel document*|document number|document no|doc no',
  'identity-card':
    'id card*|identity card*|identity document*|national identity card|id number|id no|document number|document no|doc no|national id card',
  'residence-permit':
    'residence permit*|brp|brp number|biometric residence permit|residence card|permit number|v number|visa number|alien number|green card|ind',
  'driving-licence':
    'driving licence*|driving license*|driver licence*|driver license*|drivers licence*|drivers license*|driver s license*|driver s licence*|licence number|license number|licence no|license no|dl|dl number|dln|dvla|dvla number|driving licence number|provisional|provisional licence|my licence|my license|his licence|her licence|driver number|license state|licence entry',
  plate:
    'vehicle reg|index number|reg|registration|registration number|reg number|reg no|reg plate|number plate|license plate*|licence plate*|plate|plates|vrm|vrn',
  vehicle:
    'vehicle|car|truck|lorry|motorbike|taxi|parked|parking|motorcycle|caravan|trailer|driving|transit|driver|pcn|penalty charge|ulez|congestion charge|v5c|dvla|fleet|minibus|bumper|wing mirror|ford|vauxhall|toyota|nissan|peugeot',
  vat: 'vat|vat number|vat no|vat reg|vat registration|vat id|v a t|my own vat|personal vat',
  'sole-trader':
    'sole trader|sole proprietor*|self employed|freelance*|freelancer|my own vat|not a company|personal vat|sole prop|one man band|just me|own number|my own number|mine personally|me personally|one person|is mine|is my own|not ltd',
  imei: 'imei*|device id',
  mrz: 'mrz|machine readable|machine readable zone|bottom lines|bottom bit|bottom line',
  name: 'name|surname|first name|last name|called|forename',
  address: 'address*|postcode|post code|zip|zip code|zipcode|street|po box|eircode|living|live at|lives',
  birth: 'born|dob|d o b|date of birth|birth date|birthdate|birthday|d of b|birth',
  age: 'age|aged|years old|year old|yo|y o',
  email: 'e mail*|email*|mail',
  customer:
    'customer number|customer no|customer id|customer ref|customer|customer code|account number|account no|acc number|acct no|account ref|account|membership number|membership no|member number|member no|member id|client number|client no|client id|student number|student id|patient number|patient id|patient no|hospital number|employee number|employee id|staff number|subscriber number|contract number|contract no|subscription number|mpan|council tax account|mrn|contract|subscription',
  username: 'user|username|user name|user id|userid|login|log in|logon|screen name|handle|uid|nickname',
  password: 'password*|passwd|pwd|pw|pass|passphrase|passcode|wifi key|wi fi key|network key|passwort',
  pin: 'pin|pin code|pin number|p i n|puk|puk code|alarm code|door code|gate code|entry code|key safe|keysafe',
  'one-time-code':
    'otp|verification code|one time code|one time password|2fa code|two factor code|sms code|confirmation code|login code|auth code',
  ip: 'ip|ip address|ip addr|ipaddress',
  mac: 'mac|mac address|mac addr',
  geo: 'coordinates|coords|gps|latitude|longitude|lat|lon|lng|location',
  order:
    'order*|order number|order no|order id|orders|po|po number|purchase order|booking*|booking number|booking ref|reservation*|confirmation number|purchase*|basket|delivery note|quote number|quote no|quotation*',
  invoice:
    'invoice*|invoice number|invoice no|inv|inv no|bill|bill number|receipt*|receipt number|credit note*|remittance*|statement*|fine|penalty*|pcn|payment reference',
  tracking:
    'tracking*|track|tracking number|tracking no|shipment*|parcel*|consignment*|waybill|airway bill|awb|dhl|ups|fedex|usps|royal mail|dpd|evri|hermes|courier|barcode*|package*',
  reference:
    'ticket*|case|case number|case no|case id|ref|refs|reference*|ref no|reference number|incident*|claim*|claim number|policy*|policy number|policy no|complaint*|request id|request*|application number|application ref|project*|job number|job no|vacancy*|inc|chat id|form|mandate*|section|article|registration authority|regulated by|firm number|sra|file number|file no|docket*|appeal*',
  version:
    'version*|ver|release*|build*|firmware*|software*|update|php|ios|android|windows|patch|rev|revision',
  amount:
    'amount*|price*|total|subtotal|cost*|gbp|usd|eur|euro*|pound*|dollar*|balance|salary|discount|quantity|qty|points|units|pcs|pieces|copies|credit limit',
  date: 'date|start date|end date|due date|delivery date',
  time: 'time|o clock',
  meter:
    'meter*|meter reading*|reading|readings|odometer|mileage|miles|kwh|mprn|gas meter|electricity meter|meter serial|supply number',
  product:
    'product*|product code|product number|item*|item number|item no|article number|article no|part*|part number|part no|p n|model*|model number|model no|sku|isbn|isbn 13|issn|ean|upc|gtin|asin|catalogue*|catalog*|mpn|style number|lot|batch*|batch number|size|colour|color',
  serial:
    'serial*|serial number|serial no|s n|sn|licence key*|license key*|product key*|activation key|activation code|chassis*|vin|frame number|device number|iccid|sim card*|sim|asset tag|hardware id|rma|rma number|service tag|modem|router|imsi',
  'company-id':
    'company number|company no|company registration*|companies house|registered number|registered in|registered no|registration number company|crn|employer identification number|duns|charity number|charity no|lei|tax exempt|fein|npi|registered in england',
  transaction:
    'transaction*|transaction id|transaction number|txn|txid|payment id|payment*|paypal*|auth code|authorisation code|authorization code|approval code|terminal*|merchant*|merchant id',
  technical:
    'line|port|pid|error*|error code|code|exit code|hash|commit|sha|sha1|md5|sha256|vlan|session*|timestamp|log*|process*|thread|bytes|page|room|flight*|gate|platform|seat|errno|status|uuid|guid|request id|trace id|row|column|epoch|unix|ticks|session id|device',
  example: 'example*|e g|sample*|test|dummy|fictional|placeholder',
};
