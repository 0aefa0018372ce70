import type { Extent, IncidentScope, KindCount, SubjectCounts } from '../../model/incident.ts';
import { Sealed } from '../../model/sealed.ts';
import type { IncidentRepository, IncidentRow } from '../../ports/incidents.ts';
import { cursorKey, pageOf } from './cursor.ts';
import { isUuid, LOCK_TIMEOUT_MS, type Queries } from './queries.ts';

type Columns = Omit<IncidentRow, 'content' | 'reportedAt' | 'closedAt'> & {
  readonly reportedAt: Date | null;
  readonly closedAt: Date | null;
  readonly ciphertext: Buffer;
  readonly wrappedKey: Buffer;
  readonly keyVersion: number;
};

const COLUMNS = `id, state, created_at AS "createdAt", aware_at AS "awareAt", scope, reported_at AS "reportedAt",
  closed_at AS "closedAt", ciphertext, wrapped_key AS "wrappedKey", key_version AS "keyVersion"`;

/** Counting all of a desk takes longer than finding a row. */
const COUNT_TIMEOUT_MS = LOCK_TIMEOUT_MS;

/** The register of incidents. Row-level security adds the tenant to every statement. */
export function incidentRepository(queries: Queries): IncidentRepository {
  return {
    async insert({ id, awareAt, scope, content }) {
      await queries.change(
        `INSERT INTO zeef.incident (id, aware_at, scope, ciphertext, wrapped_key, key_version)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, awareAt, JSON.stringify(scope), content.ciphertext, content.wrappedKey, content.keyVersion],
      );
    },

    async get(id) {
      if (!isUuid(id)) return undefined;
      const row = await queries.row<Columns>(`SELECT ${COLUMNS} FROM zeef.incident WHERE id = $1`, [id]);
      return row && incidentRow(row);
    },

    async change(id, { scope, awareAt, reportedAt, closedAt, state, content }) {
      await queries.change(
        `UPDATE zeef.incident SET scope = coalesce($2::jsonb, scope), aware_at = coalesce($3, aware_at),
           reported_at = coalesce($4, reported_at), closed_at = coalesce($5, closed_at), state = coalesce($6, state),
           ciphertext = coalesce($7, ciphertext), wrapped_key = coalesce($8, wrapped_key),
           key_version = coalesce($9, key_version)
         WHERE id = $1`,
        [
          id,
          scope ? JSON.stringify(scope) : null,
          awareAt ?? null,
          reportedAt ?? null,
          closedAt ?? null,
          state ?? null,
          content?.ciphertext ?? null,
          content?.wrappedKey ?? null,
          content?.keyVersion ?? null,
        ],
      );
    },

    async list({ after, limit }) {
      const rows = await queries.rows<Columns>(
        `SELECT ${COLUMNS} FROM zeef.incident WHERE ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
        [cursorKey('incident', after) ?? null, limit + 1],
      );
      return pageOf('incident', rows.map(incidentRow), limit, ({ id }) => id);
    },

    async extent(scope, limit) {
      const reachable = await counts(queries, scope, false);
      const touched = scope.actor ? await counts(queries, scope, true) : reachable;
      const { with: sql, values } = ticketsOf(scope, scope.actor !== undefined);
      const ids = await queries.rows<{ id: string }>(
        `WITH scope AS (${sql}) SELECT id FROM scope ORDER BY id DESC LIMIT ${limit}`,
        values,
        COUNT_TIMEOUT_MS,
      );
      return { touched, reachable, ticketIds: ids.map(({ id }) => id), ...(await kinds(queries, scope)) };
    },
  };
}

/**
 * The tickets of a scope. All that stood there before the window closed; of deliveries, those handed on within
 * it; of an actor, those that the audit log shows within it.
 */
function ticketsOf(scope: IncidentScope, byActor: boolean): { with: string; values: unknown[] } {
  const values: unknown[] = [scope.from, scope.to];
  const given = (value: unknown) => `$${values.push(value)}`;
  const wheres = [
    `t.header_ciphertext IS NOT NULL`,
    `t.created_at < $2::timestamptz`,
    `$1::timestamptz < $2`,
  ];
  const ofDocument = 'd.ticket_id = t.id';
  if (scope.reach === 'delivery') {
    const desk = scope.desk ? `AND v.desk = ${given(scope.desk)}` : '';
    wheres.push(`EXISTS (SELECT 1 FROM zeef.document d JOIN zeef.delivery v ON v.document_id = d.id
      WHERE ${ofDocument} AND v.delivered_at >= $1 AND v.delivered_at < $2 ${desk})`);
  } else if (scope.desk) {
    wheres.push(
      `EXISTS (SELECT 1 FROM zeef.document d WHERE ${ofDocument} AND d.desk = ${given(scope.desk)})`,
    );
  }
  if (byActor) {
    const entries = `SELECT facts FROM zeef.audit_entry
      WHERE facts->>'actor' = ${given(scope.actor)} AND at >= $1 AND at < $2`;
    wheres.push(`(t.id::text IN (SELECT facts->>'ticketId' FROM (${entries}) a)
      OR EXISTS (SELECT 1 FROM zeef.document d WHERE ${ofDocument}
                 AND d.id::text IN (SELECT facts->>'documentId' FROM (${entries}) a)))`);
  }
  return { with: `SELECT t.id FROM zeef.ticket t WHERE ${wheres.join(' AND ')}`, values };
}

async function counts(queries: Queries, scope: IncidentScope, byActor: boolean): Promise<SubjectCounts> {
  const { with: sql, values } = ticketsOf(scope, byActor);
  const row = await queries.row<SubjectCounts>(
    `WITH scope AS MATERIALIZED (${sql}),
     requester AS (
       SELECT s.id, coalesce(min(g.tag) FILTER (WHERE g.entity = 'EMAIL_ADDRESS'), min(g.tag)) AS tag
       FROM scope s LEFT JOIN zeef.subject_tag g ON g.ticket_id = s.id AND g.role = 'requester' GROUP BY s.id),
     other AS (
       SELECT g.tag FROM zeef.subject_tag g JOIN scope s ON s.id = g.ticket_id
       WHERE g.role = 'kept' AND g.entity IN ('PERSON_NAME', 'EMAIL_ADDRESS') AND g.whose IN ('third', 'unknown')
       UNION SELECT r.value_tag FROM zeef.redaction r JOIN scope s ON s.id = r.ticket_id
       WHERE r.entity IN ('PERSON_NAME', 'EMAIL_ADDRESS'))
     SELECT (SELECT count(*) FROM scope)::integer AS tickets,
       (SELECT coalesce(sum(t.entry_count), 0) FROM zeef.ticket t JOIN scope s ON s.id = t.id)::integer AS messages,
       (SELECT count(DISTINCT tag) FROM requester)::integer AS requesters,
       (SELECT count(*) FROM requester WHERE tag IS NULL)::integer AS anonymous,
       (SELECT count(*) FROM other WHERE tag NOT IN
         (SELECT tag FROM zeef.subject_tag g JOIN scope s ON s.id = g.ticket_id WHERE g.role = 'requester'))::integer
         AS others`,
    values,
    COUNT_TIMEOUT_MS,
  );
  return row!;
}

type Kinds = Pick<Extent, 'kept' | 'removed' | 'originals' | 'held'>;

async function kinds(queries: Queries, scope: IncidentScope): Promise<Kinds> {
  const { with: sql, values } = ticketsOf(scope, false);
  const select = <Row extends object>(query: string) =>
    queries.rows<Row>(`WITH scope AS MATERIALIZED (${sql}) ${query}`, values, COUNT_TIMEOUT_MS);
  const [held] = await queries.rows<{ count: number }>(
    `SELECT count(*)::integer AS count FROM zeef.document WHERE ticket_id IS NULL AND received_at < $1`,
    [scope.to],
  );
  return {
    kept: await select<KindCount>(
      `SELECT g.entity, g.whose, count(DISTINCT g.tag)::integer AS values
       FROM zeef.subject_tag g JOIN scope s ON s.id = g.ticket_id GROUP BY g.entity, g.whose
       ORDER BY values DESC, g.entity`,
    ),
    removed: await select<KindCount>(
      `SELECT r.entity, count(DISTINCT r.value_tag)::integer AS values
       FROM zeef.redaction r JOIN scope s ON s.id = r.ticket_id GROUP BY r.entity ORDER BY values DESC, r.entity`,
    ),
    originals: await select<{ keyVersion: number; count: number }>(
      `SELECT o.key_version AS "keyVersion", count(*)::integer AS count
       FROM zeef.document_original o JOIN zeef.document d ON d.id = o.document_id JOIN scope s ON s.id = d.ticket_id
       GROUP BY o.key_version ORDER BY o.key_version`,
    ),
    held: held?.count ?? 0,
  };
}

function incidentRow({
  ciphertext,
  wrappedKey,
  keyVersion,
  reportedAt,
  closedAt,
  ...rest
}: Columns): IncidentRow {
  return {
    ...rest,
    reportedAt: reportedAt ?? undefined,
    closedAt: closedAt ?? undefined,
    content: new Sealed(ciphertext, wrappedKey, keyVersion),
  };
}
