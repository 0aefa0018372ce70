import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policyJsonSchema } from '../../src/policy/json-schema.ts';

test('the JSON Schema beside the presets is the current one', () => {
  const stored = readFileSync(new URL('../../src/policy/policy.schema.json', import.meta.url), 'utf8');
  // npm run -s zeef -- policy schema > src/policy/policy.schema.json && npx biome check --write src/policy
  expect(JSON.parse(stored)).toEqual(JSON.parse(JSON.stringify(policyJsonSchema())));
});
