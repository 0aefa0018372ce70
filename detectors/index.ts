/**
 * Detection of personal data in support text, as a library: pure, synchronous, no clock, no network.
 *
 *     import { createScanner } from 'zeef/detectors';
 *     createScanner().scan('mijn IBAN is NL91 ABNA 0417 1643 00');
 *     // [{ start: 13, end: 31, entity: 'IBAN', confidence: 'certain', evidence: [...], ... }]
 */
import type { Detector, Region } from './contract.ts';
import { iban } from './iban.ts';
import { type Scanner, scannerOf } from './scanner.ts';

export * from './contract.ts';
export type { ScanContext, Scanner, ScanPart } from './scanner.ts';

/** Every detector, one line each, sorted by id. */
export const DETECTORS: readonly Detector[] = [iban];

export interface CreateScannerOptions {
  /** Detector ids to use; default all. An unknown id throws a RangeError. */
  readonly only?: readonly string[];
  /** Regions whose national formats to expect, most likely first. */
  readonly regions?: readonly Region[];
}

/** Builds a scanner. Costly (loads word lists): build once, use for every text. */
export function createScanner(options: CreateScannerOptions = {}): Scanner {
  const detectors = options.only
    ? options.only.map((id) => {
        const detector = DETECTORS.find((candidate) => candidate.id === id);
        if (!detector) throw new RangeError(`no detector "${id}"`);
        return detector;
      })
    : DETECTORS;
  return scannerOf({ detectors, ...(options.regions && { regions: options.regions }) });
}
