import type { Activity } from '../model/activity.ts';
import type { Store } from '../ports/store.ts';
import type { ReadReviewStatistics, ReviewStatistics } from './review/statistics.ts';

const DAY_MS = 86_400_000;

/** The state of things at a glance. */
export interface Overview extends Activity {
  readonly since: Date;
  readonly review: ReviewStatistics;
}

/** Overview of the last `days`, today included. Days without messages are in it. */
export type ReadOverview = (tenantId: string, days: number) => Promise<Overview>;

export function overviewReader(store: Store, statistics: ReadReviewStatistics): ReadOverview {
  return async (tenantId, days) => {
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const since = new Date(today - (days - 1) * DAY_MS);
    const activity = await store.transaction(tenantId, (repositories) => repositories.activity.since(since));
    const counted = new Map(activity.days.map((day) => [day.day, day]));
    const all = Array.from({ length: days }, (_, i) => {
      const day = new Date(since.getTime() + i * DAY_MS).toISOString().slice(0, 10);
      return counted.get(day) ?? { day, received: 0, stuck: 0 };
    });
    return { ...activity, days: all, since, review: await statistics(tenantId, days) };
  };
}
