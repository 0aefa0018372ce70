import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ZeefError } from '../errors.ts';
import { PURPOSES } from '../model/decision.ts';
import { type MailHop, type NextHop, ROUTE_MODES, type Route, type RouteTable } from '../model/route.ts';

const MAIL_PORTS = { smtp: 25, smtps: 465, lmtp: 24 } as const;
/** `whsec_` and 24 to 64 bytes in base64 (Standard Webhooks 1.0). */
const SECRET = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/;
/** An address, a domain or `*`. What is stricter is the mail server's to know. */
const RECIPIENT = /^(?:\*|[^\s@<>"]+|[^\s@<>"]+@[^\s@<>"]+)$/;

const RouteFile = z
  .strictObject({
    recipient: z.string().regex(RECIPIENT, 'wants an address, a domain or "*"').optional(),
    source: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'wants the name of a source, api or pipe')
      .optional(),
    desk: z.string().regex(/^[\w .-]{1,60}$/, 'wants letters, digits, spaces, dots and dashes'),
    mode: z.enum(ROUTE_MODES, `is one of ${ROUTE_MODES.join(', ')}`),
    to: z.string().optional(),
    secretFile: z.string().min(1).optional(),
    corrections: z.enum(['send', 'none'], 'is one of send, none').optional(),
    purpose: z.enum(PURPOSES, `is one of ${PURPOSES.join(', ')}`).optional(),
    reply: z.boolean('is true or false').optional(),
  })
  .refine(({ recipient, source }) => (recipient === undefined) !== (source === undefined), {
    error: 'wants either recipient or source',
  })
  .refine(({ mode, to }) => (mode === 'store') === (to === undefined), {
    error: 'wants "to" (a next hop) for deliver and review, and none for store',
  });
type RouteFile = z.output<typeof RouteFile>;

const RoutesFile = z.strictObject({ routes: z.array(RouteFile).min(1, 'holds no route') });

/**
 * Reads a routes file (YAML). Paths in it are seen from its folder.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID naming line and key of the first error
 */
export function loadRoutes(path: string): RouteTable {
  const lines = new LineCounter();
  const document = parseDocument(read(path, path, 'ZEEF_ROUTES'), { lineCounter: lines, uniqueKeys: true });
  const syntax = document.errors[0];
  if (syntax) throw invalid(path, `line ${syntax.linePos?.[0].line ?? 1} is no valid YAML (${syntax.code}).`);
  const parsed = RoutesFile.safeParse(document.toJS());
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const at = (issue?.path ?? []).filter((step) => typeof step !== 'symbol');
    throw invalid(path, `line ${lineOf(at)}, ${keyOf(at)}: ${wording(issue)}.`);
  }

  const recipients = new Map<string, Route>();
  const sources = new Map<string, Route>();
  for (const [index, file] of parsed.data.routes.entries()) {
    const at = ['routes', index];
    const fail = (problem: string): ZeefError =>
      invalid(path, `line ${lineOf(at)}, routes[${index}]: ${problem}.`);
    const [table, key] =
      file.source === undefined
        ? ([recipients, (file.recipient ?? '').toLowerCase()] as const)
        : ([sources, file.source] as const);
    if (table.has(key)) throw fail('the same recipient or source stands in an earlier route');
    table.set(key, routeOf(file, path, fail));
  }
  return routesOver(recipients, sources);

  function lineOf(at: readonly (string | number)[]): number {
    for (let depth = at.length; depth >= 0; depth--) {
      const node: unknown = document.getIn(at.slice(0, depth), true);
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
      if (Array.isArray(range)) return lines.linePos(Number(range[0])).line;
    }
    return 1;
  }
}

function routesOver(recipients: ReadonlyMap<string, Route>, sources: ReadonlyMap<string, Route>): RouteTable {
  return {
    forRecipient(address) {
      const written = address.toLowerCase();
      const at = written.lastIndexOf('@');
      const domain = written.slice(at + 1);
      const [local = ''] = written.slice(0, Math.max(at, 0)).split('+', 1);
      return (
        recipients.get(written) ??
        (at > 0 ? recipients.get(`${local}@${domain}`) : undefined) ??
        recipients.get(domain) ??
        recipients.get('*')
      );
    },
    forSource: (source) => sources.get(source),
    all: [...recipients, ...sources].map(([name, route]) => ({ ...route, for: name })),
    delivers: [...recipients.values(), ...sources.values()].some(({ mode }) => mode !== 'store'),
  };
}

function routeOf(file: RouteFile, path: string, fail: (problem: string) => ZeefError): Route {
  const to = file.to === undefined ? undefined : nextHop(file.to, file.secretFile, path, fail);
  if (to && to.protocol !== 'webhook' && file.source !== undefined) {
    throw fail('what comes from a source has no recipient, so "to" must be a webhook');
  }
  // A webhook replaces what it has; a mail can only be followed by another.
  const corrections =
    to !== undefined && (file.corrections ?? (to.protocol === 'webhook' ? 'send' : 'none')) === 'send';
  const { desk, mode, purpose, reply } = file;
  return { desk, mode, purpose, to, corrections, ...(reply && { reply }) };
}

function nextHop(
  to: string,
  secretFile: string | undefined,
  path: string,
  fail: (problem: string) => ZeefError,
): NextHop {
  const url = URL.canParse(to) ? new URL(to) : undefined;
  const scheme = url?.protocol.slice(0, -1);
  const bare = url && !url.username && !url.password && !url.hash;
  if (url && bare && (scheme === 'smtp' || scheme === 'smtps' || scheme === 'lmtp')) {
    const hop = mailHop(url, scheme);
    if (hop) return hop;
  }
  if (url && bare && (scheme === 'https' || (scheme === 'http' && isLoopback(url.hostname)))) {
    if (secretFile === undefined) throw fail('a webhook needs secretFile, a file with its signing secret');
    const secret = read(resolve(dirname(path), secretFile), path, 'secretFile').trim();
    if (!SECRET.test(secret)) throw fail('secretFile must hold a Standard Webhooks secret (whsec_…)');
    return { protocol: 'webhook', url: to, secret };
  }
  throw fail(
    '"to" wants smtp://HOST:PORT, smtps://…, lmtp://… (with ?tls=required for a checked certificate) or https://…, without a password in it',
  );
}

function mailHop(url: URL, protocol: MailHop['protocol']): MailHop | undefined {
  const tls = url.searchParams.get('tls');
  const known = [...url.searchParams.keys()].every((key) => key === 'tls');
  if (!url.hostname || (url.pathname !== '' && url.pathname !== '/') || !known) return undefined;
  if (tls !== null && tls !== 'none' && tls !== 'opportunistic' && tls !== 'required') return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    protocol,
    host,
    port: url.port ? Number(url.port) : MAIL_PORTS[protocol],
    tls: tls ?? (isLoopback(url.hostname) ? 'none' : 'opportunistic'),
  };
}

function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function read(file: string, routes: string, field: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw invalid(
      routes,
      `${field === 'ZEEF_ROUTES' ? 'it' : `the file in ${field}`} cannot be read.`,
      cause,
    );
  }
}

function keyOf(at: readonly (string | number)[]): string {
  const key = at.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return key.replace(/^\./, '') || '(file)';
}

/** What is wrong, without repeating the file's values. */
function wording(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys') return 'there is a key here that routes do not have';
  if (issue?.code === 'invalid_type') return `a ${issue.expected} belongs here`;
  return issue?.message ?? 'has the wrong form';
}

function invalid(path: string, problem: string, cause?: unknown): ZeefError {
  const remedy = `The routes file ${path}: ${problem}`;
  return new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_ROUTES', remedy, cause });
}
