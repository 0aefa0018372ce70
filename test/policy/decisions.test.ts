import { expect, test } from 'vitest';
import { decide } from '../../src/policy/decide.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { presetYaml } from '../../src/policy/presets.ts';
import { decisionCases } from './cases.ts';

const cases = decisionCases();

test('the table holds at least 120 decisions', () => {
  expect(cases.flatMap(({ expected }) => expected).length).toBeGreaterThanOrEqual(120);
});

test.each(cases)('$name', ({ policy, document, findings, context, expected }) => {
  const decisions = decide(loadPolicy(presetYaml(policy)), document, findings, context);
  const seen = decisions.map(({ action, operator, ruleId, inputs }, index) => {
    const outcome = action === 'redact' && operator !== 'replace' ? operator : action;
    return [outcome, ruleId, inputs.whose].slice(0, expected[index]?.split(' ').length).join(' ');
  });
  expect(seen).toEqual(expected);
});
