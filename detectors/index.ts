/**
 * Detection of personal data in support text, as a library: pure, synchronous, no clock, no network.
 *
 *     import { createScanner } from 'zeef/detectors';
 *     createScanner().scan('mijn IBAN is NL91 ABNA 0417 1643 00');
 *     // [{ start: 13, end: 35, entity: 'IBAN', confidence: 'certain', evidence: [...], ... }]
 */

import { age } from './age.ts';
import { apiKey } from './api-key.ts';
import { atLicencePlate } from './at/licence-plate.ts';
import { atSvnr } from './at/svnr.ts';
import { beBankAccount } from './be/bank-account.ts';
import { beIdentityCard } from './be/identity-card.ts';
import { beLicencePlate } from './be/licence-plate.ts';
import { beNationalNumber } from './be/national-number.ts';
import { bic } from './bic.ts';
import { chAhv } from './ch/ahv.ts';
import { chLicencePlate } from './ch/licence-plate.ts';
import type { Detector } from './contract.ts';
import { creditorId } from './creditor-id.ts';
import { customerNumber } from './customer-number.ts';
import { dateOfBirth } from './date-of-birth.ts';
import { deBankAccount } from './de/bank-account.ts';
import { deDocument } from './de/document.ts';
import { deDrivingLicence } from './de/driving-licence.ts';
import { deHealthInsurance } from './de/health-insurance.ts';
import { deLicencePlate } from './de/licence-plate.ts';
import { deSocialInsurance } from './de/social-insurance.ts';
import { deTaxId } from './de/tax-id.ts';
import { dkCpr } from './dk/cpr.ts';
import { drivingLicence } from './driving-licence.ts';
import { email } from './email.ts';
import { enSecondOpinion } from './en/second-opinion.ts';
import { esDniNie } from './es/dni-nie.ts';
import { fiHetu } from './fi/hetu.ts';
import { frDrivingLicence } from './fr/driving-licence.ts';
import { frIdentityCard } from './fr/identity-card.ts';
import { frLicencePlate } from './fr/licence-plate.ts';
import { frNir } from './fr/nir.ts';
import { frTaxId } from './fr/tax-id.ts';
import { gbBankAccount } from './gb/bank-account.ts';
import { gbDrivingLicence } from './gb/driving-licence.ts';
import { gbLicencePlate } from './gb/licence-plate.ts';
import { gbNhs } from './gb/nhs.ts';
import { gbNino } from './gb/nino.ts';
import { gbUtr } from './gb/utr.ts';
import { geoLocation } from './geo-location.ts';
import { health } from './health.ts';
import { iban } from './iban.ts';
import { identityCard } from './identity-card.ts';
import { ieLicencePlate } from './ie/licence-plate.ts';
import { iePps } from './ie/pps.ts';
import { imei } from './imei.ts';
import { ipAddress } from './ip-address.ts';
import { itCodiceFiscale } from './it/codice-fiscale.ts';
import { licencePlate } from './licence-plate.ts';
import { macAddress } from './mac-address.ts';
import { mrz } from './mrz.ts';
import { nlBankAccount } from './nl/bank-account.ts';
import { nlBsn } from './nl/bsn.ts';
import { nlDocument } from './nl/document.ts';
import { nlDrivingLicence } from './nl/driving-licence.ts';
import { nlLicencePlate } from './nl/licence-plate.ts';
import { nlVNumber } from './nl/v-number.ts';
import { nlVat } from './nl/vat.ts';
import { noFodselsnummer } from './no/fodselsnummer.ts';
import { oneTimeLink } from './one-time-link.ts';
import { passport } from './passport.ts';
import { password } from './password.ts';
import { paymentCard } from './payment-card.ts';
import { personName } from './person-name.ts';
import { personalUrl } from './personal-url.ts';
import { phone } from './phone.ts';
import { plPesel } from './pl/pesel.ts';
import { postalAddress } from './postal-address.ts';
import { ptNif } from './pt/nif.ts';
import { residencePermit } from './residence-permit.ts';
import { type Scanner, type ScannerOptions, scannerOf } from './scanner.ts';
import { sePersonnummer } from './se/personnummer.ts';
import { sessionToken } from './session-token.ts';
import { specialCategory } from './special-category.ts';
import { usBankAccount } from './us/bank-account.ts';
import { usItin } from './us/itin.ts';
import { usSsn } from './us/ssn.ts';
import { username } from './username.ts';
import { vatNumber } from './vat-number.ts';

export type { AllowList } from './allow.ts';
export * from './contract.ts';
export type { PatternRule, PatternSet } from './patterns.ts';
export type { ScanContext, Scanner, ScannerOptions, ScanPart } from './scanner.ts';

/** Every detector, one line each, sorted by id. */
export const DETECTORS: readonly Detector[] = [
  age,
  apiKey,
  atLicencePlate,
  atSvnr,
  beBankAccount,
  beIdentityCard,
  beLicencePlate,
  beNationalNumber,
  bic,
  chAhv,
  chLicencePlate,
  creditorId,
  customerNumber,
  dateOfBirth,
  deBankAccount,
  deDocument,
  deDrivingLicence,
  deHealthInsurance,
  deLicencePlate,
  deSocialInsurance,
  deTaxId,
  dkCpr,
  drivingLicence,
  email,
  esDniNie,
  fiHetu,
  frDrivingLicence,
  frIdentityCard,
  frLicencePlate,
  frNir,
  frTaxId,
  gbBankAccount,
  gbDrivingLicence,
  gbLicencePlate,
  gbNhs,
  gbNino,
  gbUtr,
  geoLocation,
  health,
  iban,
  identityCard,
  ieLicencePlate,
  iePps,
  imei,
  ipAddress,
  itCodiceFiscale,
  licencePlate,
  macAddress,
  mrz,
  nlBankAccount,
  nlBsn,
  nlDocument,
  nlDrivingLicence,
  nlLicencePlate,
  nlVNumber,
  nlVat,
  noFodselsnummer,
  oneTimeLink,
  passport,
  password,
  paymentCard,
  personName,
  personalUrl,
  phone,
  plPesel,
  postalAddress,
  ptNif,
  residencePermit,
  sePersonnummer,
  sessionToken,
  specialCategory,
  usBankAccount,
  usItin,
  usSsn,
  username,
  vatNumber,
];

/** Detectors that are used only when named in `also`: slower, or wrong more often. */
export const ON_REQUEST: readonly Detector[] = [enSecondOpinion];

export interface CreateScannerOptions extends Omit<ScannerOptions, 'detectors'> {
  /** Detector ids of {@link ON_REQUEST} to use beside the others. An unknown id throws a RangeError. */
  readonly also?: readonly string[];
  /** Detector ids to use; default all of {@link DETECTORS}. An unknown id throws a RangeError. */
  readonly only?: readonly string[];
}

/**
 * Builds a scanner. Costly (loads word lists): build once, use for every text.
 *
 * @throws RangeError for an unknown detector, or a pattern or allow rule that cannot be used, naming it
 */
export function createScanner({ only, also = [], ...options }: CreateScannerOptions = {}): Scanner {
  const detectors = only?.map(detectorOf) ?? DETECTORS;
  return scannerOf({ ...options, detectors: [...detectors, ...also.map(detectorOf)] });
}

function detectorOf(id: string): Detector {
  const detector = [...DETECTORS, ...ON_REQUEST].find((candidate) => candidate.id === id);
  if (!detector) throw new RangeError(`no detector "${id}"`);
  return detector;
}
