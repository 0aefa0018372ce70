import { v7 as uuidv7 } from 'uuid';
import type { Keyring, TenantKeys } from '../ports/keyring.ts';
import type { Log } from '../ports/log.ts';
import type { NoticeKind, NoticeMail, SendNotice } from '../ports/notices.ts';
import { SinkError } from '../ports/sink.ts';
import type { Repositories, Store } from '../ports/store.ts';
import { openJson, sealJson } from './sealed-json.ts';

/** How often to look for mails to send. */
export const NOTICE_INTERVAL_MS = 2_000;
/** Longer than a mail server may take; after it another try is made. */
const LEASE_MS = 900_000;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 4 * 3_600_000;
/** About two days, as for deliveries. */
const MAX_TRIES = 20;
const BATCH = 20;

/** Puts a mail of Zeef's own into the outbox, with the change it belongs to. */
export async function queueNotice(
  { notices }: Pick<Repositories, 'notices'>,
  keys: TenantKeys,
  kind: NoticeKind,
  mail: NoticeMail,
): Promise<void> {
  const id = uuidv7();
  await notices.add({ id, kind, content: sealJson(keys, { purpose: 'notice', id }, mail) });
}

/** Sends what is due, of all tenants. Never throws: what failed is tried again later. */
export function noticeSender(
  dependencies: { store: Store; keyring: Keyring; log: Log },
  send: SendNotice,
): () => Promise<void> {
  const { store, keyring, log } = dependencies;
  let running = false;
  return async () => {
    if (running) return;
    running = true;
    try {
      for (const { id: tenantId } of await store.tenants()) {
        const due = await store.transaction(tenantId, ({ notices }) => notices.take(LEASE_MS, BATCH));
        if (due.length === 0) continue;
        const keys = await keyring.tenant(tenantId);
        for (const { id, attempts, content } of due) {
          try {
            await send(openJson<NoticeMail>(keys, { purpose: 'notice', id }, content), id);
            await store.transaction(tenantId, async ({ notices, audit }) => {
              await notices.sent(id);
              await audit.append({ event: 'notice.sent', actor: 'system', code: id });
            });
          } catch (error) {
            const code = error instanceof SinkError ? error.code : 'internal';
            const gone = attempts >= MAX_TRIES || (error instanceof SinkError && error.permanent);
            log.error('notice.failed', error, { tenantId, code, attempt: attempts });
            const delayMs = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS);
            await store.transaction(tenantId, async ({ notices, audit }) => {
              if (!gone) return notices.retry(id, code, delayMs);
              await notices.bury(id, code);
              await audit.append({ event: 'notice.dead', actor: 'system', code: id });
            });
          }
        }
      }
    } catch (error) {
      log.error('notice.failed', error);
    } finally {
      running = false;
    }
  };
}
