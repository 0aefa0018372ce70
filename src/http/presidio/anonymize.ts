import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { offsetsOf } from './offsets.ts';

const MAX_TEXT = 1_000_000;
const MAX_RESULTS = 100_000;
/** Presidio's own least length of a salt. */
const MIN_SALT_BYTES = 16;

const Anonymizer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('replace'), new_value: z.string().max(1_000).optional() }),
  z.object({ type: z.literal('redact') }),
  z.object({
    type: z.literal('mask'),
    masking_char: z.string().length(1),
    chars_to_mask: z.number().int(),
    from_end: z.boolean().default(false),
  }),
  z.object({
    type: z.literal('hash'),
    hash_type: z.enum(['sha256', 'sha512']).default('sha256'),
    salt: z.string().min(MIN_SALT_BYTES).max(1_000).optional(),
  }),
  z.object({ type: z.literal('keep') }),
]);
type Anonymizer = z.infer<typeof Anonymizer>;

/** `POST /anonymize` of Presidio's REST API. `encrypt` and `custom` are refused. */
export const AnonymizeInput = z.object({
  text: z.string().max(MAX_TEXT),
  analyzer_results: z
    .array(
      z.object({
        start: z.number().int().min(0),
        end: z.number().int().min(0),
        entity_type: z.string().max(100),
        score: z.number().optional(),
      }),
    )
    .max(MAX_RESULTS),
  anonymizers: z.record(z.string().max(100), Anonymizer).optional(),
});

export const AnonymizeResult = z.object({
  text: z.string(),
  items: z.array(
    z.object({
      end: z.number().int(),
      entity_type: z.string(),
      operator: z.string(),
      start: z.number().int(),
      text: z.string(),
    }),
  ),
});

interface Place {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/**
 * Replaces the given places. Offsets, in and out, count code points; items come from the end backwards, as
 * Presidio's do.
 *
 * @returns `undefined` when a place lies outside of the text
 */
export function anonymize(
  input: z.infer<typeof AnonymizeInput>,
): z.infer<typeof AnonymizeResult> | undefined {
  const { text } = input;
  // A map: kinds are strangers' words, and an object knows some of its own, such as "constructor".
  const anonymizers = new Map(Object.entries(input.anonymizers ?? {}));
  const offsets = offsetsOf(text);
  const places: Place[] = [];
  for (const { start, end, entity_type: type } of input.analyzer_results) {
    const from = offsets.toUnit(start);
    const to = offsets.toUnit(end);
    if (from === undefined || to === undefined || from > to) return undefined;
    places.push({ start: from, end: to, type });
  }
  let output = '';
  let length = 0;
  let at = 0;
  const items: z.infer<typeof AnonymizeResult>['items'] = [];
  const append = (piece: string): void => {
    output += piece;
    length += offsetsOf(piece).length;
  };
  for (const { start, end, type } of merge(text, places)) {
    append(text.slice(at, start));
    const anonymizer = anonymizers.get(type) ?? anonymizers.get('DEFAULT') ?? { type: 'replace' };
    const replacement = apply(anonymizer, text.slice(start, end), type);
    const from = length;
    append(replacement);
    items.push({
      end: length,
      entity_type: type,
      operator: anonymizer.type,
      start: from,
      text: replacement,
    });
    at = end;
  }
  append(text.slice(at));
  return { text: output, items: items.reverse() };
}

/** Settles overlaps: contained places go, same kinds that touch (with spaces between at most) become one. */
function merge(text: string, places: readonly Place[]): Place[] {
  const merged: Place[] = [];
  for (const place of [...places].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (!last) merged.push(place);
    else if (place.end <= last.end) continue;
    else if (place.type === last.type && text.slice(last.end, place.start).trim() === '') {
      merged[merged.length - 1] = { ...last, end: place.end };
    } else merged.push(place.start < last.end ? { ...place, start: last.end } : place);
  }
  return merged;
}

function apply(anonymizer: Anonymizer, value: string, type: string): string {
  switch (anonymizer.type) {
    case 'replace':
      return anonymizer.new_value ?? `<${type}>`;
    case 'redact':
      return '';
    case 'keep':
      return value;
    case 'hash': {
      const salt = anonymizer.salt ?? randomBytes(MIN_SALT_BYTES);
      return createHash(anonymizer.hash_type).update(value).update(salt).digest('hex');
    }
    case 'mask': {
      const chars = [...value];
      const count = Math.max(0, Math.min(anonymizer.chars_to_mask, chars.length));
      const masked = anonymizer.masking_char.repeat(count);
      return anonymizer.from_end
        ? chars.slice(0, chars.length - count).join('') + masked
        : masked + chars.slice(count).join('');
    }
  }
}
