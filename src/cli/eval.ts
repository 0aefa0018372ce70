import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CATEGORY } from '../../detectors/categories.ts';
import { createScanner, LANGUAGES, type Scanner } from '../../detectors/index.ts';
import { ZeefError } from '../errors.ts';
import { type Labelled, type Predicted, type Report, score } from './score.ts';

export interface EvalOptions {
  readonly json?: boolean;
  /** How many missed values to list, at most. */
  readonly misses?: number;
  /** How many false hits to list, at most. */
  readonly fps?: number;
  /** How many negatives that were hit to list, at most. */
  readonly negatives?: number;
  /** Print the values themselves, with a few words around them: only for invented texts. */
  readonly showValues?: boolean;
}

const Span = z.object({ start: z.int().min(0), end: z.int().min(0) });
const Line = z.object({
  id: z.string(),
  lang: z.string().default('?'),
  text: z.string(),
  spans: z.array(Span.extend({ category: z.string() })),
  negatives: z.array(Span.extend({ soft: z.boolean().optional() })).default([]),
  labelled: z.array(z.string()).optional(),
  requester: z.object({ name: z.string().optional(), email: z.string().optional() }).nullish(),
});

/**
 * Scores detection against labelled sets: texts with marks in them (`.txt`, see `fixtures/eval/README.md`), or
 * one JSON object a line, `{id, lang, text, spans: [{start, end,
 * category}], negatives?, labelled?, requester?}`, offsets in UTF-16 units. Prints a table, or JSON. Findings
 * are those of `zeef detect`.
 *
 * @throws ZeefError for a file that cannot be read, and naming the line when one is not such an object
 */
export async function evaluate(
  files: readonly string[],
  options: EvalOptions,
  output: NodeJS.WritableStream,
): Promise<void> {
  const contents = await Promise.all(files.map(async (file) => [file, await textOf(file)] as const));
  const set = contents.flatMap(([file, content]) =>
    file.endsWith('.txt') ? readMarked(content) : readSet(content),
  );
  const scanner = createScanner();
  const report = score(
    set,
    set.map((labelled) => predict(scanner, labelled)),
  );
  output.write(options.json ? `${JSON.stringify(summary(report))}\n` : table(report));
  list('missed', report.misses, options.misses);
  list('false', report.falseHits, options.fps);
  list('negative hit', report.negativeHits, options.negatives);

  function list(what: string, places: Report['misses'], most = 0): void {
    for (const { labelled, category, start, end } of places.slice(0, most)) {
      const shown = options.showValues ? `  ${around(labelled.text, start, end)}` : '';
      output.write(`${what}  ${labelled.id}  ${category}  ${start}-${end}${shown}\n`);
    }
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const remedy = `The file ${file} cannot be read. Check its path.`;
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'files', remedy, cause });
  }
}

type Example = Labelled & { readonly requester?: z.infer<typeof Line>['requester'] };

function readSet(content: string): Example[] {
  return content.split('\n').flatMap((raw, i) => {
    if (raw.trim() === '') return [];
    const line = Line.safeParse(parse(raw));
    if (!line.success) {
      const remedy = `line ${i + 1}: expected {"id", "text", "spans": [{"start", "end", "category"}]}`;
      throw new ZeefError('ZEEF_FIELD_INVALID', { remedy });
    }
    const { labelled, ...rest } = line.data;
    return [{ ...rest, ...(labelled && { labelled }) }];
  });
}

const BLOCK = /^=== (\S+)\n([\s\S]*?)^---\n([\s\S]*?)(?=^=== |(?![\s\S]))/gm;
const MARK = /\[\[([a-z-]+)\|([^\]|]*)(?:\|([^\]]*))?\]\]/g;

/** Messages as in `fixtures/eval`: `[[category|value]]`, `[[not|value|why]]`; the id opens with the language. */
function readMarked(content: string): Example[] {
  return [...content.matchAll(BLOCK)].map(([, id = '', head = '', body = '']) => {
    const spans: { start: number; end: number; category: string }[] = [];
    const negatives: { start: number; end: number }[] = [];
    let text = '';
    let read = 0;
    const marked = body.trimEnd();
    for (const mark of marked.matchAll(MARK)) {
      const [whole, category = '', value = ''] = mark;
      text += marked.slice(read, mark.index);
      const span = { start: text.length, end: text.length + value.length };
      if (category === 'not') negatives.push(span);
      else spans.push({ ...span, category });
      text += value;
      read = mark.index + whole.length;
    }
    text += marked.slice(read);
    const requester = /^requester: (.*?) ?<(.*)>$/m.exec(head);
    const lang = /[a-z]{2}(?=-)/.exec(id.replace(/^open-/, ''))?.[0] ?? '?';
    return {
      id,
      lang,
      text,
      spans,
      negatives,
      ...(requester && { requester: { name: requester[1], email: requester[2] } }),
    };
  });
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function predict(
  scanner: Scanner,
  { text, lang, requester }: ReturnType<typeof readSet>[number],
): Predicted[] {
  const language = LANGUAGES.find((one) => one === lang);
  const known = requester
    ? [
        {
          ...(requester.name && { name: requester.name }),
          ...(requester.email && { email: requester.email }),
        },
      ]
    : [];
  return scanner
    .scan(text, { known, ...(language && { language }) })
    .filter(({ holder }) => holder !== 'organisation')
    .map(({ start, end, entity }) => ({ start, end, category: CATEGORY[entity] }));
}

/** What `--json` prints: figures, no values. */
function summary({ categories, languages, ...rest }: Report) {
  const figures = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'number'));
  const rates = (rows: Report['categories']) =>
    Object.fromEntries([...rows].map(([name, row]) => [name, { ...row, ...row.rates() }]));
  return { ...figures, categories: rates(categories), languages: rates(languages) };
}

const COLUMNS = ['gold', 'recall', 'typed', 'pred', 'prec', 'F1', 'F2', 'leaked'];

function table(report: Report): string {
  const lines = [['', ...COLUMNS]];
  const rows = [
    ...[...report.categories].sort(([a], [b]) => (a < b ? -1 : 1)),
    ...[...report.languages].map(([lang, row]) => [`lang ${lang}`, row] as const),
  ];
  for (const [name, row] of rows) {
    const { recall, typed, precision, f1, f2, leaked } = row.rates();
    lines.push([
      name,
      String(row.gold),
      show(recall),
      show(typed),
      String(row.predicted),
      show(precision),
      show(f1),
      show(f2),
      show(leaked),
    ]);
  }
  const rates = [
    `texts without a leak     ${show(report.leakFree)}`,
    `clean texts untouched    ${show(report.cleanUntouched)}`,
    `negatives left alone     ${show(report.negativesLeftAlone)}`,
    `false hits a 1,000 words of clean text  ${show(report.falseHitsPerThousandCleanWords)}`,
  ];
  return `${lines.map(([name = '', ...cells]) => name.padEnd(18) + cells.map((cell) => cell.padStart(8)).join('')).join('\n')}\n\n${rates.join('\n')}\n`;
}

function show(rate: number): string {
  return Number.isFinite(rate) ? rate.toFixed(3) : '–';
}

function around(text: string, start: number, end: number): string {
  const shown = `${text.slice(Math.max(0, start - 40), start)}[[${text.slice(start, end)}]]${text.slice(end, end + 25)}`;
  return shown.replaceAll('\n', '⏎');
}
