import type { ReviewView, ReviewViewRepository } from '../../ports/review-views.ts';
import type { Queries } from './queries.ts';

/** Nobody finds anything among more. */
const MAX_VIEWS = 20;

/** Saved views. Row-level security adds the tenant to every statement. */
export function reviewViewRepository(queries: Queries): ReviewViewRepository {
  return {
    list: (userId) =>
      queries.rows<ReviewView & Record<string, unknown>>(
        'SELECT name, query FROM zeef.review_view WHERE user_id = $1 ORDER BY name LIMIT $2',
        [userId, MAX_VIEWS],
      ),
    async save(userId, { name, query }) {
      await queries.change(
        `INSERT INTO zeef.review_view (user_id, name, query)
         SELECT $1, $2, $3 WHERE (SELECT count(*) FROM zeef.review_view WHERE user_id = $1) < $4
         ON CONFLICT (tenant_id, user_id, name) DO UPDATE SET query = excluded.query`,
        [userId, name, query, MAX_VIEWS],
      );
    },
    async remove(userId, name) {
      await queries.change('DELETE FROM zeef.review_view WHERE user_id = $1 AND name = $2', [userId, name]);
    },
  };
}
