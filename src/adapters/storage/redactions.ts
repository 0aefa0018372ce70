import { v7 as uuidv7 } from 'uuid';
import type { Redaction } from '../../model/redaction.ts';
import type { StoredRedaction, TicketRepository } from '../../ports/store.ts';
import { cursorKey, pageOf } from './cursor.ts';
import type { Queries } from './queries.ts';

/** Rows of one statement, so that a message full of findings stays within a statement's time. */
const BATCH = 5_000;

export type RedactionRow = Omit<StoredRedaction, 'outputSpan' | 'entryId' | 'span'> & {
  readonly spanStart: number | null;
  readonly spanEnd: number | null;
  readonly entryId: string | null;
  readonly outputStart: number;
  readonly outputEnd: number;
};

/** Columns of a {@link RedactionRow}. */
export const REDACTION_COLUMNS = `id, entry_id AS "entryId", document_id AS "documentId", at, part_id AS "partId",
  entity, action, detector_id AS "detectorId", detector_version AS "detectorVersion", confidence, evidence,
  rule_id AS "ruleId", policy_version AS "policyVersion", reason, placeholder, number,
  output_start AS "outputStart", output_end AS "outputEnd", value_tag AS "valueTag", span_start AS "spanStart",
  span_end AS "spanEnd", part_path AS "partPath", part_tag AS "partTag", whose, asked`;

/** The part of the ticket repository that keeps what was removed, where and why. */
export function redactionRepository(
  queries: Queries,
): Pick<TicketRepository, 'addRedactions' | 'numbering' | 'redactions'> {
  return {
    async addRedactions(ticketId, entryId, documentId, redactions) {
      if (redactions.length === 0) return;
      for (let at = 0; at < redactions.length; at += BATCH) {
        const batch = redactions.slice(at, at + BATCH);
        await queries.change(
          `INSERT INTO zeef.redaction (id, ticket_id, entry_id, document_id, part_id, entity, action, detector_id,
             detector_version, confidence, evidence, rule_id, policy_version, reason, placeholder, number,
             output_start, output_end, value_tag, span_start, span_end, part_path, part_tag, whose, asked, inputs)
           SELECT id, $1, $2, $3, part_id, entity, action, detector_id, detector_version, confidence, evidence,
             rule_id, policy_version, reason, placeholder, number, output_start, output_end, value_tag,
             span_start, span_end, part_path, part_tag, whose, asked, inputs
           FROM jsonb_to_recordset($4::jsonb) AS r (id uuid, part_id text, entity text, action text,
             detector_id text, detector_version integer, confidence text, evidence text[], rule_id text,
             policy_version text, reason jsonb, placeholder text, number integer, output_start integer,
             output_end integer, value_tag text, span_start integer, span_end integer, part_path text, part_tag text,
             whose text, asked text, inputs jsonb)`,
          [ticketId, entryId ?? null, documentId, JSON.stringify(batch.map(toRecord))],
        );
      }
      await queries.change('UPDATE zeef.ticket SET redaction_count = redaction_count + $2 WHERE id = $1', [
        ticketId,
        redactions.length,
      ]);
    },

    // Superseded ones too: a number once given stays with its value.
    numbering: (ticketId) =>
      queries.rows(
        `SELECT DISTINCT entity, value_tag AS "valueTag", number FROM zeef.redaction
         WHERE ticket_id = $1 ORDER BY entity, number`,
        [ticketId],
      ),

    async redactions(ticketId, { after, limit }) {
      const rows = await queries.rows<RedactionRow>(
        `SELECT ${REDACTION_COLUMNS}
         FROM zeef.redaction
         WHERE ticket_id = $1 AND NOT superseded AND ($2::uuid IS NULL OR id > $2)
         ORDER BY id LIMIT $3`,
        [ticketId, cursorKey('redaction', after) ?? null, limit + 1],
      );
      return pageOf('redaction', rows.map(redactionFrom), limit, ({ id }) => id);
    },
  };
}

function toRecord(redaction: Redaction): Record<string, unknown> {
  return {
    id: uuidv7(),
    part_id: redaction.partId,
    entity: redaction.entity,
    action: redaction.action,
    detector_id: redaction.detectorId,
    detector_version: redaction.detectorVersion,
    confidence: redaction.confidence,
    evidence: redaction.evidence,
    rule_id: redaction.ruleId,
    policy_version: redaction.policyVersion,
    reason: redaction.reason,
    placeholder: redaction.placeholder,
    number: redaction.number,
    output_start: redaction.outputSpan.start,
    output_end: redaction.outputSpan.end,
    value_tag: redaction.valueTag,
    span_start: redaction.span?.start ?? null,
    span_end: redaction.span?.end ?? null,
    part_path: redaction.partPath,
    part_tag: redaction.partTag,
    whose: redaction.whose,
    asked: redaction.asked,
    inputs: redaction.inputs ?? null,
  };
}

/** Makes a redaction of its row. */
export function redactionFrom(row: RedactionRow): StoredRedaction {
  const { outputStart, outputEnd, entryId, spanStart, spanEnd, ...rest } = row;
  return {
    ...rest,
    entryId: entryId ?? undefined,
    outputSpan: { start: outputStart, end: outputEnd },
    ...(spanStart !== null && spanEnd !== null && { span: { start: spanStart, end: spanEnd } }),
  };
}
