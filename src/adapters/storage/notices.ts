import { Sealed } from '../../model/sealed.ts';
import type { NoticeRepository } from '../../ports/notices.ts';
import type { Queries } from './queries.ts';

interface DueRow {
  readonly id: string;
  readonly attempts: number;
  readonly ciphertext: Buffer;
  readonly wrappedKey: Buffer;
  readonly keyVersion: number;
}

/** Mails of Zeef's own that wait for a mail server. */
export function noticeRepository(queries: Queries): NoticeRepository {
  const end = async (id: string, state: 'sent' | 'dead', code: string | null): Promise<void> => {
    await queries.change(
      `UPDATE zeef.notice SET state = $2, code = $3, ciphertext = NULL, wrapped_key = NULL, key_version = NULL
       WHERE id = $1`,
      [id, state, code],
    );
  };
  return {
    async add({ id, kind, content }) {
      await queries.change(
        `INSERT INTO zeef.notice (id, kind, ciphertext, wrapped_key, key_version) VALUES ($1, $2, $3, $4, $5)`,
        [id, kind, content.ciphertext, content.wrappedKey, content.keyVersion],
      );
    },

    async take(leaseMs, limit) {
      const rows = await queries.rows<DueRow>(
        `UPDATE zeef.notice SET attempts = attempts + 1,
           due_at = clock_timestamp() + make_interval(secs => $1::double precision / 1000)
         WHERE id IN (SELECT id FROM zeef.notice WHERE state = 'pending' AND due_at <= clock_timestamp()
                      ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
         RETURNING id, attempts, ciphertext, wrapped_key AS "wrappedKey", key_version AS "keyVersion"`,
        [leaseMs, limit],
      );
      return rows.map(({ id, attempts, ciphertext, wrappedKey, keyVersion }) => ({
        id,
        attempts,
        content: new Sealed(ciphertext, wrappedKey, keyVersion),
      }));
    },

    sent: (id) => end(id, 'sent', null),
    bury: (id, code) => end(id, 'dead', code),

    async retry(id, code, delayMs) {
      await queries.change(
        `UPDATE zeef.notice SET code = $2,
           due_at = clock_timestamp() + make_interval(secs => $3::double precision / 1000)
         WHERE id = $1 AND state = 'pending'`,
        [id, code, delayMs],
      );
    },

    async mayReplyTo(senderTag) {
      await queries.change('DELETE FROM zeef.courtesy WHERE day < current_date');
      const added = await queries.change(
        'INSERT INTO zeef.courtesy (sender_tag) VALUES ($1) ON CONFLICT DO NOTHING',
        [senderTag],
      );
      return added === 1;
    },
  };
}
