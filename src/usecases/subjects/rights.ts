import type { SubjectRights } from '../../ports/subject-rights.ts';
import type { Erase } from '../erase.ts';
import type { Holds } from '../holds.ts';

/** Erasure and restriction as they are carried out: by whole tickets. */
export function subjectRights(erase: Erase, holds: Holds): SubjectRights {
  return {
    erase: (tenantId, { ticketIds, actor }) => erase.run(tenantId, { ticketIds }, 'request', actor),
    async restrict(tenantId, { ticketIds, requestId, actor }) {
      for (const id of ticketIds) await holds.set(tenantId, id, 'restriction', `request ${requestId}`, actor);
    },
  };
}
