import { decodedBody, type MimeEntity } from './mime.ts';

/** A text without what cannot be read in it. */
export interface Readable {
  readonly text: string;
  /** Something was encrypted. */
  readonly encrypted: boolean;
  /** Something else was left out: keys hold names and addresses in a form that is not read here. */
  readonly withheld: boolean;
}

/** Armoured blocks (RFC 9580, 6.2; RFC 7468). An armour that never ends takes the rest with it. */
const ARMOURS = [
  { name: 'PGP MESSAGE', is: 'encrypted' },
  { name: 'PKCS7', is: 'encrypted' },
  { name: 'CMS', is: 'encrypted' },
  { name: 'PGP PUBLIC KEY BLOCK', is: 'withheld' },
  { name: 'PGP PRIVATE KEY BLOCK', is: 'withheld' },
  { name: 'PGP SIGNATURE', is: 'signature' },
] as const;

/**
 * A text without its armoured blocks. What stands around them stays; a text signed in the clear (RFC 9580, 7) is
 * read and loses its signature, which would no longer hold.
 */
export function readableText(source: string): Readable {
  if (!source.includes('-----BEGIN ')) return { text: source, encrypted: false, withheld: false };
  let text = unsigned(source);
  let encrypted = false;
  let withheld = false;
  for (const { name, is } of ARMOURS) {
    const rest = without(text, name);
    if (rest === text) continue;
    if (is === 'encrypted') encrypted = true;
    if (is === 'withheld') withheld = true;
    text = rest;
  }
  return { text, encrypted, withheld };
}

function without(text: string, name: string): string {
  const begin = `-----BEGIN ${name}-----`;
  const close = `-----END ${name}-----`;
  let out = '';
  let position = 0;
  for (let start = text.indexOf(begin); start >= 0; start = text.indexOf(begin, position)) {
    const end = text.indexOf(close, start);
    out += text.slice(position, start);
    position = end < 0 ? text.length : end + close.length;
  }
  return position === 0 ? text : out + text.slice(position);
}

const SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----';

/** Takes the frame of clear signing off: its header, and the dashes that escape dashes. */
function unsigned(text: string): string {
  const start = text.indexOf(SIGNED);
  if (start < 0) return text;
  const signature = text.indexOf('-----BEGIN PGP SIGNATURE-----', start);
  const end = signature < 0 ? text.length : signature;
  const inside = text
    .slice(start + SIGNED.length, end)
    .replace(/^\s*\n(?:Hash: [\w, -]{1,100}\n)*\n?/, '')
    .replace(/^- /gm, '');
  return text.slice(0, start) + inside + text.slice(end);
}

/** Whether a part, or what it holds, is encrypted as its type says (RFC 3156, RFC 8551). */
export function isEncrypted({ contentType, multipart }: MimeEntity): boolean {
  return multipart === 'encrypted' || /^application\/(?:x-)?pkcs7-mime$/.test(contentType);
}

/**
 * An encrypted part as it may be passed on unread: proven by its form to be encrypted, and without what its sender
 * wrote around it. `undefined` for everything else.
 */
export function sealedContent(entity: MimeEntity): { kind: 'pgp' | 'smime'; bytes: Buffer } | undefined {
  if (entity.multipart === 'encrypted') {
    const [armour] = entity.children.flatMap((child) => messagesIn(decodedBody(child).toString('latin1')));
    return armour === undefined ? undefined : { kind: 'pgp', bytes: Buffer.from(armour) };
  }
  const bytes = decodedBody(entity);
  return isEncrypted(entity) && isEnveloped(bytes) ? { kind: 'smime', bytes } : undefined;
}

/** The PGP messages in a text, each as bare armour. */
export function messagesIn(text: string): readonly string[] {
  return text
    .split(BEGIN_MESSAGE)
    .slice(1)
    .flatMap((piece) => {
      const end = piece.indexOf(END_MESSAGE);
      const lines = piece
        .slice(0, end)
        .split('\n', MAX_ARMOUR_LINES)
        .map((line) => line.trim());
      // Headers of an armour are free text; an empty line ends them. The checksum is optional.
      const data = lines
        .slice(lines.indexOf('', 1) + 1)
        .filter((line) => line !== '' && !line.startsWith('='));
      const isBase64 = data.every((line) => /^[A-Za-z0-9+/]{1,76}={0,2}$/.test(line));
      const isWhole = end >= 0 && lines.length < MAX_ARMOUR_LINES && isBase64;
      if (!isWhole || !beginsEncrypted(Buffer.from(data.slice(0, 2).join(''), 'base64'))) return [];
      return [`${BEGIN_MESSAGE}\r\n\r\n${data.join('\r\n')}\r\n${END_MESSAGE}\r\n`];
    });
}
const BEGIN_MESSAGE = '-----BEGIN PGP MESSAGE-----';
const END_MESSAGE = '-----END PGP MESSAGE-----';
/** Of 64 characters each: 25 MB. */
const MAX_ARMOUR_LINES = 550_000;

/** Packets that begin an encrypted message (RFC 9580, 5): session keys, or encrypted data. */
const ENCRYPTED_PACKETS = new Set([1, 3, 9, 18, 20]);

function beginsEncrypted(bytes: Buffer): boolean {
  const [header = 0] = bytes;
  if ((header & 0x80) === 0) return false;
  return ENCRYPTED_PACKETS.has(header & 0x40 ? header & 0x3f : (header >> 2) & 0x0f);
}

/** Object identifiers of enveloped-data and authenticated-enveloped-data (RFC 5652, RFC 5083), DER. */
const ENVELOPED = [
  Buffer.from('06092a864886f70d010703', 'hex'),
  Buffer.from('060b2a864886f70d0109100117', 'hex'),
];

/** The content type is the first thing in a CMS message, behind the head of its sequence. */
function isEnveloped(bytes: Buffer): boolean {
  if (bytes[0] !== 0x30) return false;
  const head = bytes[1] === undefined || bytes[1] <= 0x80 ? 2 : 2 + (bytes[1] & 0x7f);
  return ENVELOPED.some((oid) => bytes.subarray(head, head + oid.length).equals(oid));
}
