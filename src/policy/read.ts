import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { CONFIDENCES, ENTITIES } from '../../detectors/contract.ts';
import { ASKED, LOCATIONS, PURPOSES, WHOSE } from '../model/decision.ts';
import { keyOf, type Path, type PolicyProblem } from './problems.ts';
import { OUTCOMES, PolicyFile } from './schema.ts';

/** Far more than any policy needs; bounds the work a hostile upload can cause. */
const MAX_CHARS = 256 * 1024;

/** Finds the 1-based line and column of a path, or of the nearest thing above it that is there. */
export type LineOf = (path: Path) => { line: number; column: number };

/** A policy file as read: the file when its form is right, and what is wrong with it. */
export interface PolicyText {
  readonly file: PolicyFile | undefined;
  readonly problems: readonly PolicyProblem[];
  readonly lineOf: LineOf;
}

/** Parses YAML and checks its form. Meaning is checked elsewhere. */
export function readPolicyFile(yaml: string): PolicyText {
  if (yaml.length > MAX_CHARS) {
    const remedy = `The file is larger than ${MAX_CHARS / 1024} KiB. Shorten it.`;
    return { file: undefined, problems: [problemAt({ line: 1, column: 1 }, [], remedy)], lineOf: atStart };
  }
  const lines = new LineCounter();
  // Every key once, no merge keys, and (below) no aliases: what is written is what is meant.
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const lineOf = positions(document, lines);
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return problemAt({ line, column: col }, [], SYNTAX[error.code] ?? 'This is not valid YAML here.');
    });
    return { file: undefined, problems, lineOf };
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 0 });
  } catch {
    const remedy = 'Aliases (*name) are not allowed. Write the value out.';
    return { file: undefined, problems: [problemAt({ line: 1, column: 1 }, [], remedy)], lineOf };
  }
  const parsed = PolicyFile.safeParse(content);
  if (parsed.success) return { file: parsed.data, problems: [], lineOf };
  return {
    file: undefined,
    problems: parsed.error.issues.flatMap((issue) => explain(issue, content, lineOf)),
    lineOf,
  };
}

const SYNTAX: Readonly<Partial<Record<string, string>>> = {
  BAD_INDENT: 'The indentation does not fit. Indent lists and keys of one level alike.',
  DUPLICATE_KEY: 'This key stands here twice. Remove one.',
  TAB_AS_INDENT: 'A tab is used for indentation. Use spaces.',
  MISSING_CHAR: 'A character is missing, such as a closing quote, bracket or colon.',
  MULTIPLE_DOCS: 'A policy is one YAML document. Remove the "---".',
};

function explain(issue: z.core.$ZodIssue, content: unknown, lineOf: LineOf): PolicyProblem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      problemAt(
        lineOf([...path, key]),
        [...path, key],
        'This key is unknown. Check its spelling or remove it.',
      ),
    );
  }
  const name = path.findLast((step) => typeof step === 'string') ?? '';
  const parent = path.slice(0, path.lastIndexOf(name)).findLast((step) => typeof step === 'string') ?? '';
  const remedy =
    REMEDY[`${parent}.${name}`] ?? REMEDY[name] ?? 'The value has the wrong form. See the schema.';
  return [problemAt(lineOf(path), path, `${isMissing(content, path) ? 'It is missing. ' : ''}${remedy}`)];
}

function isMissing(content: unknown, path: Path): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return content === undefined;
  if (typeof content !== 'object' || content === null) return false;
  const entry = Object.entries(content).find(([key]) => key === String(step));
  return entry ? isMissing(entry[1], rest) : rest.length === 0;
}

const oneOf = (words: readonly string[]) => `Write one or more of: ${words.join(', ')}.`;

const SENTENCE = 'Write one sentence of 10 to 300 characters.';
const ID = 'Write a name of lower-case letters, digits and hyphens that starts with a letter.';

/** What to write, by key (`parent.key` where a key means two things). */
const REMEDY: Readonly<Partial<Record<string, string>>> = {
  '': 'Write a mapping with "name" and "rules".',
  name: ID,
  id: ID,
  description: 'Write a text of at most 1,000 characters.',
  effective: 'Write a date as 2026-12-31.',
  askedFor: 'Write a term such as "30 days" or "4 weeks".',
  ownDomains: 'Write a list of lower-case mail domains, such as [example.org].',
  categories: 'Write a mapping of category ids (lower case) to title and entities.',
  title: 'Write a title in "en" and "nl".',
  'title.en': 'Write the title in English.',
  'title.nl': 'Write the title in Dutch.',
  entities: `Write a list of kinds: ${ENTITIES.join(', ')}.`,
  rules: 'Write a list of rules, each with id, entity, then and reason.',
  entity: `Name kinds (${ENTITIES.join(', ')}), categories of this file, or "any".`,
  when: 'Write a mapping of purpose, whose, asked, known, confidence, in, detector.',
  purpose: oneOf(PURPOSES),
  whose: oneOf(WHOSE),
  asked: oneOf(ASKED),
  known: 'Write yes or no.',
  confidence: oneOf(CONFIDENCES),
  in: oneOf(LOCATIONS),
  detector: 'Write ids of detectors, such as nl.bsn.',
  'rules.then': `Write one of ${OUTCOMES.join(', ')}, or a mapping of action, until and show.`,
  action: `Write one of: ${OUTCOMES.join(', ')}.`,
  until: 'Write "closed", "closed + 30 days", "received + 2 months" or a date as 2026-12-31.',
  show: 'Write a whole number from 1 to 4.',
  legalBasis: 'Name the law and article in 10 to 300 characters.',
  consent: 'Write "asked", or remove the key.',
  reason: 'Write a sentence in "en" and one in "nl".',
  'reason.en': `${SENTENCE} In English.`,
  'reason.nl': `${SENTENCE} In Dutch.`,
  otherwise: 'Write action (redact, remove or hold) and reason.',
  'otherwise.action': 'Write one of: redact, remove, hold. What no rule names is never kept.',
};

function positions(document: Document.Parsed, lines: LineCounter): LineOf {
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const offset = offsetOf(document, path.slice(0, length));
      if (offset !== undefined) {
        const { line, col } = lines.linePos(offset);
        return { line, column: col };
      }
    }
    return { line: 1, column: 1 };
  };
}

/** Offset of the key of a mapping entry, or of a list item. */
function offsetOf(document: Document.Parsed, path: Path): number | undefined {
  const last = path.at(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === last);
    return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function problemAt(at: { line: number; column: number }, path: Path, remedy: string): PolicyProblem {
  return { severity: 'error', ...at, key: keyOf(path), remedy };
}

const atStart: LineOf = () => ({ line: 1, column: 1 });
