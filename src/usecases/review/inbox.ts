import { timingSafeEqual } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../../errors.ts';
import type { InboxItem } from '../../model/inbox.ts';
import type { StoredRedaction } from '../../model/redaction.ts';
import type { TicketHeader } from '../../model/ticket.ts';
import type { InboxFilter, TagCount } from '../../ports/inbox.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type { Log } from '../../ports/log.ts';
import type { Page, PageRequest } from '../../ports/page.ts';
import type { JobQueue } from '../../ports/queue.ts';
import type { Repositories, Store } from '../../ports/store.ts';
import { openJson } from '../sealed-json.ts';
import type { Tickets } from '../tickets.ts';
import type { OnRevised, Reviewer } from './decide.ts';
import { surroundings } from './text-view.ts';

/** Counting stops here: beyond it a person wants to know that it is much, not how much. */
export const COUNT_LIMIT = 1_000;
/** What one looks at before approving many. */
const SAMPLE_SIZE = 20;
/** How long a sample stands for its group. */
const SAMPLE_TTL_MS = 3_600_000;
/** Approved by one call; what is left is said. */
const BULK_LIMIT = 200;
/** Characters shown to either side of a mark. */
const CONTEXT_CHARS = 80;

/** A mark as a sample shows it. */
export interface SampledMark {
  readonly ticketId: string;
  readonly redaction: StoredRedaction;
  readonly before: string;
  readonly after: string;
}

/** What to look at before approving all of a group. */
export interface GroupSample {
  readonly group: string;
  /** Open items in it, up to {@link COUNT_LIMIT}. */
  readonly count: number;
  readonly marks: readonly SampledMark[];
  /** What was opened later is not approved with it. */
  readonly until: Date;
  /** Proves that the sample was asked for. */
  readonly token: string;
}

/** What needs a person, and being done with it. */
export interface Inbox {
  list(tenantId: string, filter: InboxFilter, page: PageRequest): Promise<Page<InboxItem>>;
  get(tenantId: string, id: string): Promise<InboxItem | undefined>;
  /** Sanitised subjects of tickets, by id. */
  subjects(tenantId: string, ticketIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Counts of open items by tag, up to {@link COUNT_LIMIT}. */
  counts(tenantId: string): Promise<readonly TagCount[]>;
  /**
   * A person looked: what they did not change is right. What waited for that is handed on.
   *
   * @throws ZeefError ZEEF_NOT_FOUND when it is not open or became no ticket
   */
  approve(tenantId: string, reviewer: Reviewer, id: string): Promise<void>;
  /** Has a document that failed tried again. @throws ZeefError ZEEF_NOT_FOUND */
  retry(tenantId: string, reviewer: Reviewer, id: string): Promise<void>;
  /** Closes an item without deciding anything. @throws ZeefError ZEEF_NOT_FOUND */
  dismiss(tenantId: string, reviewer: Reviewer, id: string): Promise<void>;
  /** A sample of a group. */
  sample(tenantId: string, group: string): Promise<GroupSample>;
  /**
   * Approves what was in a group when its sample was taken, a few hundred at a time.
   *
   * @throws ZeefError ZEEF_FIELD_INVALID without a sample of the last hour
   */
  approveGroup(
    tenantId: string,
    reviewer: Reviewer,
    sampled: Pick<GroupSample, 'group' | 'until' | 'token'>,
  ): Promise<{ approved: number; left: number }>;
}

interface Dependencies {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly tickets: Tickets;
  readonly queue: JobQueue;
  readonly log: Log;
  /** Called for every document of an approved ticket. */
  readonly onApproved?: OnRevised;
}

export function reviewInbox({ store, keyring, tickets, queue, log, onApproved }: Dependencies): Inbox {
  const approve = (tenantId: string, { actor }: Reviewer, id: string, group?: string): Promise<boolean> =>
    store.transaction(tenantId, async (repositories) => {
      const { inbox, review, audit } = repositories;
      const { ticketId } = (await inbox.get(id)) ?? {};
      if (ticketId === undefined || !(await review.lock(ticketId))) return false;
      const item = await inbox.get(id);
      // Something else came in since the group was looked at.
      if (group !== undefined && item?.group !== group) return false;
      if (!item || !(await inbox.close(id, actor))) return false;
      await acceptTheRest(repositories, ticketId, actor);
      await inbox.judge(ticketId, actor);
      for (const { id: deliveryId, documentId } of await inbox.approve(ticketId)) {
        await audit.append({ event: 'delivery.released', actor, ticketId, documentId, deliveryId });
      }
      for (const documentId of await review.documents(ticketId)) {
        await onApproved?.(tenantId, documentId, repositories);
      }
      const code = group === undefined ? {} : { code: 'group' };
      await audit.append({ event: 'ticket.reviewed', actor, ticketId, ...code });
      return true;
    });

  const tokenOf = async (tenantId: string, group: string, until: Date): Promise<string> =>
    (await keyring.tenant(tenantId)).tag('review-sample', `${group}\0${until.toISOString()}`);

  return {
    list: (tenantId, filter, page) => store.transaction(tenantId, ({ inbox }) => inbox.list(filter, page)),
    get: (tenantId, id) => store.transaction(tenantId, ({ inbox }) => inbox.get(id)),
    async subjects(tenantId, ticketIds) {
      const keys = await keyring.tenant(tenantId);
      return store.transaction(tenantId, async (repositories) => {
        const subjects = new Map<string, string>();
        for (const id of ticketIds) {
          const row = await repositories.tickets.get(id);
          const header = row && openJson<TicketHeader>(keys, { purpose: 'ticket', id }, row.header);
          if (header?.subject) subjects.set(id, header.subject.content);
        }
        return subjects;
      });
    },
    counts: (tenantId) => store.transaction(tenantId, ({ inbox }) => inbox.counts(COUNT_LIMIT)),

    async approve(tenantId, reviewer, id) {
      if (!(await approve(tenantId, reviewer, id))) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
    },

    async retry(tenantId, { actor }, id) {
      await store.transaction(tenantId, async ({ inbox, audit }) => {
        if (!(await inbox.retry(id))) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        await inbox.close(id, actor);
        await audit.append({ event: 'document.retried', actor, documentId: id });
      });
      // Where this fails the reconciler makes up for it.
      await queue.add({ tenantId, documentId: id }).catch((error) => log.error('queue.failed', error));
    },

    async dismiss(tenantId, { actor }, id) {
      await store.transaction(tenantId, async ({ inbox, audit }) => {
        const item = await inbox.get(id);
        if (!item || !(await inbox.close(id, actor))) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        const { documentId, ticketId } = item;
        await audit.append({ event: 'review.dismissed', actor, documentId, ...(ticketId && { ticketId }) });
      });
    },

    async sample(tenantId, group) {
      const until = new Date();
      const { items, count } = await store.transaction(tenantId, async ({ inbox }) => ({
        items: await inbox.sample(group, COUNT_LIMIT, SAMPLE_SIZE),
        count: (await inbox.counts(COUNT_LIMIT)).find(({ tag }) => tag === `group:${group}`)?.count ?? 0,
      }));
      const marks: SampledMark[] = [];
      for (const { ticketId } of items) {
        const mark = ticketId && (await sampledMark(tenantId, ticketId, group, tickets));
        if (mark) marks.push(mark);
      }
      return { group, count, marks, until, token: await tokenOf(tenantId, group, until) };
    },

    async approveGroup(tenantId, reviewer, { group, until, token }) {
      const expected = Buffer.from(await tokenOf(tenantId, group, until));
      const given = Buffer.from(token);
      const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
      if (!isOurs || Date.now() - until.getTime() > SAMPLE_TTL_MS) {
        throw new ZeefError('ZEEF_FIELD_INVALID', { field: 'token' });
      }
      const filter: InboxFilter = { state: 'open', group, before: until };
      const page = () =>
        store.transaction(tenantId, ({ inbox }) =>
          inbox.list(filter, { after: undefined, limit: BULK_LIMIT }),
        );
      const { items } = await page();
      let approved = 0;
      for (const { id } of items) if (await approve(tenantId, reviewer, id, group)) approved++;
      return { approved, left: (await page()).items.length };
    },
  };
}

/** What nobody touched is right, now that somebody looked: it counts for the precision of its detector and rule. */
async function acceptTheRest(
  { inbox, review }: Repositories,
  ticketId: string,
  actor: string,
): Promise<void> {
  for (const { documentId, places, ...judged } of await inbox.unjudged(ticketId)) {
    const { entity } = judged;
    const accepted = { action: 'accept', scope: 'message', reason: 'right', entity, judged } as const;
    await review.add({ id: uuidv7(), ticketId, documentId, ...accepted, places, actor }, []);
  }
}

async function sampledMark(
  tenantId: string,
  ticketId: string,
  group: string,
  tickets: Tickets,
): Promise<SampledMark | undefined> {
  const ticket = await tickets.get(tenantId, ticketId);
  const page = await tickets.redactions(tenantId, ticketId, { after: undefined, limit: 200 });
  const redaction = page?.items.find(
    ({ ruleId, entity, confidence }) => confidence === 'possible' && `${ruleId}|${entity}` === group,
  );
  if (!ticket || !redaction) return undefined;
  return { ticketId, redaction, ...surroundings(ticket, redaction, CONTEXT_CHARS) };
}
