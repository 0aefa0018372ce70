import { v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../errors.ts';
import type { HoldKind, HoldReason } from '../model/retention.ts';
import type { StoredHold } from '../ports/holds.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { Store } from '../ports/store.ts';
import { openJson, sealJson } from './sealed-json.ts';

/** A hold with its reasons in clear. */
export type HoldView = Omit<StoredHold, 'reason' | 'ticketId'> & { readonly reason: HoldReason };

/** Legal holds and restrictions: what is under one is not deleted, and under restriction not read either. */
export interface Holds {
  /**
   * False when there is no such ticket.
   * @param until for an agreement, and only for one: at most a year ahead
   * @throws ZeefError ZEEF_FIELD_INVALID
   */
  set(
    tenantId: string,
    ticketId: string,
    hold: { readonly kind: HoldKind; readonly reason: string; readonly until?: Date | undefined },
    actor: string,
  ): Promise<boolean>;
  /** False when none of this kind is in force. */
  lift(tenantId: string, ticketId: string, kind: HoldKind, reason: string, actor: string): Promise<boolean>;
  list(tenantId: string, ticketId: string): Promise<readonly HoldView[]>;
}

export function holdDesk(store: Store, keyring: Keyring): Holds {
  return {
    async set(tenantId, ticketId, { kind, reason: text, until }, actor) {
      checkUntil(kind, until);
      const keys = await keyring.tenant(tenantId);
      const id = uuidv7();
      const reason = sealJson(keys, { purpose: 'hold', id }, { set: text } satisfies HoldReason);
      return store.transaction(tenantId, async ({ holds, audit }) => {
        if (!(await holds.set({ id, ticketId, kind, actor, until, reason }))) return false;
        await audit.append({ event: 'hold.set', actor, ticketId, code: kind });
        return true;
      });
    },

    async lift(tenantId, ticketId, kind, text, actor) {
      const keys = await keyring.tenant(tenantId);
      return store.transaction(tenantId, async ({ holds, audit }) => {
        const hold = await holds.inForce(ticketId, kind);
        if (!hold) return false;
        const binding = { purpose: 'hold', id: hold.id };
        const before = openJson<HoldReason>(keys, binding, hold.reason);
        await holds.lift(hold.id, actor, sealJson(keys, binding, { ...before, lifted: text }));
        await audit.append({ event: 'hold.lifted', actor, ticketId, code: kind });
        return true;
      });
    },

    async list(tenantId, ticketId) {
      const keys = await keyring.tenant(tenantId);
      const rows = await store.transaction(tenantId, ({ holds }) => holds.list(ticketId));
      return rows.map(({ reason, ticketId: _ticket, ...row }) => ({
        ...row,
        reason: openJson<HoldReason>(keys, { purpose: 'hold', id: row.id }, reason),
      }));
    },
  };
}

/** The Dutch authority accepts a year for applications that are kept with consent. */
const LONGEST_AGREEMENT_MS = 366 * 86_400_000;

function checkUntil(kind: HoldKind, until: Date | undefined): void {
  const ahead = until && until.getTime() - Date.now();
  const fits = ahead === undefined ? kind !== 'agreement' : ahead > 0 && ahead <= LONGEST_AGREEMENT_MS;
  if (fits && (until === undefined || kind === 'agreement')) return;
  const remedy = 'An agreement, and nothing else, has a day until which it holds, at most a year ahead.';
  throw new ZeefError('ZEEF_FIELD_INVALID', { field: 'until', remedy });
}
