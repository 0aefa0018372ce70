import { v7 as uuidv7 } from 'uuid';
import type { Entity } from '../../../detectors/contract.ts';
import { ZeefError } from '../../errors.ts';
import type { StoredRedaction } from '../../model/redaction.ts';
import type {
  Judged,
  ReviewAction,
  ReviewDecision,
  ReviewReason,
  ReviewScope,
  StoredOverride,
} from '../../model/review.ts';
import { loadPolicy } from '../../policy/load.ts';
import { isNeverKept } from '../../policy/never-kept.ts';
import type { Page, PageRequest } from '../../ports/page.ts';
import type { Repositories } from '../../ports/store.ts';
import type { WordsMoved } from './places.ts';
import { moveSpan, placesToRedact, type Selection, spanOfSelection, type TargetPlace } from './plan.ts';
import { checkPlace, type Opened, openOriginal, type Reprocessing, revise } from './revise.ts';

/** Who decides. */
export interface Reviewer {
  /** As the audit log names them. */
  readonly actor: string;
  /** May put back what the policy never keeps, and undo what others decided. */
  readonly officer: boolean;
}

interface Common {
  readonly scope?: ReviewScope | undefined;
  readonly reason?: ReviewReason | undefined;
}

/** What a person decides about a mark, or about a text that has none. */
export type DecisionRequest = Common &
  (
    | { readonly action: 'accept' | 'keep'; readonly redactionId: string }
    | { readonly action: 'kind'; readonly redactionId: string; readonly entity: Entity }
    | { readonly action: 'span'; readonly redactionId: string; readonly words: WordsMoved }
    | { readonly action: 'redact'; readonly selection: Selection; readonly entity?: Entity | undefined }
  );

/** What came of a decision. */
export interface Decided {
  readonly decisionId: string;
  readonly ticketId: string;
  /** Places it changed or confirmed. */
  readonly places: number;
  /** Documents of which a new revision was made. */
  readonly documentIds: readonly string[];
}

/** People's decisions about marks and missed values. */
export interface ReviewDesk {
  /**
   * Stores a decision and makes new revisions of what it changes, at once or not at all.
   *
   * @throws ZeefError ZEEF_NOT_FOUND, ZEEF_ORIGINAL_GONE, ZEEF_REVIEW_STALE, ZEEF_REVIEW_UNVERIFIED,
   *   ZEEF_OFFICER_NEEDED, ZEEF_FIELD_INVALID
   */
  decide(tenantId: string, reviewer: Reviewer, request: DecisionRequest): Promise<Decided>;
  /** Undoes a decision of one's own. @throws as {@link ReviewDesk.decide} */
  undo(tenantId: string, reviewer: Reviewer, decisionId: string): Promise<Decided>;
  /** Decisions of a ticket, newest first. */
  decisions(tenantId: string, ticketId: string, page: PageRequest): Promise<Page<ReviewDecision>>;
}

/** Called within the transaction for every document of which a new revision was made. */
export type OnRevised = (tenantId: string, documentId: string, repositories: Repositories) => Promise<void>;

/** Documents of a ticket that one decision may reach: each is read again. */
const MAX_DOCUMENTS = 50;

const REASONS = {
  accept: 'right',
  keep: 'needed',
  kind: 'wrong-kind',
  span: 'wrong-span',
  redact: 'missed',
} as const satisfies Record<ReviewAction, ReviewReason>;

/** What a person marks by hand, unless they say what it is. */
const BY_HAND: Entity = 'CUSTOM';

export function reviewDesk(dependencies: Reprocessing & { readonly onRevised?: OnRevised }): ReviewDesk {
  const { store, pipeline, onRevised } = dependencies;

  const open = async (tenantId: string, ids: Iterable<string>): Promise<ReadonlyMap<string, Opened>> => {
    const opened = new Map<string, Opened>();
    for (const id of ids) opened.set(id, await openOriginal(dependencies, tenantId, id));
    return opened;
  };

  const reviseAll = async (
    tenantId: string,
    opened: Iterable<Opened>,
    repositories: Repositories,
    facts: { actor: string; decisionId: string },
  ): Promise<void> => {
    for (const each of opened) {
      await revise(each, repositories, pipeline, facts);
      await onRevised?.(tenantId, each.document.id, repositories);
    }
  };

  return {
    async decide(tenantId, reviewer, request) {
      const subject = await store.transaction(tenantId, (repositories) => subjectOf(request, repositories));
      const opened = await open(tenantId, request.action === 'accept' ? [] : subject.documentIds);
      return store.transaction(tenantId, async (repositories) => {
        const { review, audit, policies } = repositories;
        if (!(await review.lock(subject.ticketId))) throw new ZeefError('ZEEF_NOT_FOUND');
        const plan = await planOf(request, subject, opened, repositories);
        if (plan.keeps && !reviewer.officer) {
          const policy = await policies.active();
          if (!policy || isNeverKept(loadPolicy(policy.yaml), plan.keeps))
            throw new ZeefError('ZEEF_OFFICER_NEEDED');
        }
        const { ticketId } = subject;
        const { actor } = reviewer;
        const decisionId = uuidv7();
        const { action, scope = 'message', reason = REASONS[action] } = request;
        const { judged, entity, overrides, places, documentId } = plan;
        const common = { id: decisionId, ticketId, documentId, action, scope, reason, entity, judged };
        await review.add({ ...common, places, actor }, overrides);
        await audit.append({
          event: 'review.decided',
          actor,
          ticketId,
          documentId,
          decisionId,
          code: action,
        });
        const touched = new Set(overrides.map((override) => override.documentId));
        const changed = [...opened.values()].filter(({ document }) => touched.has(document.id));
        await reviseAll(tenantId, changed, repositories, { actor, decisionId });
        return { decisionId, ticketId, places, documentIds: changed.map(({ document }) => document.id) };
      });
    },

    async undo(tenantId, { actor, officer }, decisionId) {
      const decision = await store.transaction(tenantId, ({ review }) => review.get(decisionId));
      const isOwn = decision?.actor === actor || officer;
      if (!decision || !isOwn || decision.undoneAt) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
      const { ticketId, documentId } = decision;
      const ids = await store.transaction(tenantId, async ({ review }) => {
        const affected = await Promise.all(
          (await review.documents(ticketId)).map(async (id) => ({
            id,
            overrides: await review.overrides(id),
          })),
        );
        const changes = ({ decisionId: of, action }: StoredOverride) =>
          of === decisionId && action !== 'accept';
        return affected.filter(({ overrides }) => overrides.some(changes)).map(({ id }) => id);
      });
      const opened = await open(tenantId, ids);
      return store.transaction(tenantId, async (repositories) => {
        const { review, audit } = repositories;
        if (!(await review.lock(ticketId))) throw new ZeefError('ZEEF_NOT_FOUND');
        if ((await review.undo(decisionId, actor)) === undefined) throw new ZeefError('ZEEF_NOT_FOUND');
        const code = decision.action;
        await audit.append({ event: 'review.undone', actor, ticketId, documentId, decisionId, code });
        await reviseAll(tenantId, opened.values(), repositories, { actor, decisionId });
        return { decisionId, ticketId, places: decision.places, documentIds: ids };
      });
    },

    decisions: (tenantId, ticketId, page) =>
      store.transaction(tenantId, ({ review }) => review.decisions(ticketId, page)),
  };
}

interface Subject {
  readonly ticketId: string;
  /** Documents that the decision may change. */
  readonly documentIds: readonly string[];
}

async function subjectOf(request: DecisionRequest, { documents, review }: Repositories): Promise<Subject> {
  if (request.action === 'redact') {
    const { documentId } = request.selection;
    const ticketId = (await documents.get(documentId))?.ticketId;
    if (ticketId === undefined) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'documentId' });
    const all = request.scope === 'ticket' ? await review.documents(ticketId) : [documentId];
    return bounded(ticketId, all);
  }
  const redaction = await markOf(request.redactionId, review);
  const same = await inScope(redaction, redaction.ticketId, request.scope, review);
  return bounded(redaction.ticketId, [...new Set(same.map(({ documentId }) => documentId))]);
}

function bounded(ticketId: string, documentIds: readonly string[]): Subject {
  if (documentIds.length > MAX_DOCUMENTS) throw new ZeefError('ZEEF_FIELD_INVALID', { field: 'scope' });
  return { ticketId, documentIds };
}

/** A mark with a place. @throws ZeefError ZEEF_NOT_FOUND, ZEEF_REVIEW_STALE for marks without one */
async function markOf(
  id: string,
  review: Repositories['review'],
): Promise<StoredRedaction & TargetPlace & { ticketId: string }> {
  const redaction = await review.redaction(id);
  if (!redaction) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'redactionId' });
  if (!hasPlace(redaction)) throw new ZeefError('ZEEF_REVIEW_STALE', { field: 'redactionId' });
  return redaction;
}

function hasPlace<R extends StoredRedaction>(redaction: R): redaction is R & TargetPlace {
  return redaction.span !== undefined && redaction.partTag !== '';
}

/** Marks of the same value in the message or ticket, this one first. */
async function inScope(
  mark: StoredRedaction & TargetPlace,
  ticketId: string,
  scope: ReviewScope | undefined,
  review: Repositories['review'],
): Promise<readonly (StoredRedaction & TargetPlace)[]> {
  const same = (await review.sameValue(ticketId, mark)).filter(({ id }) => id !== mark.id).filter(hasPlace);
  return [mark, ...(scope === 'ticket' ? same : same.filter((other) => isSameMessage(mark, other)))];
}

/** The subject and other headers belong to every message of their document. */
function isSameMessage(a: StoredRedaction, b: StoredRedaction): boolean {
  if (a.documentId !== b.documentId) return false;
  return a.entryId === b.entryId || a.entryId === undefined || b.entryId === undefined;
}

interface Plan {
  readonly documentId: string;
  readonly judged: Judged | undefined;
  readonly entity: Entity;
  readonly overrides: readonly Omit<StoredOverride, 'decisionId'>[];
  readonly places: number;
  /** Kind of what would stand in clear. */
  readonly keeps?: Entity;
}

/** What a decision means in overrides. Under the ticket's lock, so that the marks are those of now. */
async function planOf(
  request: DecisionRequest,
  { ticketId }: Subject,
  opened: ReadonlyMap<string, Opened>,
  repositories: Repositories,
): Promise<Plan> {
  if (request.action === 'redact') {
    const { selection, entity = BY_HAND, scope } = request;
    const anchor = opened.get(selection.documentId);
    if (!anchor) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'documentId' });
    const place = await spanOfSelection(selection, anchor, repositories);
    const targets = await placesToRedact(place, scope ?? 'message', anchor, opened, repositories);
    const overrides = targets.map((target) => override(target, entity, 'redact'));
    const { documentId } = selection;
    return { documentId, judged: undefined, entity, overrides, places: targets.length };
  }
  const mark = await markOf(request.redactionId, repositories.review);
  const targets = await inScope(mark, ticketId, request.scope, repositories.review);
  const { documentId, entity, detectorId, ruleId, confidence } = mark;
  const judged = { entity, detectorId, ruleId, confidence };
  if (request.action === 'accept') {
    const overrides = targets.map((target) => override(target, entity, 'accept'));
    return { documentId, judged, entity, overrides, places: targets.length };
  }
  for (const target of targets) {
    const document = opened.get(target.documentId);
    // Another message came in between: what it says was not looked at.
    if (!document) throw new ZeefError('ZEEF_REVIEW_STALE');
    checkPlace(document, target);
  }
  if (request.action === 'span') {
    const moves = moveSpan(targets, request.words, opened);
    const overrides = moves.flatMap(({ target, span, uncovers }) => [
      ...(uncovers ? [override(target, entity, 'keep')] : []),
      override({ ...target, span }, entity, 'redact'),
    ]);
    const keeps = moves.some(({ uncovers }) => uncovers) && { keeps: entity };
    return { documentId, judged, entity, overrides, places: moves.length, ...keeps };
  }
  const action = request.action === 'keep' ? 'keep' : 'redact';
  const kind = request.action === 'kind' ? request.entity : entity;
  const overrides = targets.map((target) => override(target, kind, action));
  const keeps = action === 'keep' && { keeps: entity };
  return { documentId, judged, entity: kind, overrides, places: targets.length, ...keeps };
}

function override(
  { documentId, partPath, partTag, span }: TargetPlace,
  entity: Entity,
  action: StoredOverride['action'],
): Omit<StoredOverride, 'decisionId'> {
  return { id: uuidv7(), documentId, partPath, partTag, span, entity, action };
}
