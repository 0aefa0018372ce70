import { Allowed, type AllowList } from './allow.ts';
import { settle } from './conflicts.ts';
import { mentions } from './context.ts';
import type { Detector, KnownPerson, Language, PartKind, Region, SettledMatch, Span } from './contract.ts';
import { KeywordIndex } from './keywords.ts';
import { normalise } from './normalise.ts';
import { Rewriting, type Rewritten } from './offsets.ts';
import { customDetectors, type PatternSet } from './patterns.ts';
import { clearOf, hidePlaceholders } from './placeholders.ts';
import { seekRepeated } from './repeat.ts';
import { spacedOut } from './spaced-out.ts';
import { type Rewrite, spelledDigits } from './spelled-digits.ts';
import { standIns } from './stand-ins.ts';
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
  /** Ids and versions of detectors and lists in use, for the audit log: `iban@1 nl.bsn@2 … allow@3`. */
  readonly detectorSet: string;
}

export interface ScannerOptions {
  readonly detectors: readonly Detector[];
  /** Default `['NL', 'BE', 'DE', 'FR', 'GB']`. */
  readonly regions?: readonly Region[];
  /** A tenant's own rules. A rule that cannot be used throws a RangeError naming it. */
  readonly patterns?: PatternSet;
  /** What is never a finding. A rule that cannot be used throws a RangeError naming it. */
  readonly allow?: AllowList;
}

const DEFAULT_REGIONS: readonly Region[] = ['NL', 'BE', 'DE', 'FR', 'GB'];
/** Strings of which one is in every text that an `at` detector finds something in. */
const AT_WORDS = [
  '@',
  ' at ',
  '(at',
  '[at',
  '{at',
  '<at',
  '-at-',
  '_at_',
  'apenst',
  'apest',
  'arob',
  'klammera',
  ' chez ',
];

/** A part on its way: its view, and the way back to the text as given. */
interface Scanned {
  readonly view: View;
  readonly original: Rewritten;
  readonly placeholders: readonly Span[];
  readonly allowed: readonly Span[];
}

/** Builds a scanner over a set of detectors. See `index.ts` for the full set. */
export function scannerOf(options: ScannerOptions): Scanner {
  const detectors = [...options.detectors, ...(options.patterns ? customDetectors(options.patterns) : [])];
  const allow = options.allow && new Allowed(options.allow);
  const names = detectors.find((detector) => detector.entity === 'PERSON_NAME');
  const structure = stageOf(detectors, 'structure');
  const language = stageOf(detectors, 'language');

  const acceptable = (matches: readonly SettledMatch[], { view, placeholders, allowed }: Scanned) =>
    clearOf(allow ? allow.filter(matches, allowed, view.text) : matches, placeholders);

  const detect = (part: Omit<ScanPart, 'id'>, context: ScanContext): Scanned => {
    const original = normalise(part.text);
    const { text, placeholders } = hidePlaceholders(original.text);
    const view = new View(text, {
      kind: part.kind ?? 'plain',
      language: part.language ?? 'recognise',
      regions: context.regions ?? options.regions ?? DEFAULT_REGIONS,
      known: context.known ?? [],
    });
    const scanned = { view, original, placeholders, allowed: allow ? allow.spansIn(text) : [] };
    const shapes = [...structure.find(view), ...hidden(view, structure)];
    view.settled = settle(acceptable(shapes.sort(byStart), scanned), text);
    const words = language.find(view);
    if (words.length > 0) {
      view.settled = settle([...view.settled, ...acceptable(words.sort(byStart), scanned)], text);
    }
    return scanned;
  };

  const scanParts: Scanner['scanParts'] = (parts, context = {}) => {
    const scanned = parts.map((part) => detect(part, context));
    const repeated = seekRepeated(
      scanned.map(({ view }) => ({ view, matches: view.settled })),
      context.known ?? [],
      names,
    );
    return new Map(
      scanned.map((one, i) => {
        const more = acceptable(repeated[i] ?? [], one);
        const { view, original } = one;
        const settled = more.length > 0 ? settle([...view.settled, ...more], view.text) : view.settled;
        return [
          (parts[i] as ScanPart).id,
          settled.map((match) => ({ ...match, ...original.toOriginal(match) })),
        ];
      }),
    );
  };

  return {
    scan: (text, { kind, language: given, ...context } = {}) =>
      scanParts([{ id: '', text, ...(kind && { kind }), ...(given && { language: given }) }], context).get(
        '',
      ) ?? [],
    scanParts,
    detectorSet: [
      ...detectors.map((detector) => `${detector.id}@${detector.version}`),
      ...(allow ? [`allow@${allow.version}`] : []),
    ].join(' '),
  };
}

function byStart(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}

interface Stage {
  find(view: View): SettledMatch[];
}

/** The detectors of one stage behind their prefilters, whose words are all sought in one pass. */
function stageOf(detectors: readonly Detector[], stage: Detector['stage']): Stage {
  const own = detectors.filter((detector) => detector.stage === stage);
  const lists: (readonly string[])[] = [];
  const gates = own.map(({ prefilter }): Gate => {
    if (prefilter === 'always') return () => true;
    if (prefilter === 'digit') return (view) => view.digitClusters.length > 0;
    if (typeof prefilter === 'object' && 'cues' in prefilter) return (view) => mentions(view, prefilter.cues);
    const list = lists.push(prefilter === 'at' ? AT_WORDS : prefilter) - 1;
    return (_, seen) => seen?.[list] === 1;
  });
  const keywords = lists.length > 0 ? new KeywordIndex(lists) : undefined;
  return {
    find: (view) => {
      const seen = keywords?.seenIn(view.text);
      const found: SettledMatch[] = [];
      for (const [i, detector] of own.entries()) {
        if (!gates[i]?.(view, seen)) continue;
        for (const match of detector.find(view)) {
          if (match.end <= match.start) continue;
          found.push({
            entity: detector.entity,
            ...match,
            detectorId: detector.id,
            detectorVersion: detector.version,
          });
        }
      }
      return found;
    },
  };
}

/** Whether a detector is worth calling, given the word lists of which one was seen. */
type Gate = (view: View, seen: Uint8Array | undefined) => boolean;

/** What a stage finds where digits are spelled out or characters set apart, once that is undone. */
function hidden(view: View, stage: Stage): SettledMatch[] {
  const found: SettledMatch[] = [];
  for (const rewrites of [
    spelledDigits(view.text, view.digitClusters),
    spacedOut(view.text),
    standIns(view.text, view.digitClusters),
  ]) {
    if (rewrites.length > 0) found.push(...behind(view, rewrites, stage));
  }
  return found;
}

function behind(view: View, rewrites: readonly Rewrite[], stage: Stage): SettledMatch[] {
  const rewriting = new Rewriting(view.text);
  for (const { start, end, plain } of rewrites) rewriting.replace(start, end, plain);
  const { text, toOriginal } = rewriting.finish();
  const found: SettledMatch[] = [];
  let next = 0;
  for (const match of stage.find(new View(text, view)).sort(byStart)) {
    const span = toOriginal(match);
    while (next < rewrites.length && (rewrites[next] as Rewrite).end <= span.start) next++;
    const rewrite = rewrites[next];
    if (!rewrite || rewrite.start >= span.end) continue;
    found.push({ ...match, ...span, evidence: [...match.evidence, 'obfuscated'] });
  }
  return found;
}
