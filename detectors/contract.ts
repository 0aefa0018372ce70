/**
 * The contract every detector fulfils, and the words all of Zeef uses for what is found.
 *
 * Offsets are UTF-16 code units into the text they belong to, half-open: `text.slice(start, end)`.
 * A match says where something stands and why it is believed, never what it says: whoever holds the
 * text may slice it; logs, jobs and audit rows never can.
 */

import type { CueKind } from './context/kinds.ts';

/** What a finding is. Names follow Presidio's where it has one, so that people can switch. */
export const ENTITIES = [
  'PERSON_NAME',
  'EMAIL_ADDRESS',
  'PHONE_NUMBER',
  'POSTAL_ADDRESS',
  'IBAN',
  'BANK_ACCOUNT',
  'PAYMENT_CARD',
  'NATIONAL_ID',
  'PASSPORT',
  'IDENTITY_CARD',
  'RESIDENCE_PERMIT',
  'DRIVING_LICENCE',
  'MRZ',
  'VAT_NUMBER',
  'IP_ADDRESS',
  'MAC_ADDRESS',
  'IMEI',
  'DATE_OF_BIRTH',
  'AGE',
  'USERNAME',
  'PASSWORD',
  'API_KEY',
  'ONE_TIME_LINK',
  'SESSION_TOKEN',
  'CUSTOMER_NUMBER',
  'LICENCE_PLATE',
  'HEALTH',
  'SPECIAL_CATEGORY',
  'GEO_LOCATION',
  'PERSONAL_URL',
  'CUSTOM',
] as const;
export type Entity = (typeof ENTITIES)[number];

/** Languages with word lists and context words of their own. Other text is read with all of them. */
export const LANGUAGES = ['nl', 'en', 'de', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** ISO 3166-1 alpha-2 code of a country whose formats may be expected, most likely first in a list. */
export type Region = Uppercase<`${Letter}${Letter}`>;
// biome-ignore format: an alphabet
type Letter =
  | 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm'
  | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z';

/** Where a text stands in its message: some detectors read a subject or a file name otherwise. */
export type PartKind = 'subject' | 'plain' | 'html' | 'header' | 'filename' | 'attachment';

/** Half-open range of UTF-16 offsets, never inside a surrogate pair. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `certain`: acts by itself; `likely`: acts, worth a sample; `possible`: worth a person's look. */
export const CONFIDENCES = ['possible', 'likely', 'certain'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Why a match is believed. Codes, not prose: they end up in logs and rules. */
export const EVIDENCE = [
  'checksum', // a check digit over the value holds
  'checksum-near', // one digit away from holding
  'format', // the shape alone is telling
  'range', // an issuer's or numbering plan's range holds it
  'context', // a word near it names the kind
  'label', // it stands right behind a label ("IBAN:", "mijn naam is")
  'lexicon', // a name, street or place list holds it
  'grammar', // word order or form (tussenvoegsel, house number) makes it
  'greeting', // stands in a salutation
  'sign-off', // stands in a closing or signature block
  'requester', // equals or is part of what is known of the requester
  'neighbour', // a finding beside it makes it likelier
  'repeated', // the same value was found elsewhere in the ticket
  'entropy', // too random to be a word
  'model', // a statistical model says so
  'obfuscated', // written so as not to be read by machines
  'tenant', // a pattern of the tenant's own
] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** Whose a value seems to be, where the text itself tells. */
export type Holder = 'person' | 'organisation';

/** One place a detector believes in. Offsets are into {@link TextView.text}. */
export interface Match extends Span {
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  /** Overrides the detector's entity, for detectors that tell several apart. */
  readonly entity?: Entity;
  /** Set when the text says it, e.g. an office's address or a company's IBAN. */
  readonly holder?: Holder;
}

/** A word of the text: a run of letters, with the apostrophes and hyphens inside it. */
export interface Word extends Span {
  /** As written. */
  readonly text: string;
  /** Lower-cased, for look-ups. */
  readonly lower: string;
  /** `Xx` capitalised, `XX` all capitals (two letters or more), `xx` lower case, `xX` mixed. */
  readonly shape: 'Xx' | 'XX' | 'xx' | 'xX';
}

/** What the caller already knows about people in the ticket. Never stored by a detector. */
export interface KnownPerson {
  readonly name?: string;
  readonly email?: string;
}

/** Digits standing near each other: no more than 16 other characters between two of them. */
export interface DigitCluster extends Span {
  /** How many ASCII digits it holds. Its span opens and closes with one. */
  readonly digits: number;
}

/**
 * A normalised text with what several detectors need of it, computed once and only when asked for.
 *
 * Normalised means (normalise.ts): every line break is a single `\n`; every other exotic space is a
 * space, every dash `-`, curly apostrophes and quotes are straight; digits of other scripts are ASCII;
 * compatibility forms (full width, mathematical) are plain; characters without width are gone; leftover
 * HTML entities are decoded.
 *
 * A value broken over a line keeps one `\n` with at most one space before it and none after it (spaces
 * and quote marks `>` after a break that stands between two groups of digits are gone). A pattern whose
 * check digits or label make it sure should allow ` ?\n?` where it allows a space; others should not.
 *
 * Digits spelled out ("nul zes twaalf") and spaced-out characters ("N L 9 1") are rewritten to plain
 * characters in a second view, which only `structure` detectors see; no detector needs to know.
 */
export interface TextView {
  /** Normalised text. */
  readonly text: string;
  readonly kind: PartKind;
  /** Recognised or given; `undefined` when the text is too short to tell: use every language. */
  readonly language: Language | undefined;
  /** Regions whose national formats are expected, most likely first. Never empty. */
  readonly regions: readonly Region[];
  readonly known: readonly KnownPerson[];
  /** Words in order. Lazy. */
  readonly words: readonly Word[];
  /** Lower-cased text of the same length and offsets. Lazy. */
  readonly lower: string;
  /** Where digits are, in order. Lazy. Use it through `candidates()` of candidates.ts. */
  readonly digitClusters: readonly DigitCluster[];
  /** Settled matches of the first stage (empty while the first stage runs), in order of start. */
  readonly settled: readonly SettledMatch[];
}

/** A match after conflicts were resolved, with the detector it came from. */
export interface SettledMatch extends Match {
  readonly entity: Entity;
  readonly detectorId: string;
  readonly detectorVersion: number;
}

/**
 * When a detector is worth calling at all. `digit`: the text has a digit; `at`: it has an `@`, or a word
 * for it; `always`: cheap, or does its own filtering; `cues`: a context word of one of these kinds occurs;
 * a list: any of these lower-case strings occurs.
 */
export type Prefilter = 'digit' | 'at' | 'always' | { readonly cues: readonly CueKind[] } | readonly string[];

/**
 * A detector. Synchronous, deterministic, without clock or network; linear in the length of the text;
 * throws on no string whatever.
 */
export interface Detector {
  /** Unique, lower case, country first where there is one: `iban`, `nl.bsn`. */
  readonly id: string;
  readonly entity: Entity;
  /** Raised whenever results change. */
  readonly version: number;
  /**
   * `structure`: reads shapes and numbers, first. `language`: reads words, second, and may look at
   * {@link TextView.settled}.
   */
  readonly stage: 'structure' | 'language';
  readonly prefilter: Prefilter;
  /** Countries whose format it knows; empty when it knows no borders. */
  readonly regions: readonly Region[];
  /** Where the format, ranges or algorithm are published. */
  readonly sources: readonly string[];
  find(view: TextView): readonly Match[];
  /** The value without what does not change its identity (case, separators), for equality and tags. */
  compact(value: string): string;
}
