import { settle } from './conflicts.ts';
import type {
  Detector,
  KnownPerson,
  Language,
  PartKind,
  Prefilter,
  Region,
  SettledMatch,
} from './contract.ts';
import { recogniseLanguage } from './language.ts';
import { normalise } from './normalise.ts';
import { View } from './view.ts';

/** One text of a ticket. */
export interface ScanPart {
  /** Names the part in the answer; unique within one call. */
  readonly id: string;
  readonly text: string;
  /** Default `plain`. */
  readonly kind?: PartKind;
  /** When given, recognition is skipped. */
  readonly language?: Language;
}

/** What the caller knows that holds for all parts of a call. */
export interface ScanContext {
  /** Default: the scanner's regions. */
  readonly regions?: readonly Region[];
  /** Requester and others whose names are known. */
  readonly known?: readonly KnownPerson[];
}

export interface Scanner {
  /** Findings of one text, settled, in order of start; offsets are into `text` as given. */
  scan(
    text: string,
    context?: ScanContext & { kind?: PartKind; language?: Language },
  ): readonly SettledMatch[];
  /** Findings of all parts of one ticket; what is found in one part is sought in every other. */
  scanParts(parts: readonly ScanPart[], context?: ScanContext): ReadonlyMap<string, readonly SettledMatch[]>;
  /** Ids and versions of the detectors in use, for the audit log: `iban@1 nl.bsn@2 …`. */
  readonly detectorSet: string;
}

export interface ScannerOptions {
  readonly detectors: readonly Detector[];
  /** Default `['NL', 'BE', 'DE', 'FR', 'GB']`. */
  readonly regions?: readonly Region[];
}

const DEFAULT_REGIONS: readonly Region[] = ['NL', 'BE', 'DE', 'FR', 'GB'];

/** Builds a scanner over a set of detectors. See `index.ts` for the full set. */
export function scannerOf(options: ScannerOptions): Scanner {
  const regions = options.regions ?? DEFAULT_REGIONS;
  const stages = (['structure', 'language'] as const).map((stage) =>
    options.detectors.filter((detector) => detector.stage === stage),
  );

  const scan: Scanner['scan'] = (text, context = {}) => {
    const normalised = normalise(text);
    const view = new View(normalised.text, {
      kind: context.kind ?? 'plain',
      language: context.language ?? recogniseLanguage(normalised.text),
      regions: context.regions ?? regions,
      known: context.known ?? [],
    });
    for (const stage of stages) {
      const found: SettledMatch[] = [...view.settled];
      for (const detector of stage) {
        if (!passes(detector.prefilter, view)) continue;
        for (const match of detector.find(view)) {
          found.push({
            entity: detector.entity,
            ...match,
            detectorId: detector.id,
            detectorVersion: detector.version,
          });
        }
      }
      view.settled = settle(found, view.text);
    }
    return view.settled.map((match) => ({ ...match, ...normalised.toOriginal(match) }));
  };

  return {
    scan,
    scanParts: (parts, context = {}) =>
      new Map(
        parts.map((part) => [
          part.id,
          scan(part.text, {
            ...context,
            ...(part.kind && { kind: part.kind }),
            ...(part.language && { language: part.language }),
          }),
        ]),
      ),
    detectorSet: options.detectors.map((detector) => `${detector.id}@${detector.version}`).join(' '),
  };
}

function passes(prefilter: Prefilter, view: View): boolean {
  if (prefilter === 'always') return true;
  if (prefilter === 'digit') return /\d/.test(view.text);
  if (prefilter === 'at') return /@|\bat\b|\bapenstaart/i.test(view.text);
  return prefilter.some((word) => view.lower.includes(word));
}
