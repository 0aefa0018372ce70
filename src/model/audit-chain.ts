import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditEntry } from './audit.ts';

/** `prevHash` of the first entry, and hash of an empty chain's head. */
export const CHAIN_START = '0'.repeat(64);

/** How the entry that moves a checkpoint names it. */
export function checkpointCode({ seq, hash }: { readonly seq: number; readonly hash: string }): string {
  return `${seq}:${hash}`;
}

/**
 * Hash of one entry, as hex: SHA-256 over the bytes of `prevHash` (its 64 hex digits in ASCII) followed by
 * the canonical JSON (RFC 8785, UTF-8) of the entry without `prevHash` and `hash`.
 */
export function entryHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { prevHash, hash: _hash, ...facts }: Omit<AuditEntry, 'hash'> & { hash?: string } = entry;
  return createHash('sha256')
    .update(prevHash, 'ascii')
    .update(canonicalize(facts) ?? '', 'utf8')
    .digest('hex');
}
