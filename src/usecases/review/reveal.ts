import { v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../../errors.ts';
import type { RevealRequest, RevealTarget } from '../../ports/reveal.ts';
import type { Reviewer } from './decide.ts';
import { checkPlace, openOriginal, type Reprocessing } from './revise.ts';

export type { RevealRequest };

/** How long a request waits for a second person: a working day with its night, so that shifts can meet. */
const REQUEST_TTL_MS = 24 * 3_600_000;
/** How long an approval may be used: long enough to look, too short to be forgotten. */
const APPROVAL_TTL_MS = 15 * 60_000;
const MAX_WAITING = 200;

/** What was asked for, or that a second person must agree first. */
export type Revealed<T> =
  | { readonly state: 'shown'; readonly content: T }
  | { readonly state: 'waiting'; readonly request: RevealRequest };

/** Seeing what was removed. A right of its own: whoever calls checks it. Every look is in the audit log. */
export interface RevealDesk {
  /**
   * The removed value behind a mark. Never stored.
   *
   * @throws ZeefError ZEEF_NOT_FOUND, ZEEF_ORIGINAL_GONE, ZEEF_REVIEW_STALE
   */
  value(tenantId: string, reviewer: Reviewer, redactionId: string): Promise<Revealed<string>>;
  /** The raw original of a document. @throws as {@link RevealDesk.value} */
  original(tenantId: string, reviewer: Reviewer, documentId: string): Promise<Revealed<Uint8Array>>;
  /** Requests that wait for a second person. */
  waiting(tenantId: string): Promise<readonly RevealRequest[]>;
  /** Agrees to somebody else's request. @throws ZeefError ZEEF_NOT_FOUND, also for one's own */
  approve(tenantId: string, reviewer: Reviewer, requestId: string): Promise<RevealRequest>;
}

export function revealDesk(dependencies: Reprocessing & { readonly fourEyes: boolean }): RevealDesk {
  const { store, fourEyes } = dependencies;

  /** The request to wait for, or `undefined` when the look is allowed and logged. */
  const permit = (
    tenantId: string,
    { actor }: Reviewer,
    target: RevealTarget,
    ticketId: string | undefined,
  ) =>
    store.transaction(tenantId, async ({ reveals, audit }) => {
      const { documentId, redactionId } = target;
      const facts = { actor, documentId, ...(ticketId && { ticketId }), ...(redactionId && { redactionId }) };
      if (fourEyes) {
        const id = uuidv7();
        const request = await reveals.ask(id, target, actor, REQUEST_TTL_MS);
        if (request.id === id) await audit.append({ event: 'reveal.requested', ...facts });
        if (request.approvedBy === undefined) return request;
      }
      await audit.append({ event: redactionId ? 'value.revealed' : 'original.revealed', ...facts });
      return undefined;
    });

  return {
    async value(tenantId, reviewer, redactionId) {
      const mark = await store.transaction(tenantId, ({ review }) => review.redaction(redactionId));
      if (!mark) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'redactionId' });
      const { documentId, partPath, partTag, span, ticketId } = mark;
      if (!span) throw new ZeefError('ZEEF_REVIEW_STALE', { field: 'redactionId' });
      const opened = await openOriginal(dependencies, tenantId, documentId);
      checkPlace(opened, { partPath, partTag, span });
      const request = await permit(tenantId, reviewer, { documentId, redactionId }, ticketId);
      if (request) return { state: 'waiting', request };
      const part = opened.examined.document.parts.find(({ path }) => path === partPath);
      return { state: 'shown', content: part?.text.slice(span.start, span.end) ?? '' };
    },

    async original(tenantId, reviewer, documentId) {
      const { document, original } = await store.transaction(tenantId, async ({ documents }) => ({
        document: await documents.get(documentId),
        original: await documents.original(documentId),
      }));
      if (!document) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
      if (!original) throw new ZeefError('ZEEF_ORIGINAL_GONE');
      const target = { documentId, redactionId: undefined };
      const request = await permit(tenantId, reviewer, target, document.ticketId);
      if (request) return { state: 'waiting', request };
      const keys = await dependencies.keyring.tenant(tenantId);
      return { state: 'shown', content: keys.open({ purpose: 'original', id: documentId }, original) };
    },

    waiting: (tenantId) => store.transaction(tenantId, ({ reveals }) => reveals.waiting(MAX_WAITING)),

    async approve(tenantId, { actor }, requestId) {
      return store.transaction(tenantId, async ({ reveals, audit }) => {
        const request = await reveals.approve(requestId, actor, APPROVAL_TTL_MS);
        if (!request) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        const { documentId, redactionId } = request;
        const facts = { actor, documentId, ...(redactionId && { redactionId }) };
        await audit.append({ event: 'reveal.approved', ...facts });
        return request;
      });
    },
  };
}
