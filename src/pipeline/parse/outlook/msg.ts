import msgreader, { type FieldsData } from '@kenjiuno/msgreader';
import { decodeText } from '../charset.ts';
import { rtfBody } from './tnef.ts';
import { type Person, type Unpacked, type UnpackedFile, Unreadable } from './unpacked.ts';

/** Node hands out the CommonJS module, whose default the class is; test runners hand out the class. */
const MsgReader = typeof msgreader === 'function' ? msgreader : msgreader.default;

/** A compound file ([MS-CFB] 2.2) … */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** … that holds a message ([MS-OXMSG] 2.4): Word and Excel had the same envelope. */
const PROPERTIES = Buffer.from('__properties_version1.0', 'utf16le');

const MAX_ATTACHMENTS = 100;

export function isMsg(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.subarray(0, COMPOUND.length).equals(COMPOUND) && file.includes(PROPERTIES);
}

/**
 * Reads a message that Outlook saved (.msg, [MS-OXMSG]): sender, recipients, texts and files. Messages inside it are
 * files of the same kind.
 *
 * @throws Unreadable
 */
export function readMsg(bytes: Uint8Array): Unpacked {
  const reader = new MsgReader(Uint8Array.from(bytes).buffer);
  const data = reader.getFileData();
  if (data.error !== undefined || data.dataType !== 'msg') throw new Unreadable();
  const attachments = data.attachments ?? [];
  if (attachments.length > MAX_ATTACHMENTS) throw new Unreadable();
  const text = data.body ?? '';
  const html = data.bodyHtml ?? (data.html ? decodeText(data.html, undefined).text : '');
  const time = Date.parse(data.messageDeliveryTime ?? data.clientSubmitTime ?? '');
  return {
    subject: data.subject ?? '',
    from: person(data.senderName, data.senderSmtpAddress ?? data.senderEmail),
    to: (data.recipients ?? []).map(({ name, smtpAddress, email }) => person(name, smtpAddress ?? email)),
    date: Number.isNaN(time) ? undefined : new Date(time),
    text: text === '' && html === '' ? rtfBody(data.compressedRtf) : text,
    html,
    files: attachments.map((attachment) => fileOf(reader, attachment)),
  };
}

function fileOf(reader: InstanceType<typeof MsgReader>, attachment: FieldsData): UnpackedFile {
  const { fileName, content } = reader.getAttachment(attachment);
  const isMessage = attachment.innerMsgContent === true;
  return {
    name: fileName,
    type: isMessage ? 'application/vnd.ms-outlook' : 'application/octet-stream',
    bytes: content,
  };
}

function person(name: string | undefined, address: string | undefined): Person {
  return { name: name ?? '', address: address ?? '' };
}
