import type { Span } from '../../detectors/index.ts';

/** A text with the values marked in it. */
export interface Labelled {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly spans: readonly Predicted[];
  /** What looks like a value and is none; a `soft` one (a role address) may be hit without harm. */
  readonly negatives: readonly (Span & { readonly soft?: boolean | undefined })[];
  /** Categories marked at all, when not every one is: predictions of others are left out. */
  readonly labelled?: readonly string[];
}

export interface Predicted extends Span {
  readonly category: string;
}

/** A place worth looking at. */
export interface Place extends Predicted {
  readonly labelled: Labelled;
}

/** Counts of one category or language. */
export class Row {
  gold = 0;
  found = 0;
  typed = 0;
  predicted = 0;
  right = 0;
  characters = 0;
  leakedCharacters = 0;

  /** NaN where there is nothing to divide by. */
  rates() {
    const recall = this.found / this.gold;
    const precision = this.right / this.predicted;
    return {
      recall,
      typed: this.typed / this.gold,
      precision,
      f1: (2 * precision * recall) / (precision + recall),
      f2: (5 * precision * recall) / (4 * precision + recall),
      leaked: this.leakedCharacters / this.characters,
    };
  }
}

export interface Report {
  /** By category, and `ALL`. */
  readonly categories: ReadonlyMap<string, Row>;
  readonly languages: ReadonlyMap<string, Row>;
  /** Share of the texts with values of which every value was found. */
  readonly leakFree: number;
  /** Share of the texts without values in which nothing was found. */
  readonly cleanUntouched: number;
  readonly negativesLeftAlone: number;
  readonly falseHitsPerThousandCleanWords: number;
  readonly misses: readonly Place[];
  readonly falseHits: readonly Place[];
  readonly negativeHits: readonly Place[];
}

/** What counts as a health mention is a matter of taste: reported apart, not in totals. */
const SOFT_CATEGORIES: ReadonlySet<string> = new Set(['health', 'other']);
/** Share of a value's letters and digits that predictions of whatever category must cover. */
const FOUND = 0.8;
/** Share that predictions of the same category must cover, and of a prediction that must lie in values. */
const TYPED = 0.5;
const SIGNIFICANT = /[\p{L}\p{N}]/u;

/** Scores `predictions[i]` against `set[i]`. */
export function score(set: readonly Labelled[], predictions: readonly (readonly Predicted[])[]): Report {
  const scoring = new Scoring();
  for (const [i, labelled] of set.entries()) scoring.text(labelled, predictions[i] ?? []);
  return scoring.report();
}

class Scoring {
  readonly #categories = new Map<string, Row>();
  readonly #languages = new Map<string, Row>();
  readonly #misses: Place[] = [];
  readonly #falseHits: Place[] = [];
  readonly #negativeHits: Place[] = [];
  #texts = { all: 0, leakFree: 0 };
  #clean = { all: 0, untouched: 0, words: 0, hits: 0 };
  #negatives = { all: 0, alone: 0 };

  text(labelled: Labelled, all: readonly Predicted[]): void {
    const soft = labelled.negatives.filter((negative) => negative.soft);
    // masking a soft negative does no harm: such predictions are left out
    const predicted = all.filter(
      (one) => !soft.some((s) => overlap(s, one)) || labelled.spans.some((s) => overlap(s, one)),
    );
    const covered = maskOf(labelled.text, predicted);
    const leaked = labelled.spans.filter((span) => !this.#value(labelled, span, predicted, covered)).length;
    this.#predictions(labelled, predicted);
    for (const negative of labelled.negatives) {
      if (negative.soft) continue;
      this.#negatives.all++;
      if (share(labelled.text, negative, covered).hit === 0) this.#negatives.alone++;
      else this.#negativeHits.push({ ...negative, category: 'negative', labelled });
    }
    if (labelled.spans.length > 0) {
      this.#texts.all++;
      if (leaked === 0) this.#texts.leakFree++;
      return;
    }
    this.#clean.all++;
    this.#clean.words += labelled.text.split(/\s+/).length;
    this.#clean.hits += predicted.length;
    if (predicted.length === 0) this.#clean.untouched++;
  }

  /** Counts one marked value; false when it leaks. */
  #value(labelled: Labelled, span: Predicted, predicted: readonly Predicted[], covered: Uint8Array): boolean {
    const same = maskOf(
      labelled.text,
      predicted.filter((one) => one.category === span.category),
    );
    const { all, hit } = share(labelled.text, span, covered);
    const found = hit >= FOUND * all;
    const typed = share(labelled.text, span, same).hit >= TYPED * all;
    for (const row of this.#rows(labelled, span.category, SOFT_CATEGORIES.has(span.category))) {
      row.gold++;
      row.characters += all;
      row.leakedCharacters += all - hit;
      if (found) row.found++;
      if (typed) row.typed++;
    }
    if (found || SOFT_CATEGORIES.has(span.category)) return true;
    this.#misses.push({ ...span, labelled });
    return false;
  }

  #predictions(labelled: Labelled, predicted: readonly Predicted[]): void {
    const marked = maskOf(labelled.text, labelled.spans);
    for (const one of predicted) {
      if (labelled.labelled && !labelled.labelled.includes(one.category)) continue;
      const { all, hit } = share(labelled.text, one, marked);
      const right = all > 0 && hit >= TYPED * all;
      for (const row of this.#rows(labelled, one.category, false)) {
        row.predicted++;
        if (right) row.right++;
      }
      if (!right) this.#falseHits.push({ ...one, labelled });
    }
  }

  #rows({ lang }: Labelled, category: string, apart: boolean): Row[] {
    const own = rowOf(this.#categories, category);
    return apart ? [own] : [own, rowOf(this.#categories, 'ALL'), rowOf(this.#languages, lang)];
  }

  report(): Report {
    return {
      categories: this.#categories,
      languages: this.#languages,
      leakFree: this.#texts.leakFree / this.#texts.all,
      cleanUntouched: this.#clean.untouched / this.#clean.all,
      negativesLeftAlone: this.#negatives.alone / this.#negatives.all,
      falseHitsPerThousandCleanWords: (1000 * this.#clean.hits) / this.#clean.words,
      misses: this.#misses,
      falseHits: this.#falseHits,
      negativeHits: this.#negativeHits,
    };
  }
}

function rowOf(rows: Map<string, Row>, name: string): Row {
  const row = rows.get(name) ?? new Row();
  rows.set(name, row);
  return row;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function maskOf(text: string, spans: readonly Span[]): Uint8Array {
  const mask = new Uint8Array(text.length);
  for (const { start, end } of spans) mask.fill(1, start, end);
  return mask;
}

/** Letters and digits in a span, and how many of them are masked. */
function share(text: string, { start, end }: Span, mask: Uint8Array): { all: number; hit: number } {
  let all = 0;
  let hit = 0;
  for (let at = start; at < end; at++) {
    if (!SIGNIFICANT.test(text[at] ?? '')) continue;
    all++;
    hit += mask[at] ?? 0;
  }
  return { all, hit };
}
