import { burn } from '@kenjiuno/msgreader/lib/Burner.js';

/** Writes `winmail.dat` as [MS-OXTNEF] lays it down, for what no program here writes. */
export function tnefOf(attributes: readonly (readonly [id: number, data: Uint8Array])[]): Buffer {
  const parts = attributes.map(([id, data]) => {
    const head = Buffer.alloc(9);
    // Attributes from attAttachRenddata on belong to attachments.
    head.writeUInt8(ATTACHMENT_ATTRIBUTES.has(id) ? 2 : 1, 0);
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(data.length, 5);
    const sum = Buffer.alloc(2);
    sum.writeUInt16LE(data.reduce((total, byte) => (total + byte) & 0xffff, 0));
    return Buffer.concat([head, data, sum]);
  });
  return Buffer.concat([Buffer.from('789f3e220100', 'hex'), ...parts]);
}
const ATTACHMENT_ATTRIBUTES = new Set([0x00069002, 0x0006800f, 0x00018010, 0x00069005]);

export const TNEF = {
  subject: (text: string) => [0x00018004, Buffer.from(`${text}\0`, 'latin1')] as const,
  body: (text: string) => [0x0002800c, Buffer.from(`${text}\0`, 'latin1')] as const,
  properties: (data: Uint8Array) => [0x00069003, data] as const,
  attachment: () => [0x00069002, Buffer.alloc(14)] as const,
  title: (text: string) => [0x00018010, Buffer.from(`${text}\0`, 'latin1')] as const,
  data: (bytes: Uint8Array) => [0x0006800f, bytes] as const,
};

/** Message properties of variable size: Unicode strings and binary. */
export function propertiesOf(values: readonly (readonly [id: number, value: string | Uint8Array])[]): Buffer {
  const parts = values.map(([id, value]) => {
    const bytes = typeof value === 'string' ? Buffer.from(`${value}\0`, 'utf16le') : Buffer.from(value);
    const head = Buffer.alloc(12);
    head.writeUInt16LE(typeof value === 'string' ? 0x1f : 0x102, 0);
    head.writeUInt16LE(id, 2);
    head.writeUInt32LE(1, 4);
    head.writeUInt32LE(bytes.length, 8);
    return Buffer.concat([head, bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  });
  const count = Buffer.alloc(4);
  count.writeUInt32LE(values.length);
  return Buffer.concat([count, ...parts]);
}

const ROOT = 5;
const FOLDER = 1;
const STREAM = 2;

/** A message as Outlook saves it ([MS-OXMSG]): strings by property, and files. */
export function msgOf(
  strings: Readonly<Record<string, string>>,
  files: readonly { name: string; content: Buffer }[] = [],
): Buffer {
  const entries: {
    name: string;
    type: number;
    length: number;
    binaryProvider?: () => Uint8Array;
    children?: number[];
  }[] = [{ name: 'Root Entry', type: ROOT, length: 0, children: [] }];
  const add = (parent: number, name: string, content?: Buffer): number => {
    const folder = content === undefined;
    entries.push({
      name,
      type: folder ? FOLDER : STREAM,
      length: content?.length ?? 0,
      ...(content ? { binaryProvider: () => Uint8Array.from(content) } : { children: [] }),
    });
    entries[parent]?.children?.push(entries.length - 1);
    return entries.length - 1;
  };
  const string = (parent: number, id: string, text: string) =>
    add(parent, `__substg1.0_${id}001F`, Buffer.from(text, 'utf16le'));
  add(0, '__properties_version1.0', Buffer.alloc(32));
  for (const [id, text] of Object.entries(strings)) string(0, id, text);
  for (const [i, { name, content }] of files.entries()) {
    const folder = add(0, `__attach_version1.0_#${String(i).padStart(8, '0')}`);
    add(folder, '__properties_version1.0', Buffer.alloc(8));
    string(folder, '3707', name);
    add(folder, '__substg1.0_37010102', content);
  }
  return Buffer.from(burn(entries));
}
