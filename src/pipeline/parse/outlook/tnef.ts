import { decompressRTF } from '@kenjiuno/decompressrtf';
import { readRtf } from '../../attachments/rtf.ts';
import { decodeText } from '../charset.ts';
import { ByteReader } from './byte-reader.ts';
import { type Unpacked, type UnpackedFile, Unreadable } from './unpacked.ts';

/** [MS-OXTNEF] 2.1.3.1. */
const SIGNATURE = 0x223e9f78;

/** Attributes that are read, [MS-OXTNEF] 2.1.3.2. The others say how Outlook shows the message. */
const ATTRIBUTE = {
  subject: 0x00018004,
  body: 0x0002800c,
  messageProperties: 0x00069003,
  attachmentBegins: 0x00069002,
  attachmentData: 0x0006800f,
  attachmentTitle: 0x00018010,
  attachmentProperties: 0x00069005,
  codePage: 0x00069007,
} as const;

/** [MS-OXPROPS]. */
const PROPERTY = {
  subject: 0x0037,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  data: 0x3701,
  filename: 0x3704,
  longFilename: 0x3707,
  mimeTag: 0x370e,
} as const;

/** Sizes of property types of fixed size, padded to four bytes, [MS-OXTNEF] 2.1.3.4 and [MS-OXCDATA] 2.11.1. */
const FIXED: ReadonlyMap<number, number> = new Map([
  [0x02, 4],
  [0x03, 4],
  [0x04, 4],
  [0x05, 8],
  [0x06, 8],
  [0x07, 8],
  [0x0a, 4],
  [0x0b, 4],
  [0x14, 8],
  [0x40, 8],
  [0x48, 16],
]);
const OBJECT = 0x0d;
const STRING8 = 0x1e;
const UNICODE = 0x1f;
const BINARY = 0x102;
const MULTIPLE = 0x1000;

/** More than any message has: each attachment and property is read once. */
const MAX_ATTACHMENTS = 100;
const MAX_PROPERTIES = 2_000;

interface Value {
  readonly type: number;
  readonly bytes: Uint8Array;
}
type Properties = ReadonlyMap<number, Value>;

export function isTnef(bytes: Uint8Array): boolean {
  return bytes.length > 6 && new ByteReader(bytes).u32() === SIGNATURE;
}

/**
 * Reads a `winmail.dat`: [MS-OXTNEF], by Microsoft. Texts, files and messages inside it (as files of the same kind);
 * of the bodies the plain and HTML ones, or the RTF where there is neither.
 *
 * @throws Unreadable for what is damaged, or larger than anything honest
 */
export function readTnef(bytes: Uint8Array): Unpacked {
  const reader = new ByteReader(bytes);
  if (reader.u32() !== SIGNATURE) throw new Unreadable();
  reader.u16();
  let charset = 'windows-1252';
  let subject = '';
  let body = '';
  let properties: Properties = new Map();
  const attachments: { title: string; data: Uint8Array | undefined; properties: Properties }[] = [];
  while (!reader.ended) {
    reader.u8();
    const attribute = reader.u32();
    const data = reader.bytes(reader.u32());
    reader.checksum(data);
    const attachment = attachments.at(-1);
    if (attribute === ATTRIBUTE.codePage) charset = charsetOf(new ByteReader(data).u32());
    else if (attribute === ATTRIBUTE.subject) subject = string(data, charset);
    else if (attribute === ATTRIBUTE.body) body = string(data, charset);
    else if (attribute === ATTRIBUTE.messageProperties) properties = readProperties(data);
    else if (attribute === ATTRIBUTE.attachmentBegins) {
      if (attachments.length === MAX_ATTACHMENTS) throw new Unreadable();
      attachments.push({ title: '', data: undefined, properties: new Map() });
    } else if (attachment && attribute === ATTRIBUTE.attachmentTitle)
      attachment.title = string(data, charset);
    else if (attachment && attribute === ATTRIBUTE.attachmentData) attachment.data = data;
    else if (attachment && attribute === ATTRIBUTE.attachmentProperties)
      attachment.properties = readProperties(data);
  }
  const html = textOf(properties.get(PROPERTY.html), charset);
  const text = textOf(properties.get(PROPERTY.body), charset) || body;
  return {
    subject: textOf(properties.get(PROPERTY.subject), charset) || subject,
    text: text === '' && html === '' ? rtfBody(properties.get(PROPERTY.rtf)?.bytes) : text,
    html,
    files: attachments.flatMap((attachment) => fileOf(attachment, charset)),
  };
}

function fileOf(
  { title, data, properties }: { title: string; data: Uint8Array | undefined; properties: Properties },
  charset: string,
): UnpackedFile[] {
  const value = properties.get(PROPERTY.data);
  const named = textOf(properties.get(PROPERTY.longFilename), charset) || title;
  const name = named || textOf(properties.get(PROPERTY.filename), charset);
  // An object begins with the id of its interface; a message inside is a TNEF stream of its own behind that.
  const object = value?.type === OBJECT ? value.bytes.subarray(16) : undefined;
  if (object && isTnef(object)) return [{ name: 'winmail.dat', type: 'application/ms-tnef', bytes: object }];
  const bytes = data ?? (value?.type === OBJECT ? object : value?.bytes);
  if (!bytes) return [];
  const mime = textOf(properties.get(PROPERTY.mimeTag), charset).toLowerCase();
  const type = /^[a-z]{1,20}\/[a-z0-9.+-]{1,80}$/.test(mime) ? mime : 'application/octet-stream';
  return [{ name, type, bytes }];
}

/** [MS-OXTNEF] 2.1.3.4. Of a property with several values the first is kept. */
function readProperties(data: Uint8Array): Properties {
  const reader = new ByteReader(data);
  const count = reader.u32();
  if (count > MAX_PROPERTIES) throw new Unreadable();
  const found = new Map<number, Value>();
  for (let i = 0; i < count; i++) {
    const type = reader.u16();
    const id = reader.u16();
    if (id >= 0x8000) skipName(reader);
    const kind = type & ~MULTIPLE;
    const size = FIXED.get(kind);
    const isCounted = (type & MULTIPLE) !== 0 || size === undefined;
    const values = isCounted ? reader.u32() : 1;
    if (values > MAX_PROPERTIES) throw new Unreadable();
    for (let j = 0; j < values; j++) {
      if (size === undefined && ![OBJECT, STRING8, UNICODE, BINARY].includes(kind)) throw new Unreadable();
      const bytes = size === undefined ? reader.padded(reader.u32()) : reader.bytes(size);
      if (j === 0) found.set(id, { type: kind, bytes });
    }
  }
  return found;
}

/** A named property: the GUID of its set, then a number or a name. */
function skipName(reader: ByteReader): void {
  reader.bytes(16);
  if (reader.u32() === 0) reader.u32();
  else reader.padded(reader.u32());
}

function textOf(value: Value | undefined, charset: string): string {
  if (!value) return '';
  if (value.type === UNICODE) return string(value.bytes, 'utf-16le');
  return value.type === STRING8 || value.type === BINARY ? string(value.bytes, charset) : '';
}

function string(bytes: Uint8Array, charset: string): string {
  const { text } = decodeText(bytes, charset);
  let end = text.length;
  while (text[end - 1] === '\0') end--;
  return text.slice(0, end);
}

/** Windows code pages by number. */
function charsetOf(codePage: number): string {
  const named: Readonly<Record<number, string>> = {
    932: 'shift_jis',
    936: 'gbk',
    949: 'euc-kr',
    950: 'big5',
    65001: 'utf-8',
    28591: 'iso-8859-1',
  };
  return named[codePage] ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252');
}

/** What compressed Rich Text shows ([MS-OXRTFCP]). @throws Unreadable, Withheld */
export function rtfBody(compressed: Uint8Array | undefined): string {
  if (!compressed || compressed.length < 16) return '';
  // The library reads as far as the header says, there or not.
  if (new ByteReader(compressed).u32() + 4 > compressed.length) throw new Unreadable();
  const source = Buffer.from(decompressRTF(Array.from(compressed))).toString('latin1');
  const { text, hidden } = readRtf(source);
  // What a program would not show comes last.
  return text.slice(0, hidden[0]?.start ?? text.length).trim();
}
