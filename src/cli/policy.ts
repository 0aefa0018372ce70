import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { ENTITIES, type Entity } from '../../detectors/contract.ts';
import { EXIT, ZeefError } from '../errors.ts';
import type { DecisionContext } from '../model/decision.ts';
import { type PolicyDecision, PURPOSES, type Purpose } from '../model/decision.ts';
import type { ParsedDocument } from '../model/document.ts';
import { examineDocument } from '../pipeline/examine.ts';
import { readMail } from '../pipeline/parse/mail.ts';
import { looksLikeMail, readText } from '../pipeline/parse/text.ts';
import { readTicket } from '../pipeline/parse/ticket.ts';
import { threadScanner } from '../pipeline/run.ts';
import { decide } from '../policy/decide.ts';
import { policyJsonSchema } from '../policy/json-schema.ts';
import { checkPolicy, loadPolicy } from '../policy/load.ts';
import { PRESETS, presetYaml } from '../policy/presets.ts';
import { termText } from '../usecases/policy-diff.ts';

type Output = NodeJS.WritableStream;
type Input = NodeJS.ReadableStream;

/**
 * Checks a policy file (`-`: stdin; default: the one `ZEEF_POLICY` names, else the preset `default`) and lists
 * what is wrong as `FILE:LINE:COLUMN: error: KEY: REMEDY`.
 *
 * @returns exit code: 0 with warnings only, 78 (EX_CONFIG) with an error
 */
export async function check(file: string | undefined, input: Input, output: Output): Promise<number> {
  const { name, yaml } = await policyText(file, input);
  const { policy, problems } = checkPolicy(yaml);
  for (const { severity, line, column, key, remedy } of problems) {
    output.write(`${name}:${line}:${column}: ${severity}: ${key}: ${remedy}\n`);
  }
  const count = (severity: string) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return `${number} ${severity}${number === 1 ? '' : 's'}`;
  };
  const found = `${count('error')}, ${count('warning')}`;
  output.write(
    policy ? `${policy.version}: valid, ${policy.rules.length} rules, ${found}\n` : `${name}: ${found}\n`,
  );
  return policy ? EXIT.ok : EXIT.config;
}

/** Lists the presets with what each is for. */
export function list(output: Output): void {
  for (const name of PRESETS) {
    output.write(`${name.padEnd(14)}${loadPolicy(presetYaml(name)).description ?? ''}\n`);
  }
}

/** Writes a preset, to start a policy of one's own from. */
export function show(name: string, output: Output): void {
  if (!PRESETS.some((known) => known === name)) {
    throw new ZeefError('ZEEF_CONFIG_INVALID', {
      field: 'name',
      remedy: `Name one of: ${PRESETS.join(', ')}.`,
    });
  }
  output.write(presetYaml(name));
}

/** Writes the JSON Schema of policy files. */
export function schema(output: Output): void {
  output.write(`${JSON.stringify(policyJsonSchema(), undefined, 2)}\n`);
}

export interface ExplainOptions {
  /** Policy file or the name of a preset. */
  readonly policy?: string;
  /** What the ticket is about; recognised when left out. */
  readonly purpose?: string;
  /** Kinds the desk asked for elsewhere. */
  readonly asked?: readonly string[];
  readonly json?: boolean;
  /** Adds the values found. */
  readonly showValues?: boolean;
}

/**
 * Says what would be decided about a mail, a JSON ticket or a text, and why. Nothing is stored or sent.
 *
 * @param file `-` for stdin
 */
export async function explain(
  file: string,
  options: ExplainOptions,
  input: Input,
  output: Output,
): Promise<void> {
  const { yaml } = await policyText(options.policy, input);
  const policy = loadPolicy(yaml);
  const document = await documentOf(file === '-' ? await buffer(input) : await bytesOf(file, 'file'));
  const { findings } = examineDocument(document, threadScanner());
  const decisions = decide(policy, document, findings, contextOf(options));
  const parts = new Map(document.parts.map((part) => [part.id, part]));
  const rows = decisions.map((decision) => {
    const part = parts.get(decision.partId);
    const value = part?.text.slice(decision.span.start, decision.span.end);
    return { decision, path: part?.path ?? '', ...(options.showValues && value !== undefined && { value }) };
  });
  if (options.json) {
    const decided = rows.map(({ decision, path, ...value }) => ({ part: path, ...decision, ...value }));
    output.write(`${JSON.stringify({ policyVersion: policy.version, decisions: decided }, undefined, 2)}\n`);
    return;
  }
  output.write(`policy ${policy.version}, ${rows.length} findings\n`);
  const [first] = decisions;
  if (first) output.write(`about ${first.inputs.purpose} (${purposeEvidence(first)})\n`);
  for (const { decision, path, value } of rows) output.write(`\n${paragraph(decision, path, value)}`);
}

function purposeEvidence({ inputs }: PolicyDecision): string {
  if (inputs.purposeFrom === 'text') return `words: ${inputs.purposeTerms.join(', ')}`;
  return inputs.purposeFrom === 'context' ? 'given' : 'nothing told';
}

function paragraph(decision: PolicyDecision, path: string, value: string | undefined): string {
  const { action, operator, span, entity, ruleId, reason, inputs, keepUntil } = decision;
  const outcome = action === 'redact' ? (operator === 'replace' ? 'redact' : operator) : action;
  const told = (input: string, from: string | undefined) =>
    from === undefined ? input : `${input} (${from})`;
  return [
    `${outcome}${keepUntil ? ` until ${termText(keepUntil)}` : ''}: ${entity} in ${inputs.location}, ` +
      `part ${path}, ${span.start}–${span.end}${value === undefined ? '' : `: ${JSON.stringify(value)}`}`,
    `  rule ${ruleId}: ${reason.en}`,
    `  ${' '.repeat(`rule ${ruleId}: `.length)}${reason.nl}`,
    `  whose ${told(inputs.whose, inputs.whoseFrom)}, asked ${told(inputs.asked, inputs.askedFrom)}, ` +
      `known ${inputs.known}, confidence ${inputs.confidence}`,
    '',
  ].join('\n');
}

function contextOf({ purpose, asked }: ExplainOptions): DecisionContext {
  const entities = (asked ?? []).map((name) => oneOf<Entity>('--asked', ENTITIES, name));
  return {
    ...(purpose !== undefined && { purpose: oneOf<Purpose>('--purpose', PURPOSES, purpose) }),
    ...(entities.length > 0 && { asked: entities.map((entity) => ({ entity })) }),
  };
}

function oneOf<T extends string>(field: string, known: readonly T[], given: string): T {
  const found = known.find((value) => value === given);
  if (found === undefined) {
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field, remedy: `${field} is one of ${known.join(', ')}.` });
  }
  return found;
}

async function documentOf(raw: Buffer): Promise<ParsedDocument> {
  const text = raw.toString('utf8');
  if (/^\s*\{/.test(text)) return readTicket(raw);
  return looksLikeMail(text) ? (await readMail(raw)).document : readText(text);
}

/** A policy's text by file name, preset name or `-`; by `ZEEF_POLICY` or the default preset when not given. */
async function policyText(given: string | undefined, input: Input): Promise<{ name: string; yaml: string }> {
  const name = given ?? process.env['ZEEF_POLICY'] ?? 'default';
  if (name === '-') return { name: '(stdin)', yaml: (await buffer(input)).toString('utf8') };
  if (PRESETS.some((known) => known === name)) return { name, yaml: presetYaml(name) };
  return { name, yaml: (await bytesOf(name, 'policy')).toString('utf8') };
}

async function bytesOf(path: string, field: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new ZeefError('ZEEF_CONFIG_INVALID', {
      field,
      remedy: `The ${field === 'policy' ? 'policy ' : ''}file cannot be read. Check its path.`,
      cause,
    });
  }
}
