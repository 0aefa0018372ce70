import type { SubjectRights } from '../../ports/subject-rights.ts';
import type { Erase } from '../erase.ts';
import type { Holds } from '../holds.ts';

/** Erasure of tickets and of values in other tickets, restriction of tickets. */
export function subjectRights(erase: Erase, holds: Holds): SubjectRights {
  return {
    erase: (tenantId, { ticketIds, values, actor }) =>
      erase.run(tenantId, { ticketIds, values }, 'request', actor),
    async restrict(tenantId, { ticketIds, requestId, actor }) {
      const hold = { kind: 'restriction', reason: `request ${requestId}` } as const;
      for (const id of ticketIds) await holds.set(tenantId, id, hold, actor);
    },
  };
}
