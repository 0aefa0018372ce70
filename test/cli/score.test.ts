import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text as read } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { evaluate } from '../../src/cli/eval.ts';
import { score } from '../../src/cli/score.ts';

const labelled = {
  id: 'a',
  lang: 'nl',
  text: 'Jan Jansen belt 0612345678 over order 4711.',
  spans: [
    { start: 0, end: 10, category: 'name' },
    { start: 16, end: 26, category: 'phone' },
  ],
  negatives: [{ start: 38, end: 42 }],
};
const clean = {
  id: 'b',
  lang: 'nl',
  text: 'Mail info@firma.example',
  spans: [],
  negatives: [{ start: 5, end: 23, soft: true }],
};

test('a value is found by four fifths of its letters and digits, whatever the category', () => {
  const report = score(
    [labelled],
    [
      [
        { start: 0, end: 9, category: 'other' },
        { start: 16, end: 23, category: 'phone' },
        { start: 38, end: 42, category: 'phone' },
      ],
    ],
  );
  expect(report.categories.get('name')?.rates()).toMatchObject({ recall: 1, typed: 0 });
  expect(report.categories.get('phone')?.rates()).toMatchObject({
    recall: 0,
    typed: 1,
    precision: 0.5,
    leaked: 0.3,
  });
  expect(report).toMatchObject({ leakFree: 0, negativesLeftAlone: 0 });
  expect(report.misses.map(({ category }) => category)).toEqual(['phone']);
});

test('hitting what may be left to policy counts neither way', () => {
  expect(score([clean], [[{ start: 5, end: 23, category: 'email' }]])).toMatchObject({
    cleanUntouched: 1,
    falseHitsPerThousandCleanWords: 0,
  });
  expect(score([clean], [[{ start: 0, end: 4, category: 'name' }]])).toMatchObject({ cleanUntouched: 0 });
});

test('reads marked texts, and shows values only when asked to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zeef-eval-'));
  try {
    const file = join(folder, 'set.txt');
    await writeFile(
      file,
      '=== nl-x-001\nrequester: Jan Jansen <jan@x.example>\n---\nMijn code is [[other|qqzzy]], iban [[iban|NL91 ABNA 0417 1643 00]]\n',
    );
    const shown = async (options: Parameters<typeof evaluate>[1]) => {
      const output = new PassThrough();
      const answer = read(output);
      await evaluate([file], options, output);
      output.end();
      return answer;
    };
    expect(JSON.parse(await shown({ json: true }))).toMatchObject({
      categories: { iban: { recall: 1, precision: 1 } },
      leakFree: 1,
    });
    expect(await shown({ fps: 9, misses: 9 })).not.toContain('NL91');
  } finally {
    await rm(folder, { recursive: true });
  }
});
