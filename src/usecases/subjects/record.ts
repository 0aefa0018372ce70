import { v7 as uuidv7 } from 'uuid';
import type { Envelope } from '../../model/envelope.ts';
import type { StoredDocument } from '../../model/intake.ts';
import type { Routes } from '../../model/route.ts';
import { ANSWER_MONTHS, monthsAfter, type RequestContent } from '../../model/subject.ts';
import { recogniseRequest } from '../../pipeline/recognise-request.ts';
import type { TenantKeys } from '../../ports/keyring.ts';
import type { Examined, Redacted } from '../../ports/pipeline.ts';
import type { Repositories } from '../../ports/store.ts';
import { queueNotice } from '../notices.ts';
import { openJson, sealJson } from '../sealed-json.ts';
import { drawnData, fieldTag, subjectTags } from '../subject-tags.ts';
import { courtesyReply } from './courtesy.ts';

/** A document that became part of a ticket, within the transaction that makes it so. */
export interface Recorded {
  readonly repositories: Repositories;
  readonly keys: TenantKeys;
  readonly document: StoredDocument;
  readonly raw: Uint8Array;
  readonly examined: Examined;
  readonly redacted: Redacted;
  readonly ticketId: string;
}

/** Notes what data subjects have to do with a document. */
export type RecordSubjects = (recorded: Recorded) => Promise<void>;

/**
 * Stores by which tags people are found and what was drawn in, proposes a request where one was recognised, and
 * writes a reply where the route wants one.
 */
export function subjectRecorder(options: { routes: Routes; sendsMail: boolean }): RecordSubjects {
  return async (recorded) => {
    const { repositories, keys, document, examined, redacted, ticketId } = recorded;
    await repositories.subjects.addTags(ticketId, document.id, subjectTags(keys, examined, redacted));
    await repositories.subjects.addDrawn(document.id, drawnData(redacted.decisions));
    await propose(recorded);
    if (options.sendsMail) await reply(recorded, options.routes);
  };
}

async function propose({ repositories, keys, document, examined, ticketId }: Recorded): Promise<void> {
  const found = recogniseRequest(examined.document);
  if (!found || (await repositories.subjects.hasOpenRequest(ticketId))) return;
  const id = uuidv7();
  const { name, email = '' } = examined.document.requester;
  const content: RequestContent = { email, ...(name && { name }) };
  await repositories.subjects.insertRequest({
    id,
    ...found,
    state: 'proposed',
    origin: 'ticket',
    ticketId,
    // The clock runs from the day it came in, whenever somebody looks at it.
    openedAt: document.receivedAt,
    dueAt: monthsAfter(document.receivedAt, ANSWER_MONTHS),
    emailTag: email ? fieldTag(keys, 'EMAIL_ADDRESS', email) : '',
    content: sealJson(keys, { purpose: 'subject-request', id }, content),
  });
  await repositories.audit.append({
    event: 'request.proposed',
    actor: 'system',
    requestId: id,
    ticketId,
    code: found.kind,
  });
}

async function reply(
  { repositories, keys, document, raw, examined, redacted }: Recorded,
  routes: Routes,
): Promise<void> {
  if (document.kind !== 'mail') return;
  const sealed = await repositories.documents.envelope(document.id);
  if (!sealed) return;
  const envelope = openJson<Envelope>(keys, { purpose: 'envelope', id: document.id }, sealed);
  const mail = courtesyReply(
    { raw, envelope, document: examined.document, decisions: redacted.decisions },
    routes,
  );
  if (!mail) return;
  const tag = keys.tag('courtesy', mail.to.toLowerCase());
  if (await repositories.notices.mayReplyTo(tag)) await queueNotice(repositories, keys, 'courtesy', mail);
}
