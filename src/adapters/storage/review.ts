import type { ReviewDecision, StoredOverride } from '../../model/review.ts';
import type { KeptPlace, ReviewRepository } from '../../ports/review.ts';
import { cursorKey, pageOf } from './cursor.ts';
import { isUuid, LOCK_TIMEOUT_MS, type Queries } from './queries.ts';
import { REDACTION_COLUMNS, type RedactionRow, redactionFrom } from './redactions.ts';

type DecisionRow = Omit<ReviewDecision, 'judged' | 'undoneAt'> & {
  readonly judgedEntity: string | null;
  readonly judged: ReviewDecision['judged'];
  readonly undoneAt: Date | null;
};

type OverrideRow = Omit<StoredOverride, 'span'> & { readonly spanStart: number; readonly spanEnd: number };

const DECISION_COLUMNS = `id, ticket_id AS "ticketId", document_id AS "documentId", action, scope, reason, entity,
  judged_entity AS "judgedEntity", jsonb_build_object('entity', judged_entity, 'detectorId', judged_detector,
    'ruleId', judged_rule, 'confidence', judged_confidence) AS judged,
  places, actor, at, undone_at AS "undoneAt"`;

/** People's decisions. Row-level security adds the tenant to every statement. */
export function reviewRepository(queries: Queries): ReviewRepository {
  return {
    async redaction(id) {
      if (!isUuid(id)) return undefined;
      const row = await queries.row<RedactionRow & { ticketId: string }>(
        `SELECT ${REDACTION_COLUMNS}, ticket_id AS "ticketId" FROM zeef.redaction
         WHERE id = $1 AND NOT superseded`,
        [id],
      );
      return row && { ...redactionFrom(row), ticketId: row.ticketId };
    },

    async sameValue(ticketId, { entity, valueTag }) {
      const rows = await queries.rows<RedactionRow>(
        `SELECT ${REDACTION_COLUMNS} FROM zeef.redaction
         WHERE ticket_id = $1 AND entity = $2 AND value_tag = $3 AND NOT superseded ORDER BY id`,
        [ticketId, entity, valueTag],
      );
      return rows.map(redactionFrom);
    },

    async ofDocument(documentId) {
      const rows = await queries.rows<RedactionRow>(
        `SELECT ${REDACTION_COLUMNS} FROM zeef.redaction WHERE document_id = $1 AND NOT superseded ORDER BY id`,
        [documentId],
      );
      return rows.map(redactionFrom);
    },

    async documents(ticketId) {
      const rows = await queries.rows<{ id: string }>(
        `SELECT id FROM zeef.document WHERE ticket_id = $1 AND state = 'done' ORDER BY id`,
        [ticketId],
      );
      return rows.map(({ id }) => id);
    },

    async decidedWith(documentId) {
      const row = await queries.row<{
        decidedWith: Awaited<ReturnType<ReviewRepository['decidedWith']>> | null;
      }>('SELECT decided_with AS "decidedWith" FROM zeef.document WHERE id = $1', [documentId]);
      return row?.decidedWith ?? undefined;
    },

    async lock(ticketId) {
      if (!isUuid(ticketId)) return false;
      const sql = 'SELECT id FROM zeef.ticket WHERE id = $1 FOR UPDATE';
      return (await queries.row(sql, [ticketId], LOCK_TIMEOUT_MS)) !== undefined;
    },

    async supersedeHeader(documentId) {
      await queries.row(
        `WITH gone AS (
           UPDATE zeef.redaction SET superseded = true
           WHERE document_id = $1 AND entry_id IS NULL AND NOT superseded
           RETURNING ticket_id)
         UPDATE zeef.ticket t SET redaction_count = redaction_count - g.count
         FROM (SELECT ticket_id, count(*)::integer AS count FROM gone GROUP BY ticket_id) g
         WHERE t.id = g.ticket_id`,
        [documentId],
      );
    },

    async add(decision, overrides) {
      const { judged } = decision;
      await queries.change(
        `INSERT INTO zeef.review_decision (id, ticket_id, document_id, action, scope, reason, entity, judged_entity,
           judged_detector, judged_rule, judged_confidence, places, actor)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          decision.id,
          decision.ticketId,
          decision.documentId,
          decision.action,
          decision.scope,
          decision.reason,
          decision.entity,
          judged?.entity ?? null,
          judged?.detectorId ?? null,
          judged?.ruleId ?? null,
          judged?.confidence ?? null,
          decision.places,
          decision.actor,
        ],
      );
      await queries.change(
        `INSERT INTO zeef.review_override (id, decision_id, document_id, part_path, part_tag, span_start, span_end,
           entity, action)
         SELECT id, $1, document_id, part_path, part_tag, span_start, span_end, entity, action
         FROM jsonb_to_recordset($2::jsonb) AS o (id uuid, document_id uuid, part_path text, part_tag text,
           span_start integer, span_end integer, entity text, action text)`,
        [decision.id, JSON.stringify(overrides.map(toRecord))],
      );
    },

    async get(decisionId) {
      if (!isUuid(decisionId)) return undefined;
      const row = await queries.row<DecisionRow>(
        `SELECT ${DECISION_COLUMNS} FROM zeef.review_decision WHERE id = $1`,
        [decisionId],
      );
      return row && decision(row);
    },

    async overrides(documentId) {
      const rows = await queries.rows<OverrideRow>(
        `SELECT id, decision_id AS "decisionId", document_id AS "documentId", part_path AS "partPath",
           part_tag AS "partTag", span_start AS "spanStart", span_end AS "spanEnd", entity, action
         FROM zeef.review_override WHERE document_id = $1 AND NOT undone ORDER BY id`,
        [documentId],
      );
      return rows.map(({ spanStart, spanEnd, ...rest }) => ({
        ...rest,
        span: { start: spanStart, end: spanEnd },
      }));
    },

    async undo(decisionId, actor) {
      const changed = await queries.change(
        `UPDATE zeef.review_decision SET undone_at = clock_timestamp(), undone_by = $2
         WHERE id = $1 AND undone_at IS NULL`,
        [decisionId, actor],
      );
      if (changed === 0) return undefined;
      const rows = await queries.rows<{ documentId: string; action: string }>(
        `UPDATE zeef.review_override SET undone = true WHERE decision_id = $1
         RETURNING document_id AS "documentId", action`,
        [decisionId],
      );
      const changing = rows.filter(({ action }) => action !== 'accept');
      return [...new Set(changing.map(({ documentId }) => documentId))].sort();
    },

    async kept(ticketId, limit) {
      const rows = await queries.rows<
        Omit<KeptPlace, 'entryId' | 'spans'> & { entryId: string | null; spans: readonly [number, number][] }
      >(
        `SELECT id, entry_id AS "entryId", document_id AS "documentId", part_id AS "partId", entity,
           detector_id AS "detectorId", detector_version AS "detectorVersion", confidence, evidence,
           rule_id AS "ruleId", reason, spans, inputs ->> 'whose' AS whose, inputs ->> 'asked' AS asked
         FROM zeef.kept_value WHERE ticket_id = $1 ORDER BY id LIMIT $2`,
        [ticketId, limit],
      );
      return rows.map(({ entryId, spans, ...rest }) => ({
        ...rest,
        entryId: entryId ?? undefined,
        spans: spans.map(([start, end]) => ({ start, end })),
      }));
    },

    async decisions(ticketId, { after, limit }) {
      const rows = await queries.rows<DecisionRow>(
        `SELECT ${DECISION_COLUMNS} FROM zeef.review_decision
         WHERE ticket_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
        [ticketId, cursorKey('decision', after) ?? null, limit + 1],
      );
      return pageOf('decision', rows.map(decision), limit, ({ id }) => id);
    },
  };
}

function decision({ judgedEntity, judged, undoneAt, ...row }: DecisionRow): ReviewDecision {
  return { ...row, judged: judgedEntity === null ? undefined : judged, undoneAt: undoneAt ?? undefined };
}

function toRecord(override: Omit<StoredOverride, 'decisionId'>): Record<string, unknown> {
  const { id, documentId, partPath, partTag, span, entity, action } = override;
  return {
    id,
    document_id: documentId,
    part_path: partPath,
    part_tag: partTag,
    span_start: span.start,
    span_end: span.end,
    entity,
    action,
  };
}
