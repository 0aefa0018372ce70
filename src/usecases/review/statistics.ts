import { wilson } from '../../model/wilson.ts';
import type { JudgedCounts, SampleCounts } from '../../ports/review-statistics.ts';
import type { Store } from '../../ports/store.ts';

const DAY_MS = 86_400_000;

/** How right detectors and rules are by what people did with their marks, and how much is missed. */
export interface ReviewStatistics {
  /** First moment that counts. */
  readonly since: Date;
  /** Share put back, with its interval at 95%: one minus the live precision. */
  readonly precision: readonly (JudgedCounts & { readonly putBackRate: Rate })[];
  /** Of messages called clean, the share in which a person found something, with its interval at 95%. */
  readonly samples: SampleCounts & { readonly leakRate: Rate };
}

/** A share of something counted; `share` is 0 where nothing was. */
export interface Rate {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Statistics of the last `days`. */
export type ReadReviewStatistics = (tenantId: string, days: number) => Promise<ReviewStatistics>;

export function reviewStatistics(store: Store): ReadReviewStatistics {
  return async (tenantId, days) => {
    const since = new Date(Date.now() - days * DAY_MS);
    return store.transaction(tenantId, async ({ reviewStatistics: counts }) => {
      const samples = await counts.samples(since);
      const judged = await counts.judged(since);
      return {
        since,
        precision: judged.map((each) => ({ ...each, putBackRate: rate(each.putBack, each.judged) })),
        samples: { ...samples, leakRate: rate(samples.leaked, samples.judged) },
      };
    });
  };
}

function rate(hits: number, of: number): Rate {
  return { share: of === 0 ? 0 : hits / of, ...wilson(hits, of) };
}
