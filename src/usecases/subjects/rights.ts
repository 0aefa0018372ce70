import { ZeefError } from '../../errors.ts';
import type { SubjectRights } from '../../ports/subject-rights.ts';
import type { Erase } from '../erase.ts';
import type { Holds } from '../holds.ts';

const HELD =
  'Tickets of this person are under a legal hold or restriction, so nothing was erased. Lift it, or refuse and say why.';

/** Erasure of tickets and of values in other tickets, restriction of tickets. */
export function subjectRights(erase: Erase, holds: Holds): SubjectRights {
  return {
    async erase(tenantId, { ticketIds, values, actor }) {
      const scope = { ticketIds, values };
      if ((await erase.plan(tenantId, scope)).kept.length > 0)
        throw new ZeefError('ZEEF_REQUEST_STATE', { field: 'kind', remedy: HELD });
      return erase.run(tenantId, scope, 'request', actor);
    },
    async restrict(tenantId, { ticketIds, requestId, actor }) {
      const hold = { kind: 'restriction', reason: `request ${requestId}` } as const;
      for (const id of ticketIds) await holds.set(tenantId, id, hold, actor);
    },
  };
}
