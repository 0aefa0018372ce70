import { v7 as uuidv7 } from 'uuid';
import type { KeptValue, StoredKeptValue } from '../../model/kept-value.ts';
import { Sealed } from '../../model/sealed.ts';
import type { DueValues, KeptValueRepository, Place } from '../../ports/kept-values.ts';
import { LOCK_TIMEOUT_MS, type Queries } from './queries.ts';

/** Rows of one statement. */
const BATCH = 5_000;

type Span = KeptValue['spans'][number];
type Pair = readonly [start: number, end: number];
type KeptRow = Omit<StoredKeptValue, 'spans' | 'entryId'> & {
  readonly entryId: string | null;
  readonly spans: readonly Pair[];
};

const COLUMNS = `k.id, k.ticket_id AS "ticketId", k.entry_id AS "entryId", k.document_id AS "documentId",
  k.part_id AS "partId", k.entity, k.detector_id AS "detectorId", k.detector_version AS "detectorVersion",
  k.confidence, k.evidence, k.rule_id AS "ruleId", k.policy_version AS "policyVersion", k.reason, k.spans,
  k.value_tag AS "valueTag"`;

const ON_HOLD = `EXISTS (SELECT 1 FROM zeef.ticket_hold h WHERE h.tenant_id = k.tenant_id
  AND h.ticket_id = k.ticket_id AND h.lifted_at IS NULL)`;
/** The mail that is handed on holds the value, and is not handed on yet. */
const GOING_OUT = `EXISTS (SELECT 1 FROM zeef.delivery y WHERE y.tenant_id = k.tenant_id
  AND y.document_id = k.document_id AND y.state IN ('pending', 'sending', 'held'))`;
const DUE = 'k.due_at <= clock_timestamp()';

/** Kept values. Row-level security adds the tenant to every statement. */
export function keptValueRepository(queries: Queries): KeptValueRepository {
  return {
    async add(ticketId, entryId, documentId, kept) {
      for (let at = 0; at < kept.length; at += BATCH) {
        const records = kept.slice(at, at + BATCH).map(toRecord);
        await queries.change(
          `INSERT INTO zeef.kept_value (id, ticket_id, entry_id, document_id, part_id, entity, detector_id,
             detector_version, confidence, evidence, rule_id, policy_version, reason, spans, value_tag, inputs,
             term_from, term, due_at)
           SELECT r.id, $1, $2, $3, part_id, entity, detector_id, detector_version, confidence, evidence, rule_id,
             policy_version, reason, spans, value_tag, inputs, term_from, term,
             CASE term_from WHEN 'date' THEN term_date WHEN 'received' THEN d.received_at + term
               WHEN 'closed' THEN t.closed_at + term END
           FROM jsonb_to_recordset($4::jsonb) AS r (id uuid, part_id text, entity text, detector_id text,
             detector_version integer, confidence text, evidence text[], rule_id text, policy_version text,
             reason jsonb, spans jsonb, value_tag text, inputs jsonb, term_from text, term interval,
             term_date timestamptz)
           JOIN zeef.document d ON d.id = $3 JOIN zeef.ticket t ON t.id = $1`,
          [ticketId, entryId ?? null, documentId, JSON.stringify(records)],
        );
      }
    },

    async lockDue(except) {
      const row = await queries.row<{ id: string }>(
        `SELECT t.id FROM zeef.ticket t WHERE t.id <> ALL($1::uuid[]) AND t.id IN (
           SELECT k.ticket_id FROM zeef.kept_value k WHERE ${DUE} AND NOT ${ON_HOLD} AND NOT ${GOING_OUT})
         LIMIT 1 FOR UPDATE OF t SKIP LOCKED`,
        [except],
        LOCK_TIMEOUT_MS,
      );
      return row?.id;
    },

    async due(ticketId) {
      const rows = await queries.rows<KeptRow>(
        `SELECT ${COLUMNS} FROM zeef.kept_value k WHERE k.ticket_id = $1 AND ${DUE} AND NOT ${ON_HOLD}
           AND NOT ${GOING_OUT}
         ORDER BY k.id`,
        [ticketId],
      );
      return rows.map(stored);
    },

    async byTags(tags, except, before) {
      const rows = await queries.rows<KeptRow>(
        `SELECT ${COLUMNS} FROM zeef.kept_value k
         WHERE k.value_tag = ANY($1::text[]) AND k.ticket_id <> ALL($2::uuid[])
           AND ($3::timestamptz IS NULL OR k.at < $3)
         ORDER BY k.ticket_id, k.id`,
        [tags, except, before ?? null],
        LOCK_TIMEOUT_MS,
      );
      return rows.map(stored);
    },

    counts: () =>
      queries.rows<DueValues & Record<string, unknown>>(
        `SELECT entity, count(*) FILTER (WHERE ${DUE} AND NOT ${ON_HOLD} AND NOT ${GOING_OUT})::integer AS due,
           count(*) FILTER (WHERE ${DUE} AND (${ON_HOLD} OR ${GOING_OUT}))::integer AS blocked,
           count(*) FILTER (WHERE ${DUE} IS NOT TRUE)::integer AS later
         FROM zeef.kept_value k WHERE k.term_from IS NOT NULL GROUP BY entity ORDER BY entity`,
        [],
        LOCK_TIMEOUT_MS,
      ),

    async places(ticketId, entryId) {
      const rows = await queries.rows<Omit<Place, 'spans'> & { readonly spans: readonly Pair[] }>(
        `SELECT id, 'kept' AS of, document_id AS "documentId", part_id AS "partId", spans FROM zeef.kept_value
         WHERE ticket_id = $1 AND entry_id IS NOT DISTINCT FROM $2
         UNION ALL
         SELECT id, 'redaction', document_id, part_id, jsonb_build_array(jsonb_build_array(output_start, output_end))
         FROM zeef.redaction WHERE ticket_id = $1 AND entry_id IS NOT DISTINCT FROM $2`,
        [ticketId, entryId ?? null],
      );
      return rows.map(({ spans, ...row }) => ({ ...row, spans: spans.map(span) }));
    },

    async move(places) {
      const records = (of: Place['of']) =>
        JSON.stringify(
          places.filter((place) => place.of === of).map(({ id, spans }) => ({ id, spans: pairs(spans) })),
        );
      await queries.change(
        `UPDATE zeef.kept_value k SET spans = r.spans
         FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, spans jsonb) WHERE k.id = r.id`,
        [records('kept')],
      );
      await queries.change(
        `UPDATE zeef.redaction k SET output_start = (r.spans->0->>0)::integer, output_end = (r.spans->0->>1)::integer
         FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, spans jsonb) WHERE k.id = r.id`,
        [records('redaction')],
      );
    },

    async remove(ids) {
      await queries.change('DELETE FROM zeef.kept_value WHERE id = ANY($1::uuid[])', [ids]);
    },

    async removeHeader(documentId) {
      await queries.change('DELETE FROM zeef.kept_value WHERE document_id = $1 AND entry_id IS NULL', [
        documentId,
      ]);
    },

    async entry(entryId) {
      const row = await queries.row<{ ciphertext: Buffer; wrappedKey: Buffer; keyVersion: number }>(
        `SELECT ciphertext, wrapped_key AS "wrappedKey", key_version AS "keyVersion" FROM zeef.ticket_entry
         WHERE id = $1`,
        [entryId],
      );
      return row && new Sealed(row.ciphertext, row.wrappedKey, row.keyVersion);
    },

    async replaceEntry(entryId, { ciphertext, wrappedKey, keyVersion }) {
      await queries.change(
        'UPDATE zeef.ticket_entry SET ciphertext = $2, wrapped_key = $3, key_version = $4 WHERE id = $1',
        [entryId, ciphertext, wrappedKey, keyVersion],
      );
    },

    // Unlike a new message this does not touch the ticket's clock.
    async replaceHeader(ticketId, { ciphertext, wrappedKey, keyVersion }) {
      await queries.change(
        `UPDATE zeef.ticket SET header_ciphertext = $2, header_wrapped_key = $3, header_key_version = $4
         WHERE id = $1`,
        [ticketId, ciphertext, wrappedKey, keyVersion],
      );
    },

    destroyOutputs: (documentIds) =>
      queries.change('DELETE FROM zeef.document_output WHERE document_id = ANY($1::uuid[])', [documentIds]),
  };
}

function toRecord(kept: KeptValue): Record<string, unknown> {
  const { keepUntil } = kept;
  const term =
    keepUntil === undefined
      ? {}
      : 'date' in keepUntil
        ? { term_from: 'date', term_date: keepUntil.date }
        : { term_from: keepUntil.from, term: `${keepUntil.amount} ${keepUntil.unit}s` };
  return {
    id: uuidv7(),
    part_id: kept.partId,
    entity: kept.entity,
    detector_id: kept.detectorId,
    detector_version: kept.detectorVersion,
    confidence: kept.confidence,
    evidence: kept.evidence,
    rule_id: kept.ruleId,
    policy_version: kept.policyVersion,
    reason: kept.reason,
    spans: pairs(kept.spans),
    value_tag: kept.valueTag,
    inputs: kept.inputs,
    ...term,
  };
}

function stored({ spans, entryId, ...row }: KeptRow): StoredKeptValue {
  return { ...row, entryId: entryId ?? undefined, spans: spans.map(span) };
}

function span([start, end]: Pair): Span {
  return { start, end };
}

function pairs(spans: readonly Span[]): Pair[] {
  return spans.map(({ start, end }) => [start, end]);
}
