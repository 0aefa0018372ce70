import { RE2JS } from 're2js';
import { compilePattern } from './allow.ts';
import type { Confidence, Detector, Entity, Match, TextView } from './contract.ts';
import { fold, Seeker } from './seeker.ts';

/** One rule of a tenant's own: an expression or a list of words. */
export interface PatternRule {
  /** Lower-case letters, digits, hyphens; unique in its set. The detector is called `custom.ID`. */
  readonly id: string;
  /** RE2 expression. A group named `value` marks the part that is the finding. */
  readonly pattern?: string;
  /** Words or phrases, sought as whole words, whatever their case and accents. */
  readonly words?: readonly string[];
  /** Default `CUSTOM`. */
  readonly entity?: Entity;
  /** Default `certain`. */
  readonly confidence?: Confidence;
  /** Of the expression; default false. */
  readonly caseSensitive?: boolean;
}

/** A tenant's own rules. */
export interface PatternSet {
  /** Told by {@link Scanner.detectorSet}; raised by whoever changes a rule. */
  readonly version: number;
  readonly rules: readonly PatternRule[];
}

/** Every rule reads every text; beyond this the speed goal is out of reach. */
const MOST_RULES = 200;
const MOST_WORDS = 100_000;

/**
 * Detectors for a tenant's rules. Expressions run on RE2, in time linear in the text.
 *
 * @throws RangeError naming the rule that cannot be used, as `patterns.rules[2] (klantnummer)`
 */
export function customDetectors(set: PatternSet): Detector[] {
  if (set.rules.length > MOST_RULES) throw new RangeError(`patterns.rules: more than ${MOST_RULES}`);
  const ids = new Set<string>();
  return set.rules.map((rule, i) => {
    const name = `patterns.rules[${i}] (${/^[a-z0-9-]{1,40}$/.test(rule.id) ? rule.id : '?'})`;
    if (name.endsWith('(?)')) throw new RangeError(`${name}: an id has up to 40 of a-z, 0-9 and "-"`);
    if (ids.has(rule.id)) throw new RangeError(`${name}: the id is taken`);
    ids.add(rule.id);
    if ((rule.pattern === undefined) === (rule.words === undefined)) {
      throw new RangeError(`${name}: needs either a pattern or words`);
    }
    const spans = rule.pattern === undefined ? byWords(name, rule.words ?? []) : byPattern(name, rule);
    return {
      id: `custom.${rule.id}`,
      entity: rule.entity ?? 'CUSTOM',
      version: set.version,
      stage: 'structure',
      prefilter: 'always',
      regions: [],
      sources: ["the tenant's own rules"],
      find: ({ text }: TextView): Match[] =>
        spans(text).map(({ start, end }) => ({
          start,
          end,
          confidence: rule.confidence ?? 'certain',
          evidence: ['tenant'],
        })),
      compact: fold,
    };
  });
}

type Spans = (text: string) => { readonly start: number; readonly end: number }[];

function byWords(name: string, words: readonly string[]): Spans {
  if (words.length === 0 || words.length > MOST_WORDS) {
    throw new RangeError(`${name}: between 1 and ${MOST_WORDS} words`);
  }
  const seeker = new Seeker<true>();
  for (const [i, word] of words.entries()) {
    if (fold(word).length < 2) throw new RangeError(`${name}: words[${i}] has fewer than two letters`);
    seeker.add(word, true);
  }
  return (text) => seeker.seek(text);
}

function byPattern(name: string, rule: PatternRule): Spans {
  const compiled = compilePattern(name, rule.pattern ?? '', rule.caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
  const named = Object.hasOwn(compiled.namedGroups(), 'value');
  return (text) => {
    const spans = [];
    const matcher = compiled.matcher(text);
    while (matcher.find()) {
      const start = named ? matcher.start('value') : matcher.start();
      const end = named ? matcher.end('value') : matcher.end();
      if (start >= 0 && end > start) spans.push({ start, end });
    }
    return spans;
  };
}
