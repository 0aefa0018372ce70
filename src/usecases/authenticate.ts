import type { Envelope } from '../model/envelope.ts';
import type { TenantKeys } from '../ports/keyring.ts';
import type { MailAuthenticator } from '../ports/mail-authenticator.ts';
import type { Store } from '../ports/store.ts';
import { openJson, sealJson } from './sealed-json.ts';

/**
 * What a mail's authentication said when it came, verified once and kept sealed with its envelope: keys may be
 * gone from DNS when a document is processed again.
 *
 * @returns the value of an `Authentication-Results` header
 */
export async function authenticationOf(
  document: { readonly tenantId: string; readonly id: string; readonly raw: Uint8Array },
  keys: TenantKeys,
  store: Store,
  authenticator: MailAuthenticator,
): Promise<string> {
  const { tenantId, id, raw } = document;
  const binding = { purpose: 'envelope', id };
  const sealed = await store.transaction(tenantId, ({ documents }) => documents.envelope(id));
  const envelope = sealed && openJson<Envelope>(keys, binding, sealed);
  if (envelope?.authentication !== undefined) return envelope.authentication;
  const authentication = await authenticator.verify(raw, envelope);
  const known: Envelope = { sender: '', recipients: [], ...envelope, authentication };
  await store.transaction(tenantId, ({ documents }) =>
    documents.saveEnvelope(id, sealJson(keys, binding, known)),
  );
  return authentication;
}
