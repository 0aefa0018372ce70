import type { FastifyRequest } from 'fastify';
import type { InboxFilter } from '../../ports/inbox.ts';
import type { InboxView } from '../../ui/inbox-filter.ts';
import type { Reviewer } from '../../usecases/review/decide.ts';

const DAY_MS = 86_400_000;

/** Who decides, with what their role adds. */
export function reviewerOf({ actor, visitor }: FastifyRequest): Reviewer {
  return { actor, officer: visitor?.role === 'privacy-officer' };
}

/** What a view of the inbox asks for. */
export function filterOf({ age, ...filter }: InboxView): InboxFilter {
  return { ...filter, before: age === undefined ? undefined : new Date(Date.now() - Number(age) * DAY_MS) };
}
