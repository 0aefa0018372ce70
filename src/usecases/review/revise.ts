import { v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../../errors.ts';
import type { StoredDocument } from '../../model/intake.ts';
import { type Override, PART_TAG } from '../../model/review.ts';
import type { TicketHeader } from '../../model/ticket.ts';
import type { Keyring, TenantKeys } from '../../ports/keyring.ts';
import type { MailAuthenticator } from '../../ports/mail-authenticator.ts';
import type { Examined, Pipeline, Redacted } from '../../ports/pipeline.ts';
import type { Repositories, Store } from '../../ports/store.ts';
import { contentOf, countDecisions, partIds, rawContent, takeOf, ticketEntry } from '../process.ts';
import { openJson, sealJson } from '../sealed-json.ts';
import { writeOutput } from '../write-output.ts';

/** What it takes to process a document once more. */
export interface Reprocessing {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly pipeline: Pipeline;
  /** Absent where mail authentication is off. */
  readonly authenticator?: MailAuthenticator;
}

/** A processed document with its original, opened. In memory only. */
export interface Opened {
  readonly document: StoredDocument & { readonly ticketId: string };
  readonly raw: Uint8Array;
  readonly examined: Examined;
  readonly keys: TenantKeys;
  readonly authenticator: MailAuthenticator | undefined;
}

/**
 * Opens the original of a processed document and reads it again.
 *
 * @throws ZeefError ZEEF_NOT_FOUND; ZEEF_NOT_SANITISED before processing ended; ZEEF_ORIGINAL_GONE
 */
export async function openOriginal(
  { store, keyring, pipeline, authenticator }: Reprocessing,
  tenantId: string,
  documentId: string,
): Promise<Opened> {
  const { document, original } = await store.transaction(tenantId, async ({ documents }) => ({
    document: await documents.get(documentId),
    original: await documents.original(documentId),
  }));
  if (!document) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'documentId' });
  const { ticketId, state, kind } = document;
  if (state !== 'done' || ticketId === undefined) throw new ZeefError('ZEEF_NOT_SANITISED');
  if (!original) throw new ZeefError('ZEEF_ORIGINAL_GONE');
  const keys = await keyring.tenant(tenantId);
  const raw = keys.open({ purpose: 'original', id: documentId }, original);
  const examined = await pipeline.examine({ kind, raw });
  return { document: { ...document, ticketId }, raw, examined, keys, authenticator };
}

/**
 * Checks that an override still means the place it was made for.
 *
 * @throws ZeefError ZEEF_REVIEW_STALE
 */
export function checkPlace(
  { examined, keys }: Pick<Opened, 'examined' | 'keys'>,
  { partPath, partTag, span }: Pick<Override, 'partPath' | 'partTag' | 'span'>,
): void {
  const part = examined.document.parts.find(({ path }) => path === partPath);
  const fits = part && span.end <= part.text.length && keys.tag(PART_TAG, part.text) === partTag;
  if (!fits) throw new ZeefError('ZEEF_REVIEW_STALE');
}

/**
 * Processes a document once more with what people decided about it, within the caller's transaction, which holds the
 * ticket's lock: a new revision of its messages, their redactions and the mail that is handed on. Everything else is
 * decided as it was: by the same policy, knowing what was known.
 *
 * @throws ZeefError ZEEF_REVIEW_STALE; ZEEF_REVIEW_UNVERIFIED when detecting again finds something to remove
 */
export async function revise(
  opened: Opened,
  repositories: Repositories,
  pipeline: Pipeline,
  facts: { readonly actor: string; readonly decisionId: string },
): Promise<void> {
  const { document, examined, keys } = opened;
  const { tickets, policies, review, audit } = repositories;
  const overrides = await review.overrides(document.id);
  for (const override of overrides) checkPlace(opened, override);
  const { asked, policyVersion } = (await review.decidedWith(document.id)) ?? {};
  const policy = (policyVersion && (await policies.get(policyVersion))) || (await policies.active());
  if (!policy) throw new ZeefError('ZEEF_INTERNAL');
  const { purpose, desk, ticketId } = document;
  const redacted = await pipeline.redact({
    examined,
    context: { asked: asked ?? [], ...(purpose && { purpose }), ...(desk && { desk }) },
    numbering: await tickets.numbering(ticketId),
    tagKey: keys.tagKey,
    policyYaml: policy.yaml,
    overrides,
  });
  if (!redacted.verified) throw new ZeefError('ZEEF_REVIEW_UNVERIFIED');
  await storeRevision(opened, redacted, repositories);
  if (document.kind === 'mail') {
    await writeOutput({ ...opened, documentId: document.id, redacted, pipeline }, repositories.documents);
  }
  await audit.append({
    event: 'ticket.revised',
    ...facts,
    documentId: document.id,
    ticketId,
    counts: countDecisions(redacted),
    policyVersion: redacted.policyVersion,
    detectorSet: examined.detectorSet,
  });
}

async function storeRevision(
  { document, examined, keys }: Opened,
  redacted: Redacted,
  { tickets, keptValues, review }: Repositories,
): Promise<void> {
  const { ticketId } = document;
  const parsed = examined.document;
  const row = await tickets.get(ticketId);
  if (!row) throw new ZeefError('ZEEF_NOT_FOUND');
  const binding = { purpose: 'ticket', id: ticketId };
  const header = openJson<TicketHeader>(keys, binding, row.header);
  const ownsHeader = header.documentId === document.id;
  const subject = ownsHeader ? contentOf(parsed.subjectPartId, redacted) : header.subject;
  await tickets.save(ticketId, row.state, sealJson(keys, binding, { ...header, subject }));

  const unplaced = new Set(redacted.redactions);
  const unplacedKept = new Set(redacted.kept);
  for (const message of parsed.messages) {
    const id = uuidv7();
    const entry = {
      id,
      documentId: document.id,
      keyTag: keys.tag('message', message.key),
      contentTag: keys.tag('message-content', JSON.stringify(rawContent(message, parsed))),
      content: sealJson(keys, { purpose: 'entry', id }, ticketEntry(message, redacted)),
    };
    const own = takeOf(unplaced, partIds(message));
    const kept = takeOf(unplacedKept, partIds(message));
    if (!(await tickets.addEntry(ticketId, entry, 'again'))) continue;
    await tickets.addRedactions(ticketId, id, document.id, own);
    await keptValues.add(ticketId, id, document.id, kept);
  }
  await review.supersedeHeader(document.id);
  const isStored = ({ partId }: { partId: string }) => ownsHeader || partId !== parsed.subjectPartId;
  await tickets.addRedactions(ticketId, undefined, document.id, [...unplaced].filter(isStored));
  await keptValues.removeHeader(document.id);
  await keptValues.add(ticketId, undefined, document.id, [...unplacedKept].filter(isStored));
}
