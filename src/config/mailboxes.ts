import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { ZeefError } from '../errors.ts';
import type { Mailbox } from '../model/mailbox.ts';

const PORTS = { implicit: 993, starttls: 143, none: 143 } as const;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;
/** Servers close a connection that asks more often than this. */
const MIN_INTERVAL_S = 5;

const MailboxFile = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'wants lower-case letters, digits and dashes'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).optional(),
    tls: z.enum(['implicit', 'starttls', 'none']).default('implicit'),
    user: z.string().min(1),
    passwordFile: z.string().min(1),
    folder: z.string().min(1).default('INBOX'),
    to: z.string().min(1).optional(),
    recipient: z.email().optional(),
    originals: z.union([z.strictObject({ move: z.string().min(1) }), z.literal('delete')]),
    everySeconds: z.int().min(MIN_INTERVAL_S).max(86_400).default(60),
  })
  .refine(({ to, recipient }) => (to === undefined) !== (recipient === undefined), {
    error: 'wants either "to" (a folder for sanitised mail) or "recipient" (whose route passes it on)',
  })
  .refine(
    ({ to, folder, originals }) => to !== folder && (originals === 'delete' || originals.move !== folder),
    {
      error: '"to" and "originals" must be other folders than the one that is fetched from',
    },
  )
  .refine(({ tls, host }) => tls !== 'none' || LOOPBACK.test(host), {
    error: 'tls "none" is for this machine only',
  });

const MailboxesFile = z.strictObject({ mailboxes: z.array(MailboxFile).min(1, 'holds no mailbox') });

/**
 * Reads a mailboxes file (YAML). Paths in it are seen from its folder.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID naming the key of the first error
 */
export function loadMailboxes(path: string): readonly Mailbox[] {
  const document = parseDocument(read(path, path, 'it'), { uniqueKeys: true });
  const syntax = document.errors[0];
  if (syntax) throw invalid(path, `line ${syntax.linePos?.[0].line ?? 1} is no valid YAML (${syntax.code}).`);
  const parsed = MailboxesFile.safeParse(document.toJS());
  if (!parsed.success) {
    const { path: at = [], message = 'has the wrong form' } = parsed.error.issues[0] ?? {};
    throw invalid(path, `${at.join('.') || '(file)'}: ${message}.`);
  }
  const { mailboxes } = parsed.data;
  if (new Set(mailboxes.map(({ name }) => name)).size < mailboxes.length)
    throw invalid(path, 'two mailboxes have the same name.');
  return mailboxes.map(({ passwordFile, originals, everySeconds, port, to, recipient, ...mailbox }) => ({
    ...mailbox,
    port: port ?? PORTS[mailbox.tls],
    password: read(
      resolve(dirname(path), passwordFile),
      path,
      `the file in passwordFile of ${mailbox.name}`,
    ).trim(),
    to,
    recipient,
    originals: originals === 'delete' ? undefined : originals.move,
    intervalMs: everySeconds * 1_000,
  }));
}

function read(file: string, mailboxes: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw invalid(mailboxes, `${what} cannot be read.`, cause);
  }
}

function invalid(path: string, problem: string, cause?: unknown): ZeefError {
  const remedy = `The mailboxes file ${path}: ${problem}`;
  return new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_MAILBOXES', remedy, cause });
}
