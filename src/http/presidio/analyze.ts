import { z } from 'zod';
import { LANGUAGES, type Scanner } from '../../../detectors/index.ts';
import { entityType, score } from './entities.ts';
import { offsetsOf } from './offsets.ts';

/**
 * Units of all texts of a request together. They are read on the spot, where everybody else waits: floods of
 * digits cost up to 15 µs a unit, so a second or two at worst. Longer texts are for `POST /v1/tickets`.
 */
const MAX_TEXT = 100_000;
const MAX_TEXTS = 1_000;
/** Of the whole request: {@link MAX_TEXT} with every unit escaped, and an allow list beside it. */
export const MAX_ANALYZE_BYTES = 1024 * 1024;

const text = z.string().max(MAX_TEXT);

/** `POST /analyze` of Presidio's REST API. Ad-hoc patterns are refused: they are regular expressions of strangers. */
export const AnalyzeInput = z.object({
  text: z.union([text, z.array(text).max(MAX_TEXTS).refine(fits)]),
  language: z.enum(LANGUAGES),
  entities: z.array(z.string().max(100)).max(200).nullish(),
  score_threshold: z.number().min(0).max(1).nullish(),
  allow_list: z.array(z.string().max(1_000)).max(10_000).nullish(),
  allow_list_match: z.literal('exact').nullish(),
  ad_hoc_recognizers: z.array(z.unknown()).max(0).nullish(),
  correlation_id: z.string().max(200).nullish(),
  return_decision_process: z.boolean().nullish(),
});

function fits(texts: readonly string[]): boolean {
  return texts.reduce((sum, { length }) => sum + length, 0) <= MAX_TEXT;
}

export const AnalyzeResult = z.object({
  analysis_explanation: z
    .object({ recognizer: z.string(), textual_explanation: z.string(), score: z.number() })
    .nullable(),
  end: z.number().int(),
  entity_type: z.string(),
  score: z.number(),
  start: z.number().int(),
});
type Result = z.infer<typeof AnalyzeResult>;

/** Findings in Presidio's form: a list for a text, a list of lists for a list. Offsets count code points. */
export function analyze(scanner: Scanner, input: z.infer<typeof AnalyzeInput>): Result[] | Result[][] {
  const one = (value: string): Result[] => findings(scanner, value, input);
  return typeof input.text === 'string' ? one(input.text) : input.text.map(one);
}

function findings(scanner: Scanner, value: string, input: z.infer<typeof AnalyzeInput>): Result[] {
  const {
    language,
    entities,
    score_threshold: threshold,
    allow_list: allowed,
    return_decision_process: explain,
  } = input;
  const wanted = entities && entities.length > 0 ? new Set(entities) : undefined;
  const allow = new Set(allowed ?? []);
  const offsets = offsetsOf(value);
  return scanner
    .scan(value, { language })
    .filter((match) => !wanted || wanted.has(entityType(match)))
    .filter((match) => score(match) >= (threshold ?? 0) && !allow.has(value.slice(match.start, match.end)))
    .map((match) => ({
      analysis_explanation: explain
        ? {
            recognizer: match.detectorId,
            textual_explanation: match.evidence.join(', '),
            score: score(match),
          }
        : null,
      end: offsets.toCodePoint(match.end),
      entity_type: entityType(match),
      score: score(match),
      start: offsets.toCodePoint(match.start),
    }));
}
