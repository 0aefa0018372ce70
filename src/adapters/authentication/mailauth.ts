import { promises as dns } from 'node:dns';
import { Readable } from 'node:stream';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { AuthenticateResult, DNSResolver } from 'mailauth';
import type { Envelope } from '../../model/envelope.ts';
import type { MailAuthenticator } from '../../ports/mail-authenticator.ts';

export interface AuthenticationOptions {
  /** Our authserv-id (RFC 8601, 2.5): mostly the host name of the mail server in front. */
  readonly id: string;
  /** Default: the system's. */
  readonly resolver?: DNSResolver;
  /** Default {@link TIME_LIMIT_MS}. */
  readonly timeLimitMs?: number;
  readonly seal?: SealKey;
}

/** What to seal with (RFC 8617). The public half stands in DNS at `SELECTOR._domainkey.DOMAIN`. */
export interface SealKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** All look-ups for one mail together. Mail waits for this at worst, then goes on without. */
const TIME_LIMIT_MS = 10_000;
/** Look-ups for one mail. SPF takes 10 and a few for `mx`; every signature takes one. */
const MAX_LOOKUPS = 60;
/** Signatures that are verified. Honest mail has one to three; each may ask for another digest of the body. */
const MAX_SIGNATURES = 20;
/** Read at a time, so that a large mail's digests leave room for others. */
const CHUNK_BYTES = 262_144;

/** A host name as it may stand in a header; one with a long number in it says more than whose mail it is. */
const DOMAIN = /^(?!.*\d{5})(?=.{1,253}$)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,10}$/i;

/** Verifies and seals by mailauth. */
export function mailAuthenticator(options: AuthenticationOptions): MailAuthenticator {
  const { id, seal, timeLimitMs = TIME_LIMIT_MS } = options;
  return {
    async verify(raw, envelope) {
      const mail = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
      if (signatures(mail) > MAX_SIGNATURES) return `${id}; dkim=policy; arc=none`;
      const abort = new AbortController();
      const late = sleep(timeLimitMs, undefined, { signal: abort.signal }).catch(() => undefined);
      try {
        const resolver = bounded(
          options.resolver ?? ((name, type) => dns.resolve(name, type) as ReturnType<DNSResolver>),
          abort.signal,
        );
        const result = await Promise.race([late, verified(mail, envelope, id, resolver)]);
        return result
          ? [id, ...results(result, envelope)].join('; ')
          : `${id}; dkim=temperror; spf=temperror`;
      } catch {
        return `${id}; dkim=temperror; spf=temperror`;
      } finally {
        abort.abort();
      }
    },

    async seal(mail, authResults) {
      if (!seal) return new Uint8Array();
      const { sealMessage } = await import('mailauth');
      // Chains from before are not passed on (they name people and machines), so that ours begins one.
      const chain = { i: 1, cv: 'none', authResults, signingDomain: seal.domain, selector: seal.selector };
      return sealMessage(chunks(mail), { ...chain, privateKey: seal.privateKey });
    },
  };
}

async function verified(
  mail: Buffer,
  envelope: Envelope | undefined,
  mta: string,
  resolver: DNSResolver,
): Promise<AuthenticateResult> {
  const { authenticate } = await import('mailauth');
  const { sender, client } = envelope ?? {};
  return authenticate(chunks(mail), {
    mta,
    resolver,
    disableBimi: true,
    trustReceived: false,
    ...(sender && { sender }),
    ...(client?.address && { ip: client.address }),
    ...(client?.helo && { helo: client.helo }),
  });
}

/** Results by method. Local parts, client addresses and comments stay out: they are personal. */
function results({ dkim, spf, dmarc, arc }: AuthenticateResult, envelope: Envelope | undefined): string[] {
  const signed = dkim.results.map(({ status, signingDomain }) =>
    method('dkim', status.result, 'header.d', signingDomain),
  );
  return [
    ...(signed.length > 0 ? [...new Set(signed)] : ['dkim=none']),
    ...(spf && envelope?.client?.address
      ? [method('spf', spf.status.result, 'smtp.mailfrom', spf.domain)]
      : []),
    ...(dmarc ? [method('dmarc', dmarc.status.result, 'header.from', dmarc.domain)] : []),
    ...(arc ? [method('arc', arc.status.result)] : []),
  ];
}

/** A domain stands there only where it is proven: everything else is whatever the sender wrote. */
function method(name: string, result: string, property?: string, domain?: string): string {
  const word = result === 'temperr' ? 'temperror' : /^[a-z]{1,12}$/.test(result) ? result : 'neutral';
  const proven = word === 'pass' && domain !== undefined && DOMAIN.test(domain);
  return `${name}=${word}${proven && property ? ` ${property}=${domain.toLowerCase()}` : ''}`;
}

/** A resolver that gives up after {@link MAX_LOOKUPS}, and once nobody waits any more. */
function bounded(resolver: DNSResolver, signal: AbortSignal): DNSResolver {
  let left = MAX_LOOKUPS;
  return async (domain, type) => {
    if (signal.aborted || --left < 0) throw Object.assign(new Error('no look-up left'), { code: 'ETIMEOUT' });
    return resolver(domain, type);
  };
}

function signatures(mail: Buffer): number {
  const ends = [mail.indexOf('\r\n\r\n'), mail.indexOf('\n\n')].filter((end) => end >= 0);
  const header = mail.toString('latin1', 0, ends.length > 0 ? Math.min(...ends) : mail.length);
  return header.match(/^(?:dkim-signature|arc-message-signature)[ \t]*:/gim)?.length ?? 0;
}

function chunks(mail: Uint8Array): Readable {
  return Readable.from(
    (async function* () {
      for (let start = 0; start < mail.length; start += CHUNK_BYTES) {
        await setImmediate();
        yield Buffer.from(mail.subarray(start, start + CHUNK_BYTES));
      }
    })(),
  );
}
