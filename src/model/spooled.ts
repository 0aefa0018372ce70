import type { webcrypto } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { DeliveryEnvelope } from './envelope.ts';

/**
 * A mail that `zeef pipe --spool` kept while the service was away: encrypted to the service's public key, so
 * that neither the spool nor whoever writes it can read it. HPKE (RFC 9180) in base mode: DHKEM(P-256,
 * HKDF-SHA256), HKDF-SHA256, AES-256-GCM. File: magic, encapsulated key (65 bytes), ciphertext; inside: length
 * of the facts (32 bits, big endian), the facts as JSON, the mail.
 */
const MAGIC = Buffer.from('zeef spool 1\n', 'ascii');
const KEY_BYTES = 65;
const LENGTH_BYTES = 4;

/** The service's public key in a spool folder: base64 of the uncompressed point. */
export const SPOOL_KEY_FILE = 'public.key';
/** Names of whole files; others are still being written. */
export const SPOOLED_FILE = /^[\w-]{1,80}\.mail$/;

export interface SpooledMail {
  readonly sender: DeliveryEnvelope['sender'];
  readonly recipients: readonly string[];
  readonly mail: Uint8Array;
}

function suite(): CipherSuite {
  return new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
}

/** The key pair that a seed of 32 secret bytes stands for; the public one as it is written down. */
export async function spoolKeys(
  seed: Uint8Array,
): Promise<{ privateKey: webcrypto.CryptoKey; publicKey: string }> {
  const { kem } = suite();
  const { privateKey, publicKey } = await kem.deriveKeyPair(bytes(seed));
  const point = await kem.serializePublicKey(publicKey);
  return { privateKey, publicKey: Buffer.from(point).toString('base64') };
}

/** Encrypts a mail to a public key. @throws when the key is not one */
export async function sealSpooled(publicKey: string, { mail, ...facts }: SpooledMail): Promise<Buffer> {
  const hpke = suite();
  const recipientPublicKey = await hpke.kem.deserializePublicKey(bytes(Buffer.from(publicKey, 'base64')));
  const sender = await hpke.createSenderContext({ recipientPublicKey, info: bytes(MAGIC) });
  const json = Buffer.from(JSON.stringify(facts), 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(json.length);
  const sealed = await sender.seal(bytes(Buffer.concat([length, json, mail])), bytes(MAGIC));
  return Buffer.concat([MAGIC, Buffer.from(sender.enc), Buffer.from(sealed)]);
}

/** Decrypts a spool file. @throws when it is not one, was changed, or was written for another key */
export async function openSpooled(recipientKey: webcrypto.CryptoKey, file: Buffer): Promise<SpooledMail> {
  if (!file.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error('no spool file');
  const start = MAGIC.length + KEY_BYTES;
  const enc = bytes(file.subarray(MAGIC.length, start));
  const recipient = await suite().createRecipientContext({ recipientKey, enc, info: bytes(MAGIC) });
  const plain = Buffer.from(await recipient.open(bytes(file.subarray(start)), bytes(MAGIC)));
  const mailStart = LENGTH_BYTES + plain.readUInt32BE(0);
  // Authenticated, but by whoever holds the public key: its shape is checked by the reader of the facts.
  const facts: unknown = JSON.parse(plain.toString('utf8', LENGTH_BYTES, mailStart));
  return { ...factsOf(facts), mail: plain.subarray(mailStart) };
}

function factsOf(facts: unknown): Pick<SpooledMail, 'sender' | 'recipients'> {
  if (typeof facts !== 'object' || facts === null) throw new Error('no facts');
  const { sender, recipients } = facts as { sender?: unknown; recipients?: unknown };
  if (typeof sender !== 'string' || !Array.isArray(recipients)) throw new Error('no envelope');
  return { sender, recipients: recipients.map(String) };
}

/** Web Crypto wants an ArrayBuffer of exactly these bytes. */
function bytes(view: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(view.byteLength);
  new Uint8Array(copy).set(view);
  return copy;
}
