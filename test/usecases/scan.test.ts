import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copiesIn } from '../../src/adapters/backlog/copies.ts';
import { backlogFiles } from '../../src/adapters/backlog/files.ts';
import { NO_JOURNAL, openJournal } from '../../src/adapters/backlog/journal.ts';
import { looksLikeMail } from '../../src/pipeline/parse/text.ts';
import { inProcessPipeline } from '../../src/pipeline/run.ts';
import { presetYaml } from '../../src/policy/presets.ts';
import type { Journal } from '../../src/ports/backlog.ts';
import { type ScanOptions, scanBacklog, sum } from '../../src/usecases/scan.ts';

const IBAN = 'NL91 ABNA 0417 1643 00';
const pipeline = inProcessPipeline();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zeef-scan-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, 'in', name)), { recursive: true });
  writeFileSync(join(folder, 'in', name), content);
}

const copy = (name: string) => readFileSync(join(folder, 'out/in', name), 'utf8');

async function scan(options: Partial<ScanOptions> = {}) {
  const files = await backlogFiles([join(folder, 'in')], looksLikeMail);
  const scanned = await scanBacklog(files, {
    pipeline,
    policyYaml: presetYaml('default'),
    atOnce: 3,
    journal: NO_JOURNAL,
    copies: copiesIn(join(folder, 'out')),
    ...options,
  });
  return { scanned, total: sum(scanned.map(({ tally }) => tally)) };
}

const mail = (n: number, text: string) =>
  `From: Jan <jan${n}@w.example>\nMessage-ID: <${n}@w.example>\nSubject: bestelling 2026-00488${n}\n\n${text}\n`;

test('every mail of an mbox is scanned, and the copy is an mbox of as many', async () => {
  put(
    'oud.mbox',
    `From jan@w.example Thu Jan  1 00:00:00 2026\n${mail(1, `rekening ${IBAN}`)}\n` +
      `From piet@w.example Fri Jan  2 10:00:00 2026\n${mail(2, `>From nu af: ${IBAN}\nFrom here on it is text.`)}\n`,
  );
  const { total } = await scan();
  expect(total).toMatchObject({ items: 2, hit: 2, withheld: {} });
  expect(total.findings['IBAN']).toEqual({ redact: 2 });
  const text = copy('oud.mbox');
  expect(text).not.toContain('NL91');
  expect(text).toContain('2026-004881');
  expect(text).toContain('>From nu af: [IBAN 1]');
  expect(text).toContain('From here on it is text.');
  expect((await backlogFiles([join(folder, 'out')], looksLikeMail))[0]?.items).toBeDefined();
  let items = 0;
  for (const file of await backlogFiles([join(folder, 'out')], looksLikeMail))
    for await (const item of file.items()) items += item.kind === 'mail' ? 1 : 0;
  expect(items).toBe(2);
});

test('tables and JSON lines keep their rows, their order and what is no personal data', async () => {
  const rows = Array.from({ length: 3_000 }, (_, i) => `2026-${1000 + i};"mijn rekening\nis ${IBAN}";open`);
  put('tickets.csv', `nummer;tekst;stand\n${rows.join('\n')}\n`);
  const lines = Array.from({ length: 2_000 }, (_, i) =>
    JSON.stringify({ id: 1000 + i, text: `a,\nb ${IBAN}` }),
  );
  put('tickets.jsonl', `${lines.join('\n')}\nnot json ${IBAN}\n`);
  const { total, scanned } = await scan();
  expect(total.findings['IBAN']).toEqual({ redact: 5_001 });
  expect(scanned.map(({ tally }) => tally.items > 1)).toEqual([true, true]);
  const table = copy('tickets.csv');
  expect(table.match(/nummer;tekst;stand/g)).toHaveLength(1);
  expect(table.match(/^2026-\d+;"mijn rekening\nis \[IBAN 1\]";open$/gm)).toHaveLength(3_000);
  const out = copy('tickets.jsonl').trimEnd().split('\n');
  expect(out.slice(0, -1).map((line) => JSON.parse(line).id)).toEqual(lines.map((_, i) => 1000 + i));
  expect(out.join('')).not.toContain('NL91');
}, 60_000);

test('a Maildir and loose files are read by what they hold; what cannot be read is withheld and counted', async () => {
  put('Maildir/cur/1700000000.M1P1.host:2,S', mail(1, `rekening ${IBAN}`));
  put('brief.txt', `rekening ${IBAN}`);
  put('foto.bin', Buffer.from([0, 1, 2, 3, 250, 251]));
  const { total } = await scan();
  expect(total).toMatchObject({ items: 3, hit: 2, withheld: { type: 1 } });
  expect(copy('Maildir/cur/1700000000.M1P1.host:2,S')).toContain('rekening [IBAN 1]');
  expect(copy('brief.txt')).toBe('rekening [IBAN 1]');
  expect(copy('foto.bin')).toBe('');
});

test('stopped in the middle it goes on where it was, and the copy is the same as of one run', async () => {
  const mails = Array.from(
    { length: 260 },
    (_, i) => `From a@w.example Thu Jan  1 00:00:00 2026\n${mail(i, `rekening ${IBAN}`)}\n`,
  );
  put('oud.mbox', mails.join(''));
  const whole = await scan();
  const expected = copy('oud.mbox');
  rmSync(join(folder, 'out'), { recursive: true });

  const state = join(folder, 'state.jsonl');
  let calls = 0;
  const dying: ScanOptions['pipeline'] = {
    scrub: (input) => (++calls > 230 ? Promise.reject(new Error('power cut')) : pipeline.scrub(input)),
  };
  await expect(scan({ pipeline: dying, journal: await openJournal(state, 'p1') })).rejects.toThrow(
    'power cut',
  );
  calls = 0;
  const counted: ScanOptions['pipeline'] = {
    scrub: (input) => pipeline.scrub({ ...input, ...(++calls && {}) }),
  };
  const again = await scan({ pipeline: counted, journal: await openJournal(state, 'p1') });
  expect(calls).toBe(60);
  expect(again.total).toEqual(whole.total);
  expect(copy('oud.mbox')).toBe(expected);

  calls = 0;
  await scan({ pipeline: counted, journal: await openJournal(state, 'p1') });
  expect(calls).toBe(0);
  await expect(openJournal(state, 'another policy')).rejects.toThrow('--state');
});

test('no report and no journal holds a value', async () => {
  put('brief.txt', `rekening ${IBAN}`);
  const state = join(folder, 'state.jsonl');
  const journal: Journal = await openJournal(state, 'p1');
  const { scanned } = await scan({ journal });
  expect(JSON.stringify(scanned) + readFileSync(state, 'utf8')).not.toContain('0417');
});
