import { readdirSync, readFileSync } from 'node:fs';
import {
  CONFIDENCES,
  type Confidence,
  ENTITIES,
  EVIDENCE,
  LANGUAGES,
  type Span,
} from '../../detectors/contract.ts';
import type { DecisionContext } from '../../src/model/decision.ts';
import { PURPOSES } from '../../src/model/decision.ts';
import type { AuthorRole, DocumentMessage, ParsedDocument, TextPart } from '../../src/model/document.ts';
import type { Finding } from '../../src/model/finding.ts';

/** One case of `fixtures/policy/*.cases`; the format is told at the top of `asked.cases`. */
export interface DecisionCase {
  readonly name: string;
  readonly policy: string;
  readonly document: ParsedDocument;
  readonly findings: readonly Finding[];
  readonly context: DecisionContext;
  /** `outcome rule owner`, in the order of the findings; rule and owner only where the case names them. */
  readonly expected: readonly string[];
}

const FOLDER = new URL('../../fixtures/policy/', import.meta.url);

/** All cases of all files. */
export function decisionCases(): DecisionCase[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.cases'))
    .sort()
    .flatMap((file) => casesOf(file, readFileSync(new URL(file, FOLDER), 'utf8')));
}

function casesOf(file: string, text: string): DecisionCase[] {
  const [head = '', ...blocks] = text.split(/^== /m);
  const defaults = linesOf(head);
  return blocks.map((block) => {
    const [name = '', ...rest] = block.split('\n');
    return caseOf(`${file}: ${name}`, [...defaults, ...linesOf(rest.join('\n'))]);
  });
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

function caseOf(name: string, lines: readonly string[]): DecisionCase {
  const parts: TextPart[] = [];
  const findings: Finding[] = [];
  const expected: string[] = [];
  const messages: DocumentMessage[] = [];
  const setting = new Map<string, string>();
  const asked: { entity: Finding['entity']; at?: string }[] = [];
  const contacts: { entity: Finding['entity']; value: string }[] = [];
  let subjectPartId: string | undefined;
  const language = () => LANGUAGES.find((known) => known === setting.get('lang'));

  const add = (kind: TextPart['kind'], marked: string): string => {
    const id = `p${parts.length + 1}`;
    const { text, marks } = readMarks(marked.replaceAll('\\n', '\n'));
    for (const mark of marks) {
      findings.push({ ...findingOf(mark.what), ...mark.span, id: `f${findings.length + 1}`, partId: id });
      expected.push(mark.expected);
    }
    const told = language();
    const plain = { path: id, source: text, offsets: [], hidden: [], quoted: quotedSpans(text) };
    parts.push({ id, kind, text, ...plain, ...(told && { language: told }) });
    return id;
  };

  for (const line of lines) {
    const [, key = '', at, value = ''] = /^(\w+)(?: (\d{4}-\d{2}-\d{2}))?: (.*)$/.exec(line) ?? [];
    if (key === '') throw new Error(`${name}: "${line}" is no "key: value"`);
    if (key === 'agent' || key === 'customer' || key === 'other') {
      const role: AuthorRole = key === 'customer' ? 'requester' : key;
      messages.push(messageOf(role, at, { textPartId: add('plain', value) }));
    } else if (key === 'subject') subjectPartId = add('subject', value);
    else if (key === 'author') messages.push(messageOf('agent', at, { authorPartId: add('header', value) }));
    else if (key === 'filename') {
      const attachment = {
        id: 'a1',
        path: '2',
        namePartId: add('filename', value),
        mediaType: 'image/png',
        size: 1,
      };
      messages.push({ ...messageOf('requester', at, {}), attachments: [attachment] });
    } else if (key === 'asked') asked.push({ entity: entityOf(value), ...(at !== undefined && { at }) });
    else if (key === 'contact') {
      const [entity = '', ...rest] = value.split(' ');
      contacts.push({ entity: entityOf(entity), value: rest.join(' ') });
    } else setting.set(key, value);
  }
  const [, requesterName, email] = /^(.*?) ?<(.+)>$/.exec(setting.get('requester') ?? '') ?? [];
  const purpose = PURPOSES.find((known) => known === setting.get('purpose'));
  return {
    name,
    policy: setting.get('policy') ?? 'default',
    document: {
      kind: 'ticket',
      ticketKey: undefined,
      threadKeys: [],
      requester: { ...(requesterName && { name: requesterName }), ...(email && { email }) },
      subjectPartId,
      messages,
      parts,
      language: language(),
      warnings: [],
    },
    findings,
    context: {
      ...(purpose && { purpose }),
      ...(asked.length > 0 && { asked }),
      ...(contacts.length > 0 && { contacts }),
      ...(setting.has('staff') && { staff: (setting.get('staff') ?? '').split(', ') }),
    },
    expected,
  };
}

function messageOf(
  role: AuthorRole,
  at: string | undefined,
  parts: Partial<DocumentMessage>,
): DocumentMessage {
  const none = { authorPartId: undefined, textPartId: undefined, htmlPartId: undefined, attachments: [] };
  return { key: `${role} ${at}`, role, at, ...none, ...parts };
}

interface MarkedSpan {
  readonly what: string;
  readonly expected: string;
  readonly span: Span;
}

/** Takes `[[ENTITY:words outcome rule owner|value]]` marks out of a text. */
function readMarks(marked: string): { text: string; marks: MarkedSpan[] } {
  const marks: MarkedSpan[] = [];
  let text = '';
  let read = 0;
  for (const match of marked.matchAll(/\[\[([^|\]]+)\|([^\]]+)\]\]/g)) {
    text += marked.slice(read, match.index);
    const [what = '', ...rest] = (match[1] ?? '').split(' ');
    const value = match[2] ?? '';
    marks.push({
      what,
      expected: rest.join(' '),
      span: { start: text.length, end: text.length + value.length },
    });
    text += value;
    read = match.index + match[0].length;
  }
  return { text: text + marked.slice(read), marks };
}

function findingOf(what: string): Omit<Finding, 'id' | 'partId' | 'start' | 'end'> {
  const [entity = '', ...words] = what.split(':');
  const confidence: Confidence = CONFIDENCES.find((known) => words.includes(known)) ?? 'certain';
  return {
    entity: entityOf(entity),
    confidence,
    evidence: EVIDENCE.filter((known) => words.includes(known)),
    detectorId: words.find((word) => /^[a-z]{2}\./.test(word)) ?? entity.toLowerCase().replaceAll('_', '-'),
    detectorVersion: 1,
    ...(words.includes('organisation') && { holder: 'organisation' as const }),
  };
}

function entityOf(name: string): Finding['entity'] {
  const entity = ENTITIES.find((known) => known === name);
  if (!entity) throw new Error(`no entity "${name}"`);
  return entity;
}

/** Lines that begin with `>`. */
function quotedSpans(text: string): Span[] {
  return [...text.matchAll(/^(?:>.*(?:\n|$))+/gm)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}
