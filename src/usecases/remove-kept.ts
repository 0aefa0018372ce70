import type { Language, Span } from '../../detectors/contract.ts';
import type { AuditFacts } from '../model/audit.ts';
import type { Reason } from '../model/decision.ts';
import type { StoredKeptValue } from '../model/kept-value.ts';
import type { Redaction } from '../model/redaction.ts';
import type { TicketEntry, TicketHeader } from '../model/ticket.ts';
import { markValues } from '../pipeline/mark-values.ts';
import { Numbers } from '../pipeline/numbers.ts';
import type { Place } from '../ports/kept-values.ts';
import type { TenantKeys } from '../ports/keyring.ts';
import type { Repositories } from '../ports/store.ts';
import { openJson, sealJson } from './sealed-json.ts';

/** What was done to a ticket. */
export interface RemovedValues {
  readonly counts: NonNullable<AuditFacts['counts']>;
  /** Places in stored texts that now show a mark. */
  readonly values: number;
  /** Sanitised mails that held one of the values, destroyed. */
  readonly outputs: number;
}

/**
 * Puts marks in place of values that were kept, in whatever is stored of a ticket: each text is sealed anew, under a
 * new key, and the old form destroyed; mails that were handed on and hold the value go. The removal is logged like
 * any other. The caller holds the ticket's lock; its clocks are not touched.
 */
export async function removeKept(
  repositories: Repositories,
  keys: TenantKeys,
  ticketId: string,
  values: readonly StoredKeptValue[],
  reason: Reason,
): Promise<RemovedValues> {
  const { tickets, keptValues } = repositories;
  const row = await tickets.get(ticketId);
  if (!row) return { counts: {}, values: 0, outputs: 0 };
  const binding = { purpose: 'ticket', id: ticketId };
  const header = openJson<TicketHeader>(keys, binding, row.header);
  const numbers = new Numbers(await tickets.numbering(ticketId));

  let changed = 0;
  for (const [entryId, inEntry] of groupBy(values, ({ entryId }) => entryId)) {
    const places = await keptValues.places(ticketId, entryId);
    const rewriting = new Rewriting(inEntry, places, numbers, reason, header.language);
    if (entryId === undefined) {
      const { subject, documentId } = header;
      const content = subject && rewriting.text(subject, 'plain', documentId);
      if (rewriting.redactions.length === 0) continue;
      const sealed = sealJson(keys, binding, { ...header, subject: subject && { ...subject, content } });
      await keptValues.replaceHeader(ticketId, sealed);
    } else {
      const sealed = await keptValues.entry(entryId);
      if (!sealed) continue;
      const inside = { purpose: 'entry', id: entryId };
      const entry = rewritten(openJson<TicketEntry>(keys, inside, sealed), rewriting);
      await keptValues.replaceEntry(entryId, sealJson(keys, inside, entry));
    }
    await keptValues.move(rewriting.moved);
    for (const [documentId, made] of groupBy(rewriting.redactions, ([id]) => id)) {
      const redactions = made.map(([, redaction]) => redaction);
      await tickets.addRedactions(ticketId, entryId, documentId, redactions);
      changed += redactions.length;
    }
  }
  const outputs = await keptValues.destroyOutputs([...new Set(values.map(({ documentId }) => documentId))]);
  await keptValues.remove(values.map(({ id }) => id));
  return { counts: countsOf(values), values: changed, outputs };
}

interface Text {
  readonly partId: string;
  readonly content: string;
}

/** Marks values in the texts of one entry and tells where everything else in them stands afterwards. */
class Rewriting {
  readonly moved: Place[] = [];
  readonly redactions: (readonly [documentId: string, redaction: Redaction])[] = [];
  readonly #values: readonly StoredKeptValue[];
  readonly #others: readonly Place[];
  readonly #numbers: Numbers;
  readonly #reason: Reason;
  readonly #language: Language | undefined;

  constructor(
    values: readonly StoredKeptValue[],
    places: readonly Place[],
    numbers: Numbers,
    reason: Reason,
    language: Language | undefined,
  ) {
    const gone = new Set(values.map(({ id }) => id));
    this.#values = values;
    this.#others = places.filter(({ id }) => !gone.has(id));
    this.#numbers = numbers;
    this.#reason = reason;
    this.#language = language;
  }

  /** @param documentId of the part, where parts of several documents share the place */
  text({ partId, content }: Text, syntax: 'plain' | 'html', documentId?: string): string {
    const isHere = (place: { partId: string; documentId: string }) =>
      place.partId === partId && (documentId === undefined || place.documentId === documentId);
    const values = this.#values.filter(isHere);
    if (values.length === 0) return content;
    const numbered = values.map((value) => ({
      ...value,
      number: this.#numbers.of(value.entity, value.valueTag),
    }));
    const marked = markValues(content, syntax, numbered, this.#language);
    for (const [index, mark] of marked.marks.entries()) {
      const { number, ...value } = numbered[index]!;
      const redaction = redactionOf(value, this.#reason, { ...mark, number });
      this.redactions.push([value.documentId, redaction]);
    }
    for (const other of this.#others.filter(isHere)) {
      const spans = other.spans.flatMap((span) => marked.move(span) ?? []);
      if (spans.length > 0) this.moved.push({ ...other, spans });
    }
    return marked.content;
  }
}

function rewritten(entry: TicketEntry, rewriting: Rewriting): TicketEntry {
  const plain = (partId: string | undefined, content: string | undefined) =>
    partId === undefined || content === undefined ? content : rewriting.text({ partId, content }, 'plain');
  const { author, authorPartId, text, html, attachments } = entry;
  return {
    ...entry,
    author: plain(authorPartId, author),
    text: text && { ...text, content: rewriting.text(text, 'plain') },
    html: html && { ...html, content: rewriting.text(html, 'html') },
    attachments: attachments.map((attachment) => ({
      ...attachment,
      name: plain(attachment.namePartId, attachment.name),
    })),
  };
}

function redactionOf(
  value: StoredKeptValue,
  reason: Reason,
  mark: { placeholder: string; number: number; outputSpan: Span },
): Redaction {
  const { partId, entity, detectorId, detectorVersion, confidence, evidence } = value;
  const { ruleId, policyVersion, valueTag } = value;
  return {
    ...{ partId, entity, detectorId, detectorVersion, confidence, evidence, ruleId, policyVersion, valueTag },
    ...mark,
    action: 'redact',
    reason,
    // The place in the original is not kept: what ran out is not put back.
    partPath: '',
    partTag: '',
    whose: 'unknown',
    asked: 'no',
  };
}

function countsOf(values: readonly StoredKeptValue[]): RemovedValues['counts'] {
  const counts: Record<string, { redact: number }> = {};
  for (const { entity } of values) counts[entity] = { redact: (counts[entity]?.redact ?? 0) + 1 };
  return counts;
}

/** Items by what they have in common, in order of appearance. */
export function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
