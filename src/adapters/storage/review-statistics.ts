import type {
  JudgedCounts,
  ReviewStatisticsRepository,
  SampleCounts,
} from '../../ports/review-statistics.ts';
import type { Queries } from './queries.ts';

/** Counts over decisions. Row-level security adds the tenant to every statement. */
export function reviewStatisticsRepository(queries: Queries): ReviewStatisticsRepository {
  return {
    judged: (since) =>
      queries.rows<JudgedCounts>(
        `SELECT judged_detector AS "detectorId", judged_rule AS "ruleId", judged_entity AS entity,
           sum(places)::integer AS judged,
           coalesce(sum(places) FILTER (WHERE action = 'keep'), 0)::integer AS "putBack",
           coalesce(sum(places) FILTER (WHERE action IN ('kind', 'span')), 0)::integer AS changed
         FROM zeef.review_decision
         WHERE at >= $1 AND undone_at IS NULL AND judged_detector IS NOT NULL AND judged_rule <> 'review'
         GROUP BY 1, 2, 3 ORDER BY judged DESC, 1, 2, 3`,
        [since],
      ),
    async samples(since) {
      const row = await queries.row<SampleCounts>(
        `SELECT count(*)::integer AS drawn, count(leaked)::integer AS judged,
           count(*) FILTER (WHERE leaked)::integer AS leaked
         FROM zeef.review_sample WHERE drawn_at >= $1`,
        [since],
      );
      return row ?? { drawn: 0, judged: 0, leaked: 0 };
    },
  };
}
