import type { Activity, DayCount, KindCount, SourceCount } from '../../model/activity.ts';
import type { ActivityRepository } from '../../ports/activity.ts';
import type { Queries } from './queries.ts';

/** Sources listed; an operator has a handful. */
const MOST_SOURCES = 20;

/** Ids are UUIDv7 and begin with their time: a range of ids is a range of time, and has an index. */
function firstId(since: Date): string {
  const hex = Math.max(0, since.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

export function activityRepository(queries: Queries): ActivityRepository {
  return {
    async since(since): Promise<Activity> {
      const from = [firstId(since)];
      const days = await queries.rows<DayCount>(
        `SELECT to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*)::int AS received,
                (count(*) FILTER (WHERE state IN ('held', 'quarantined')))::int AS stuck
         FROM zeef.document WHERE id >= $1 GROUP BY 1 ORDER BY 1`,
        from,
      );
      const kinds = await queries.rows<KindCount>(
        `SELECT entity, count(*)::int AS removed, (count(*) FILTER (WHERE action = 'hold'))::int AS review
         FROM zeef.redaction WHERE id >= $1 AND NOT superseded GROUP BY 1 ORDER BY 2 DESC, 1`,
        from,
      );
      const sources = await queries.rows<SourceCount>(
        `SELECT d.door, d.source, d.desk, count(*)::int AS messages, coalesce(sum(r.removed), 0)::int AS removed
         FROM zeef.document d
         LEFT JOIN (SELECT document_id, count(*) AS removed FROM zeef.redaction
                    WHERE id >= $1 AND NOT superseded GROUP BY 1) r ON r.document_id = d.id
         WHERE d.id >= $1 GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2 LIMIT ${MOST_SOURCES}`,
        from,
      );
      const [now] = await queries.rows<Pick<Activity, 'waiting' | 'originals'>>(
        `SELECT (SELECT count(*)::int FROM zeef.document WHERE state IN ('received', 'processing')) AS waiting,
                (SELECT count(*)::int FROM zeef.document_original) AS originals`,
        [],
      );
      const [times] = await queries.rows<{ median: number | null; p95: number | null }>(
        `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS median,
                percentile_cont(0.95) WITHIN GROUP (ORDER BY took) AS p95
         FROM (SELECT extract(epoch FROM processed_at - received_at)::float8 * 1000 AS took
               FROM zeef.document WHERE id >= $1 AND processed_at IS NOT NULL) t`,
        from,
      );
      return {
        days,
        kinds,
        sources: sources.map((each) => ({ ...each, desk: each.desk ?? undefined })),
        waiting: now?.waiting ?? 0,
        originals: now?.originals ?? 0,
        median: times?.median ?? undefined,
        p95: times?.p95 ?? undefined,
      };
    },
  };
}
