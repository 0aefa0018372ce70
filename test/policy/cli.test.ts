import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { check, explain, list, schema, show } from '../../src/cli/policy.ts';
import { presetYaml } from '../../src/policy/presets.ts';

async function run<T>(act: (output: PassThrough) => T): Promise<{ text: string; result: Awaited<T> }> {
  const output = new PassThrough();
  const result = await act(output);
  output.end();
  return { text: (await buffer(output)).toString(), result };
}

const MAIL = `From: Sanne de Boer <sanne@example.org>
To: info@example.com
Subject: terugbetaling
Message-ID: <1@example.org>
Content-Type: text/plain; charset=utf-8

Mijn IBAN is NL91 ABNA 0417 1643 00 en mijn BSN is 111222333.

Op 2 november 2026 schreef Klantenservice <info@example.com>:
> Kunt u uw IBAN doorgeven?
`;

describe('policy check', () => {
  test('names file, line, key and remedy, and ends with 78', async () => {
    const yaml =
      'name: x\nrules:\n  - id: a\n    entity: IBAN\n    then: keepit\n    reason: { en: Because of it., nl: Daarom is het. }\n';
    const { text, result } = await run((output) => check('-', Readable.from([yaml]), output));
    expect(result).toBe(78);
    expect(text).toMatch(/^\(stdin\):5:5: error: rules\[0\]\.then: Write one of keep, redact/);
  });
  test('passes a preset with a warning about applications', async () => {
    const { text, result } = await run((output) => check('default', Readable.from([]), output));
    expect(result).toBe(0);
    expect(text).toMatch(/warning: rules\[\d+\]\.then\.until: .*four weeks/);
    expect(text).toMatch(/default@[0-9a-f]{12}: valid/);
  });
  test('says so when there is no such file', async () => {
    const missing = run((output) => check('no/such/policy.yaml', Readable.from([]), output));
    await expect(missing).rejects.toMatchObject({ code: 'ZEEF_CONFIG_INVALID' });
  });
});

describe('policy explain', () => {
  test('says what is decided and why, without values', async () => {
    const { text } = await run((output) => explain('-', {}, Readable.from([MAIL]), output));
    expect(text).toMatch(/keep until closed \+ 30 days: IBAN in body/);
    expect(text).toMatch(/whose requester \(own-words\), asked yes \(quoted\)/);
    expect(text).toMatch(/redact: NATIONAL_ID in body/);
    expect(text).toMatch(/about billing \(words: terugbetal\*\)/);
    for (const value of ['NL91', '111222333', 'sanne@example.org']) expect(text).not.toContain(value);
  });
  test('shows values only when told to', async () => {
    const options = { json: true, showValues: true, asked: ['NATIONAL_ID'], policy: 'strict' };
    const { text } = await run((output) => explain('-', options, Readable.from([MAIL]), output));
    const { decisions } = JSON.parse(text);
    expect(decisions).toContainEqual(expect.objectContaining({ entity: 'NATIONAL_ID', value: '111222333' }));
  });
  test('refuses a kind that does not exist', async () => {
    const wrong = run((output) => explain('-', { asked: ['SHOE_SIZE'] }, Readable.from([MAIL]), output));
    await expect(wrong).rejects.toMatchObject({ field: '--asked' });
  });
});

test('policy list, show and schema', async () => {
  expect((await run(list)).text).toMatch(/^default +\S.*\nwebshop +\S/);
  expect((await run((output) => show('webshop', output))).text).toBe(presetYaml('webshop'));
  expect(JSON.parse((await run(schema)).text)).toHaveProperty('properties.rules');
  await expect(run((output) => show('nope', output))).rejects.toMatchObject({ code: 'ZEEF_CONFIG_INVALID' });
});
