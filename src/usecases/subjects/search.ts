import type { Entity } from '../../../detectors/contract.ts';
import type { TicketHeader } from '../../model/ticket.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type { Store } from '../../ports/store.ts';
import type { SubjectHit } from '../../ports/subjects.ts';
import { openJson } from '../sealed-json.ts';
import { searchTags } from '../subject-tags.ts';
import { resemblesName } from './name-match.ts';

/** Tickets answered at most. */
const MAX_HITS = 500;
/** Headers opened for a name that is looked for loosely: the newest. About two seconds' work. */
const MAX_OPENED = 2_000;
const PAGE = 200;

export interface SubjectSearch {
  readonly hits: readonly (SubjectHit & { readonly loose: boolean })[];
  /** There are more tickets than were answered or looked at. */
  readonly truncated: boolean;
}

/**
 * Looks for somebody over all tickets by keyed tags: what the requester's fields hold, what the texts kept and what
 * was removed from them. With `loose`, names that are nearly the same in the newest tickets too, which are opened for
 * it. The audit log says who searched and for what kind, not for what.
 */
export type SearchSubjects = (
  tenantId: string,
  actor: string,
  wanted: { entity: Entity; value: string; loose: boolean },
) => Promise<SubjectSearch>;

export function subjectSearch({ store, keyring }: { store: Store; keyring: Keyring }): SearchSubjects {
  return async (tenantId, actor, { entity, value, loose }) => {
    const keys = await keyring.tenant(tenantId);
    const exact = await store.transaction(tenantId, async ({ subjects, audit }) => {
      await audit.append({ event: 'subject.searched', actor, code: entity });
      return subjects.find(searchTags(keys, entity, value), MAX_HITS + 1);
    });
    const hits = new Map(exact.slice(0, MAX_HITS).map((hit) => [hit.ticketId, { ...hit, loose: false }]));
    let truncated = exact.length > MAX_HITS;
    if (loose && entity === 'PERSON_NAME') {
      let after: string | undefined;
      for (let opened = 0; ; opened += PAGE) {
        if (opened >= MAX_OPENED) {
          truncated = true;
          break;
        }
        const page = await store.transaction(tenantId, ({ tickets }) => tickets.list({ after, limit: PAGE }));
        for (const { id, header, createdAt, restricted } of page.items) {
          if (restricted) continue;
          const { requester } = openJson<TicketHeader>(keys, { purpose: 'ticket', id }, header);
          if (!requester.name || hits.has(id) || !resemblesName(value, requester.name)) continue;
          hits.set(id, { ticketId: id, roles: ['requester'], createdAt, loose: true });
        }
        after = page.next;
        if (after === undefined) break;
      }
    }
    return { hits: [...hits.values()].slice(0, MAX_HITS), truncated };
  };
}
