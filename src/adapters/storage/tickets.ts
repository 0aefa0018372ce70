import { Sealed } from '../../model/sealed.ts';
import type { EntryRow, TicketRepository, TicketRow } from '../../ports/store.ts';
import { cursorKey, pageOf } from './cursor.ts';
import { isUuid, LOCK_TIMEOUT_MS, type Queries } from './queries.ts';
import { redactionRepository } from './redactions.ts';

interface SealedColumns {
  readonly ciphertext: Buffer;
  readonly wrappedKey: Buffer;
  readonly keyVersion: number;
}
type TicketColumns = Omit<TicketRow, 'header'> & SealedColumns;
type EntryColumns = Omit<EntryRow, 'content'> & SealedColumns;

const COLUMNS = `id, state, created_at AS "createdAt", updated_at AS "updatedAt", entry_count AS "entryCount",
  redaction_count AS "redactionCount", EXISTS (SELECT 1 FROM zeef.ticket_hold h
    WHERE h.ticket_id = zeef.ticket.id AND h.kind = 'restriction' AND h.lifted_at IS NULL) AS restricted, header_ciphertext AS ciphertext, header_wrapped_key AS "wrappedKey",
  header_key_version AS "keyVersion"`;

/** Sanitised tickets. Row-level security adds the tenant to every statement. */
export function ticketRepository(queries: Queries): TicketRepository {
  return {
    ...redactionRepository(queries),

    async lockByKeys(keyTags, newId) {
      // Every key's row is inserted or locked, always in the same order: of two transactions that share a key
      // the second waits here, none can wait for each other in a ring, and nobody makes a second ticket.
      const tags = [...new Set(keyTags)].sort();
      const claimed = await queries.rows<{ ticketId: string }>(
        `INSERT INTO zeef.ticket_key (key_tag, ticket_id) SELECT tag, $2 FROM unnest($1::text[]) AS tag
         ON CONFLICT (tenant_id, key_tag) DO UPDATE SET ticket_id = zeef.ticket_key.ticket_id
         RETURNING ticket_id AS "ticketId"`,
        [tags, newId],
        LOCK_TIMEOUT_MS,
      );
      // A message that refers to several tickets joins the oldest (UUIDv7), whatever order its keys came in.
      const [oldest] = claimed
        .map(({ ticketId }) => ticketId)
        .filter((id) => id !== newId)
        .sort();
      if (oldest === undefined) {
        await queries.change('INSERT INTO zeef.ticket (id) VALUES ($1)', [newId]);
        return { id: newId, created: true };
      }
      await queries.change(
        'UPDATE zeef.ticket_key SET ticket_id = $2 WHERE key_tag = ANY($1::text[]) AND ticket_id <> $2',
        [tags, oldest],
      );
      // Messages of one ticket need not share a key: the ticket's own row keeps them apart. Keys come before
      // tickets in every transaction, so this wait cannot close a ring either.
      await queries.row('SELECT id FROM zeef.ticket WHERE id = $1 FOR UPDATE', [oldest], LOCK_TIMEOUT_MS);
      return { id: oldest, created: false };
    },

    async save(id, state, header) {
      await queries.change(
        `UPDATE zeef.ticket SET state = $2, header_ciphertext = $3, header_wrapped_key = $4,
           header_key_version = $5, updated_at = clock_timestamp()
         WHERE id = $1`,
        [id, state, header.ciphertext, header.wrappedKey, header.keyVersion],
      );
    },

    async addEntry(ticketId, { id, documentId, keyTag, contentTag, content }, how) {
      const latest = await queries.row<{
        id: string;
        documentId: string;
        contentTag: string;
        revision: number;
      }>(
        `SELECT id, document_id AS "documentId", content_tag AS "contentTag", revision FROM zeef.ticket_entry
         WHERE ticket_id = $1 AND key_tag = $2 ORDER BY revision DESC LIMIT 1`,
        [ticketId, keyTag],
      );
      if (how === 'again' ? latest?.documentId !== documentId : latest?.contentTag === contentTag)
        return false;
      await queries.change(
        `INSERT INTO zeef.ticket_entry (id, ticket_id, document_id, key_tag, revision, content_tag, ciphertext,
           wrapped_key, key_version, received_at, first_id, first_received_at)
         SELECT $1::uuid, $2, d.id, $4, $5, $6, $7, $8, $9, d.received_at,
           coalesce(f.first_id, $1::uuid), coalesce(f.first_received_at, d.received_at)
         FROM zeef.document d LEFT JOIN zeef.ticket_entry f ON f.id = $10
         WHERE d.id = $3`,
        [
          id,
          ticketId,
          documentId,
          keyTag,
          (latest?.revision ?? 0) + 1,
          contentTag,
          content.ciphertext,
          content.wrappedKey,
          content.keyVersion,
          latest?.id ?? null,
        ],
      );
      if (latest) await supersede(queries, ticketId, latest.id);
      else
        await queries.change('UPDATE zeef.ticket SET entry_count = entry_count + 1 WHERE id = $1', [
          ticketId,
        ]);
      if (how !== 'again') await reopen(queries, ticketId);
      return true;
    },

    async get(id) {
      if (!isUuid(id)) return undefined;
      const row = await queries.row<TicketColumns>(
        `SELECT ${COLUMNS} FROM zeef.ticket WHERE id = $1 AND header_ciphertext IS NOT NULL`,
        [id],
      );
      return row && ticket(row);
    },

    async entries(ticketId) {
      const rows = await queries.rows<EntryColumns>(
        `SELECT id, document_id AS "documentId", received_at AS "receivedAt", ciphertext,
           wrapped_key AS "wrappedKey", key_version AS "keyVersion"
         FROM (SELECT DISTINCT ON (key_tag) * FROM zeef.ticket_entry
               WHERE ticket_id = $1 ORDER BY key_tag, revision DESC) latest
         ORDER BY first_received_at, first_id`,
        [ticketId],
      );
      return rows.map(({ ciphertext, wrappedKey, keyVersion, ...rest }) => ({
        ...rest,
        content: new Sealed(ciphertext, wrappedKey, keyVersion),
      }));
    },

    async list({ after, limit, state }) {
      const rows = await queries.rows<TicketColumns>(
        `SELECT ${COLUMNS} FROM zeef.ticket
         WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR state = $2)
           AND header_ciphertext IS NOT NULL
         ORDER BY id DESC LIMIT $3`,
        [cursorKey('ticket', after) ?? null, state ?? null, limit + 1],
      );
      return pageOf('ticket', rows.map(ticket), limit, ({ id }) => id);
    },
  };
}

/** A new message opens a closed ticket: terms that begin with closing wait again. */
async function reopen(queries: Queries, ticketId: string): Promise<void> {
  await queries.change(
    'UPDATE zeef.ticket SET last_message_at = clock_timestamp(), closed_at = NULL WHERE id = $1',
    [ticketId],
  );
  await queries.change(
    `UPDATE zeef.kept_value SET due_at = NULL
     WHERE ticket_id = $1 AND term_from = 'closed' AND due_at IS NOT NULL`,
    [ticketId],
  );
}

/** Takes the redactions of a replaced revision out of the count and the list: their text is not shown. */
async function supersede(queries: Queries, ticketId: string, entryId: string): Promise<void> {
  const count = await queries.change('UPDATE zeef.redaction SET superseded = true WHERE entry_id = $1', [
    entryId,
  ]);
  await queries.change('UPDATE zeef.ticket SET redaction_count = redaction_count - $2 WHERE id = $1', [
    ticketId,
    count,
  ]);
}

function ticket({ ciphertext, wrappedKey, keyVersion, ...rest }: TicketColumns): TicketRow {
  return { ...rest, header: new Sealed(ciphertext, wrappedKey, keyVersion) };
}
