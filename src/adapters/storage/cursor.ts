import { ZeefError } from '../../errors.ts';
import type { Page } from '../../ports/store.ts';
import { isUuid } from './queries.ts';

/** What a cursor points into; a cursor of one list is not accepted by another. */
export type CursorList =
  | 'document'
  | 'ticket'
  | 'redaction'
  | 'audit'
  | 'delivery'
  | 'decision'
  | 'inbox'
  | 'proposal'
  | 'request'
  | 'incident';

/** Sequence numbers have at most this many digits, so that they stay exact as a number. */
const SEQ = /^[1-9]\d{0,14}$/;

/**
 * The key behind a cursor, or `undefined` for the first page.
 *
 * @throws ZeefError ZEEF_CURSOR_INVALID when it is not one that {@link pageOf} gave out for this list
 */
export function cursorKey(list: CursorList, cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const plain = Buffer.from(cursor, 'base64url').toString('utf8');
  const key = plain.slice(list.length + 1);
  const known = plain.startsWith(`${list}:`) && (list === 'audit' ? SEQ.test(key) : isUuid(key));
  if (!known) throw new ZeefError('ZEEF_CURSOR_INVALID', { field: 'after' });
  return key;
}

/** Makes a page of `limit` out of up to `limit + 1` rows: the one too many tells that there is more. */
export function pageOf<T>(
  list: CursorList,
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => string | number,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? Buffer.from(`${list}:${keyOf(last)}`, 'utf8').toString('base64url')
      : undefined;
  return { items, next };
}
