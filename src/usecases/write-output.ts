import type { Envelope } from '../model/envelope.ts';
import { traceText, traceValue } from '../model/trace.ts';
import type { TenantKeys } from '../ports/keyring.ts';
import type { MailAuthenticator } from '../ports/mail-authenticator.ts';
import type { Examined, Pipeline, Redacted } from '../ports/pipeline.ts';
import type { DocumentRepository } from '../ports/store.ts';
import { openJson } from './sealed-json.ts';

/** What a sanitised mail is written from. */
export interface Rewriting {
  readonly documentId: string;
  readonly raw: Uint8Array;
  readonly examined: Examined;
  readonly redacted: Redacted;
  readonly keys: TenantKeys;
  readonly pipeline: Pipeline;
  /** Absent where mail authentication is off. */
  readonly authenticator?: MailAuthenticator | undefined;
}

/**
 * Writes the sanitised mail of a document, with our trace header, what its authentication said when it came, and our
 * seal over it, and stores it.
 */
export async function writeOutput(rewriting: Rewriting, documents: DocumentRepository): Promise<void> {
  const { documentId, raw, examined, redacted, keys, pipeline, authenticator } = rewriting;
  const { parts, files, passesEncrypted } = redacted;
  const trace = { documentId, redactions: redacted.redactions.length };
  const mark = traceValue({ ...trace, mac: keys.tag('trace', traceText(trace)) });
  const sealed = await documents.envelope(documentId);
  const envelope = sealed && openJson<Envelope>(keys, { purpose: 'envelope', id: documentId }, sealed);
  const authentication = envelope?.authentication;
  const written = { raw, document: examined.document, parts, files, passesEncrypted, mark };
  const mail = await pipeline.render({ ...written, ...(authentication && { authentication }) });
  const seal = authentication && (await authenticator?.seal(mail, authentication));
  const output = seal ? Buffer.concat([seal, mail]) : mail;
  await documents.saveOutput(documentId, keys.seal({ purpose: 'output', id: documentId }, output));
}
