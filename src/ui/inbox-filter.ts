import type { Entity } from '../../detectors/contract.ts';
import { ITEM_STATES, type ItemState, REVIEW_CAUSES, type ReviewCause } from '../model/inbox.ts';
import { KINDS } from './families.ts';

/** How long something has waited, at least. In days. */
export const AGES = ['1', '3', '7'] as const;
export type Age = (typeof AGES)[number];

/** What the inbox shows. Stands in addresses, so that a view can be kept and sent on. */
export interface InboxView {
  readonly state: ItemState;
  readonly reason: ReviewCause | undefined;
  readonly entity: Entity | undefined;
  readonly desk: string | undefined;
  readonly age: Age | undefined;
}

/** Everything that waits. */
export const EVERYTHING: InboxView = {
  state: 'open',
  reason: undefined,
  entity: undefined,
  desk: undefined,
  age: undefined,
};

/** The query of an address: only what is not as usual. Empty for everything. */
export function queryOf({ state, reason, entity, desk, age }: InboxView): string {
  const given = { reason, entity, desk, age, state: state === 'open' ? undefined : state };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value !== undefined) query.set(name, value);
  return query.toString();
}

/** Reads a query. What is not known is left out: a view that was kept may be older than this version. */
export function viewOf(query: string): InboxView {
  const given = new URLSearchParams(query.slice(0, 500));
  const of = <T extends string>(name: string, known: readonly T[]): T | undefined =>
    known.find((value) => value === given.get(name));
  const desk = given.get('desk');
  return {
    state: of('state', ITEM_STATES) ?? 'open',
    reason: of('reason', REVIEW_CAUSES),
    entity: of('entity', KINDS),
    desk: desk !== null && /^[\w .-]{1,60}$/.test(desk) ? desk : undefined,
    age: of('age', AGES),
  };
}
