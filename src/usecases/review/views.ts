import type { ReviewView } from '../../ports/review-views.ts';
import type { Store } from '../../ports/store.ts';

export type { ReviewView };

/** Everybody's own named filters of the inbox. */
export interface ReviewViews {
  list(tenantId: string, userId: string): Promise<readonly ReviewView[]>;
  save(tenantId: string, userId: string, view: ReviewView): Promise<void>;
  remove(tenantId: string, userId: string, name: string): Promise<void>;
}

export function reviewViews(store: Store): ReviewViews {
  return {
    list: (tenantId, userId) => store.transaction(tenantId, ({ reviewViews: views }) => views.list(userId)),
    save: (tenantId, userId, view) =>
      store.transaction(tenantId, ({ reviewViews: views }) => views.save(userId, view)),
    remove: (tenantId, userId, name) =>
      store.transaction(tenantId, ({ reviewViews: views }) => views.remove(userId, name)),
  };
}
