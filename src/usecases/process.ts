import { v7 as uuidv7 } from 'uuid';
import type { AuditFacts } from '../model/audit.ts';
import type { DataRequest } from '../model/decision.ts';
import type { DocumentMessage, ParsedDocument } from '../model/document.ts';
import type { HoldReason, StoredDocument } from '../model/intake.ts';
import type { TicketEntry, TicketHeader } from '../model/ticket.ts';
import type { Keyring, TenantKeys } from '../ports/keyring.ts';
import type { Log } from '../ports/log.ts';
import type { MailAuthenticator } from '../ports/mail-authenticator.ts';
import type { Metrics } from '../ports/metrics.ts';
import {
  type Examined,
  NeedsRecognition,
  type Pipeline,
  PipelineError,
  type Redacted,
} from '../ports/pipeline.ts';
import type { Job } from '../ports/queue.ts';
import type { Repositories, Store } from '../ports/store.ts';
import { authenticationOf } from './authenticate.ts';
import { askAboutFailure, askForReview } from './review/needs.ts';
import { openJson, sealJson } from './sealed-json.ts';
import type { RecordSubjects } from './subjects/record.ts';
import { writeOutput } from './write-output.ts';

/** After this many tries that ended in a crash or a limit, a document is set aside. */
export const MAX_ATTEMPTS = 3;

interface Dependencies {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly pipeline: Pipeline;
  /** Absent where mail authentication is off. */
  readonly authenticator?: MailAuthenticator;
  /** Puts a document with pictures into the lane for them. Absent in that lane, where they are read. */
  readonly defer?: (job: Job) => Promise<void>;
  /** Absent: nobody looks for people. */
  readonly recordSubjects?: RecordSubjects;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Of a hundred documents in which nothing is doubtful, how many a person looks at all the same. Default none. */
  readonly reviewSample?: number;
}

/** Questions of the desk that a ticket remembers: the last ones, as many as a long conversation may hold. */
const MAX_REQUESTS = 200;

/** Another worker finished the document first: what this one did is rolled back. */
class Fenced extends Error {}

/**
 * Turns one stored document into (part of) a sanitised ticket, in one transaction. Whatever throws, the
 * document stays sealed: held, or left for the reconciler when trying again may help.
 */
export function processor(dependencies: Dependencies): (job: Job) => Promise<void> {
  const { store, keyring, pipeline, authenticator, defer, recordSubjects, metrics, log } = dependencies;
  const { reviewSample = 0 } = dependencies;

  return async ({ tenantId, documentId }) => {
    const started = performance.now();
    const begun = await store.transaction(tenantId, async ({ documents, policies }) => {
      const document = await documents.begin(documentId);
      if (!document) return undefined;
      return { document, original: await documents.original(documentId), policy: await policies.active() };
    });
    if (!begun) return;

    const end = async (state: 'held' | 'quarantined', reason: HoldReason): Promise<void> => {
      await store.transaction(tenantId, async (repositories) => {
        if (!(await repositories.documents.hold(documentId, state, reason))) return;
        await askAboutFailure(repositories, begun.document);
        await repositories.audit.append({
          event: `document.${state}`,
          actor: 'system',
          documentId,
          code: reason,
        });
      });
      metrics.finished(state, (performance.now() - started) / 1000);
      log.warn('document.held', { tenantId, documentId, state, code: reason });
    };

    const { document, original, policy } = begun;
    if (document.attempts > MAX_ATTEMPTS) return end('quarantined', 'internal');
    try {
      if (!original || !policy) throw new PipelineError('internal');
      const keys = await keyring.tenant(tenantId);
      const raw = keys.open({ purpose: 'original', id: documentId }, original);
      if (authenticator && document.kind === 'mail') {
        await authenticationOf({ tenantId, id: documentId, raw }, keys, store, authenticator);
      }
      // What brings threads down is mostly attached: the last try is made without.
      const withholdFiles = document.attempts === MAX_ATTEMPTS;
      const examined = await pipeline.examine({ kind: document.kind, raw, recognise: !defer, withholdFiles });
      const given = {
        keys,
        pipeline,
        authenticator,
        recordSubjects,
        document,
        raw,
        examined,
        policyYaml: policy.yaml,
      };
      const { ticketId, redacted } = await store.transaction(tenantId, (repositories) =>
        storeTicket({ repositories, ...given, reviewSample }),
      );
      const durationMs = Math.round(performance.now() - started);
      metrics.finished('done', durationMs / 1000);
      for (const { entity, action } of redacted.decisions) metrics.decided(entity, action, 1);
      for (const code of redacted.review)
        log.warn('document.review', { tenantId, documentId, ticketId, code });
      log.info('document.finished', { tenantId, documentId, ticketId, durationMs });
    } catch (error) {
      if (error instanceof Fenced) return;
      if (error instanceof NeedsRecognition && defer) {
        const isDeferred = await store.transaction(tenantId, ({ documents }) => documents.defer(documentId));
        // Where the queue does not answer, the reconciler makes up for it.
        if (isDeferred) await defer({ tenantId, documentId });
        return;
      }
      const reason = error instanceof PipelineError ? error.reason : 'internal';
      const mayPass =
        reason === 'time-limit' || reason === 'memory-limit' || !(error instanceof PipelineError);
      log.error('document.retry', error, { tenantId, documentId, attempt: document.attempts, code: reason });
      if (!mayPass || document.attempts >= MAX_ATTEMPTS) return end('held', reason);
      throw error;
    }
  };
}

interface StoreInput {
  readonly repositories: Repositories;
  readonly keys: TenantKeys;
  readonly pipeline: Pipeline;
  readonly recordSubjects: RecordSubjects | undefined;
  readonly document: StoredDocument;
  readonly raw: Uint8Array;
  readonly examined: Examined;
  readonly policyYaml: string;
  readonly authenticator: MailAuthenticator | undefined;
  readonly reviewSample: number;
}

/** Redacts under the ticket's lock, since marks are numbered per ticket, and stores everything that follows. */
async function storeTicket(input: StoreInput): Promise<{ ticketId: string; redacted: Redacted }> {
  const { repositories, keys, pipeline, document, examined, policyYaml } = input;
  const { tickets, documents, keptValues, retention, audit } = repositories;
  const parsed = examined.document;

  const locked = await tickets.lockByKeys(keyTags(keys, document, parsed), uuidv7());
  const numbering = await tickets.numbering(locked.id);
  const existing = locked.created ? undefined : await tickets.get(locked.id);
  const binding = { purpose: 'ticket', id: locked.id };
  const before = existing && openJson<TicketHeader>(keys, binding, existing.header);
  const { purpose, desk } = document;
  const context = { asked: before?.requests ?? [], ...(purpose && { purpose }), ...(desk && { desk }) };
  const redacted = await pipeline.redact({ examined, context, numbering, tagKey: keys.tagKey, policyYaml });
  if (!redacted.verified) throw new PipelineError('verification');

  const [reviewReason] = redacted.review;
  const header = sealJson(keys, binding, ticketHeader(document.id, before, parsed, redacted));
  await tickets.save(locked.id, reviewReason || existing?.state === 'held' ? 'held' : 'sanitised', header);

  const unplaced = new Set(redacted.redactions);
  const unplacedKept = new Set(redacted.kept);
  for (const message of parsed.messages) {
    const entryId = uuidv7();
    const entry = ticketEntry(message, redacted);
    const added = await tickets.addEntry(locked.id, {
      id: entryId,
      documentId: document.id,
      keyTag: keys.tag('message', message.key),
      contentTag: keys.tag('message-content', JSON.stringify(rawContent(message, parsed))),
      content: sealJson(keys, { purpose: 'entry', id: entryId }, entry),
    });
    const own = takeOf(unplaced, partIds(message));
    const kept = takeOf(unplacedKept, partIds(message));
    if (!added) continue;
    await tickets.addRedactions(locked.id, entryId, document.id, own);
    await keptValues.add(locked.id, entryId, document.id, kept);
  }
  // What belongs to no message: the subject, which a ticket takes from its first document, and headers.
  const isStored = ({ partId }: { partId: string }) => locked.created || partId !== parsed.subjectPartId;
  await tickets.addRedactions(locked.id, undefined, document.id, [...unplaced].filter(isStored));
  await keptValues.add(locked.id, undefined, document.id, [...unplacedKept].filter(isStored));
  if (parsed.closed) await retention.close(locked.id);

  if (document.kind === 'mail') {
    await writeOutput({ ...input, documentId: document.id, redacted }, documents);
  }
  const decidedWith = { policyVersion: redacted.policyVersion, asked: context.asked };
  if (!(await documents.finish(document.id, locked.id, reviewReason, decidedWith))) throw new Fenced();
  const { redactions } = redacted;
  const asked = { mustLook: reviewReason !== undefined, redactions, samplePercent: input.reviewSample };
  await askForReview(repositories, document, locked.id, asked);
  await input.recordSubjects?.({ ...input, redacted, ticketId: locked.id });
  await audit.append({
    event: 'ticket.redacted',
    actor: 'system',
    documentId: document.id,
    ticketId: locked.id,
    counts: countDecisions(redacted),
    policyVersion: redacted.policyVersion,
    detectorSet: examined.detectorSet,
  });
  return { ticketId: locked.id, redacted };
}

/** The ticket's id at its source and the mail thread both find it; a document without either is its own. */
function keyTags(keys: TenantKeys, document: StoredDocument, parsed: ParsedDocument): string[] {
  const tags = parsed.threadKeys.map((key) => keys.tag('thread', key));
  if (parsed.ticketKey !== undefined)
    tags.push(keys.tag('ticket', `${document.source}\0${parsed.ticketKey}`));
  return tags.length > 0 ? [...new Set(tags)] : [keys.tag('document', document.id)];
}

/** A ticket keeps the header of its first document; warnings and what the desk asks for add up. */
function ticketHeader(
  documentId: string,
  before: TicketHeader | undefined,
  parsed: ParsedDocument,
  redacted: Redacted,
): TicketHeader {
  const { ticketKey, requester, language, warnings } = parsed;
  const subject = contentOf(parsed.subjectPartId, redacted);
  const requests = new Map<string, DataRequest>();
  for (const request of [...(before?.requests ?? []), ...redacted.requests]) {
    requests.set(`${request.entity} ${request.at}`, request);
  }
  const first = before ?? { ticketKey, requester, language, subject, documentId };
  const all = [...new Set([...(before?.warnings ?? []), ...warnings])].sort();
  return { ...first, warnings: all, requests: [...requests.values()].slice(-MAX_REQUESTS) };
}

/** A message as the ticket shows it. */
export function ticketEntry(message: DocumentMessage, redacted: Redacted): TicketEntry {
  return {
    role: message.role,
    at: message.at,
    author: contentOf(message.authorPartId, redacted)?.content,
    ...(message.authorPartId !== undefined && { authorPartId: message.authorPartId }),
    text: contentOf(message.textPartId, redacted),
    html: contentOf(message.htmlPartId, redacted),
    attachments: message.attachments.map(({ id, namePartId, mediaType, size }) => {
      const file = redacted.files.find(({ attachmentId }) => attachmentId === id);
      return {
        name: contentOf(namePartId, redacted)?.content,
        ...(namePartId !== undefined && { namePartId }),
        mediaType,
        size,
        state: file?.state ?? 'withheld',
        reason: file?.reason ?? 'type',
      };
    }),
  };
}

/** A part after redaction, unless it is withheld. */
export function contentOf(
  partId: string | undefined,
  redacted: Redacted,
): { partId: string; content: string } | undefined {
  const part = redacted.parts.find((candidate) => candidate.partId === partId);
  return part && { partId: part.partId, content: part.content };
}

/** Parts of a message. */
export function partIds(message: DocumentMessage): Set<string | undefined> {
  const { textPartId, htmlPartId, authorPartId, attachments } = message;
  const inFiles = attachments.flatMap(({ namePartId, file }) => [namePartId, ...(file?.partIds ?? [])]);
  return new Set([textPartId, htmlPartId, authorPartId, ...inFiles]);
}

/** What makes two revisions of a message the same. */
export function rawContent(message: DocumentMessage, parsed: ParsedDocument): unknown {
  const ids = partIds(message);
  const texts = parsed.parts.filter(({ id }) => ids.has(id)).map(({ kind, source }) => [kind, source]);
  return [
    message.role,
    message.at,
    texts,
    message.attachments.map(({ mediaType, size }) => [mediaType, size]),
  ];
}

/** Takes what belongs to some parts out of a set. */
export function takeOf<T extends { readonly partId: string }>(
  from: Set<T>,
  ids: ReadonlySet<string | undefined>,
): T[] {
  const taken = [...from].filter(({ partId }) => ids.has(partId));
  for (const item of taken) from.delete(item);
  return taken;
}

/** How many values of each kind were redacted, kept or held. */
export function countDecisions({ decisions }: Redacted): NonNullable<AuditFacts['counts']> {
  const counts: Record<string, Record<string, number>> = {};
  for (const { entity, action } of decisions) {
    counts[entity] ??= {};
    counts[entity][action] = (counts[entity][action] ?? 0) + 1;
  }
  return counts;
}
