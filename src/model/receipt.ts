import { createHash, createPublicKey, verify } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Why something was erased. */
export const ERASURE_CAUSES = [
  'request', // the data subject asked for it (art. 17 GDPR)
  'operator', // somebody at the desk decided it
  'retention', // its term was over
  'restore', // a backup had brought it back
] as const;
export type ErasureCause = (typeof ERASURE_CAUSES)[number];

/** How many of what were erased. Codes and numbers only. */
export interface ErasureCounts {
  readonly tickets: number;
  /** Inputs with their sealed originals, envelopes and sanitised mails. */
  readonly documents: number;
  /** Sealed originals, of inputs that still had one. */
  readonly originals: number;
  /** Messages in all their revisions. */
  readonly entries: number;
  /** Records of removals, with the tags of what was removed. */
  readonly redactions: number;
  /** Places in other tickets at which a value had been kept. */
  readonly copies: number;
}

/** What was erased where, without the data. */
export interface Receipt {
  readonly format: 'zeef-erasure-1';
  readonly id: string;
  readonly tenantId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly cause: ErasureCause;
  /** Who asked Zeef for it, as the audit log names them. */
  readonly actor: string;
  /** Ids of tickets that are gone. */
  readonly tickets: readonly string[];
  /** Ids of tickets that stay and had copies of the values. */
  readonly copiesIn: readonly string[];
  /** Ids of tickets that were asked for and kept, since a legal hold or restriction is in force. */
  readonly kept: readonly string[];
  readonly counts: ErasureCounts;
  /** Where the sanitised form had been handed on to: desks, whose copies are theirs to erase (art. 19 GDPR). */
  readonly deliveredTo: readonly { readonly desk: string; readonly deliveries: number }[];
}

/** A receipt with its proof: Ed25519 (RFC 8032) over the canonical JSON (RFC 8785) of `receipt`. */
export interface SignedReceipt {
  readonly receipt: Receipt;
  /** Base64. */
  readonly signature: string;
  /** SubjectPublicKeyInfo (DER), base64: the same for all receipts of a tenant. */
  readonly publicKey: string;
}

/** The bytes a signature is over. */
export function receiptBytes(receipt: Receipt): Buffer {
  return Buffer.from(canonicalize(receipt) ?? '', 'utf8');
}

/**
 * Whether the signature is one of `publicKey` over just this receipt. That the key is Zeef's, its owner must
 * say: compare {@link keyFingerprint}.
 */
export function isGenuine({ receipt, signature }: SignedReceipt, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(undefined, receiptBytes(receipt), key, Buffer.from(signature, 'base64'))
    );
  } catch {
    return false;
  }
}

/** SHA-256 of the public key, hex: short enough to read out. */
export function keyFingerprint(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}
