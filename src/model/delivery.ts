import type { RouteMode } from './route.ts';

/**
 * Where handing a message on to one recipient stands. `pending`: waits for its turn or the next try;
 * `sending`: in somebody's hands; `held`: waits for a person; `delivered`: the next hop took it; `dead`: given
 * up, until a person has it tried again.
 */
export const DELIVERY_STATES = ['pending', 'sending', 'held', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A delivery without its envelope: nothing in it is personal. */
export interface Delivery {
  readonly id: string;
  readonly documentId: string;
  readonly desk: string;
  readonly mode: RouteMode;
  readonly state: DeliveryState;
  /** How often it was tried, replays included. */
  readonly attempts: number;
  /** Status of the last try (`451`, `ECONNREFUSED`), or why it is held. Never content. */
  readonly code: string | undefined;
  readonly createdAt: Date;
  /** When a pending one is tried next. */
  readonly dueAt: Date;
  readonly deliveredAt: Date | undefined;
  /** The delivery that this one corrects. */
  readonly corrects: string | undefined;
}
