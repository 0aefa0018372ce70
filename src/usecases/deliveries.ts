import type { Delivery, DeliveryState } from '../model/delivery.ts';
import type { Page, PageRequest, Store } from '../ports/store.ts';

/** Looking at deliveries, and a person's say in them. */
export interface Deliveries {
  list(tenantId: string, page: PageRequest & { state?: DeliveryState }): Promise<Page<Delivery>>;
  /** Tries a dead or waiting one again, at once. `undefined` when there is none of this id in such a state. */
  replay(tenantId: string, id: string, actor: string): Promise<Delivery | undefined>;
  /** Lets a held one pass. */
  release(tenantId: string, id: string, actor: string): Promise<Delivery | undefined>;
}

export function deliveryDesk(store: Store): Deliveries {
  const resume = (
    event: 'delivery.replayed' | 'delivery.released',
    from: readonly DeliveryState[],
    tenantId: string,
    id: string,
    actor: string,
  ) =>
    store.transaction(tenantId, async ({ deliveries, audit }) => {
      const delivery = await deliveries.resume(id, from);
      const documentId = delivery?.documentId;
      if (documentId) await audit.append({ event, actor, documentId, deliveryId: id });
      return delivery;
    });
  return {
    list: (tenantId, page) => store.transaction(tenantId, ({ deliveries }) => deliveries.list(page)),
    replay: (tenantId, id, actor) => resume('delivery.replayed', ['dead', 'pending'], tenantId, id, actor),
    release: (tenantId, id, actor) => resume('delivery.released', ['held'], tenantId, id, actor),
  };
}
