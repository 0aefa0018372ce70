import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { CATEGORY } from '../../detectors/categories.ts';
import { createScanner, LANGUAGES } from '../../detectors/index.ts';
import { ZeefError } from '../errors.ts';

const Line = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.enum(LANGUAGES).optional().catch(undefined),
  requester: z.object({ name: z.string().optional(), email: z.string().optional() }).nullish(),
});

/**
 * Reads one JSON object per line and writes, per line and in order, the spans found: UTF-16 offsets into
 * `text`, half-open, with the category of {@link CATEGORY}. What the text itself shows to be an
 * organisation's (a role mailbox, an office's address) is no personal data and left out.
 *
 * @param also detectors beside the default ones
 * @throws ZeefError ZEEF_FIELD_INVALID naming the line when one is not such an object
 */
export async function detect(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  also: readonly string[] = [],
): Promise<void> {
  const scanner = createScanner({ also });
  let number = 0;
  for await (const raw of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (raw === '') continue;
    const line = Line.safeParse(parse(raw));
    if (!line.success) {
      const remedy = `line ${number}: expected {"id": string, "text": string, "lang"?, "requester"?}`;
      throw new ZeefError('ZEEF_FIELD_INVALID', { remedy });
    }
    const { id, text, lang, requester } = line.data;
    const known = requester
      ? [
          {
            ...(requester.name && { name: requester.name }),
            ...(requester.email && { email: requester.email }),
          },
        ]
      : [];
    const spans = scanner
      .scan(text, { known, ...(lang && { language: lang }) })
      .filter(({ holder }) => holder !== 'organisation')
      .map(({ start, end, entity }) => ({ start, end, category: CATEGORY[entity] }));
    if (!output.write(`${JSON.stringify({ id, spans })}\n`)) await once(output, 'drain');
  }
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
