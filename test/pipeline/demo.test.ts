import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProcessPipeline } from '../../src/pipeline/run.ts';
import { presetYaml } from '../../src/policy/presets.ts';

const FOLDER = new URL('../../fixtures/demo/', import.meta.url);
const POLICY = presetYaml('default');
const PIPELINE = inProcessPipeline();

/** What must still be there after sanitising, by sample: the desk works with it. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  '01-nl-terugbetaling.eml': ['2026-0051277', '89,95'],
  '02-nl-inloggen.eml': ['WordPress 6.8.3', '403-7714093'],
  '03-nl-doorgestuurd.eml': ['2026-88120'],
  '04-en-card.eml': ['#558120', '34.50'],
  '05-en-log.eml': ['2217#2217', '5.9.0.2', '889120'],
  '06-de-umzug.eml': ['77-20418'],
  '07-fr-remboursement.eml': ['FR-90214'],
  '08-nl-gevraagde-iban.json': ['2026-0052003'],
  '09-nl-ziek.json': ['2026-0052117'],
  '10-en-api-key.json': ['0x80070005', '7714093', '2026.11.2'],
  '11-de-kontakt.json': ['RE-2026-1188'],
  '12-fr-be-abonnement.json': ['2026-AB-551'],
};

test('every sample has its line above', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(NEEDED).sort());
});

test.each(Object.entries(NEEDED))(
  '%s is sanitised, verified, and keeps what the desk needs',
  async (name, needed) => {
    const raw = readFileSync(new URL(name, FOLDER));
    const kind = name.endsWith('.eml') ? 'mail' : 'ticket';
    const examined = await PIPELINE.examine({ kind, raw });
    const input = { examined, context: {}, numbering: [], tagKey: new Uint8Array(32), policyYaml: POLICY };
    const { parts, redactions, verified } = await PIPELINE.redact(input);
    expect(verified).toBe(true);
    expect(redactions.length).toBeGreaterThan(0);
    const everything = parts.map(({ content }) => content).join('\n');
    for (const value of needed) expect(everything).toContain(value);
  },
);
