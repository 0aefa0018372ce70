import { simpleParser } from 'mailparser';
import { createScanner } from '../../detectors/index.ts';
import { examineDocument, redactExamined } from '../../src/pipeline/examine.ts';
import { readMail } from '../../src/pipeline/parse/mail.ts';
import { renderMail } from '../../src/pipeline/render/mail.ts';
import { presetYaml } from '../../src/policy/presets.ts';
import type { SanitisedFile } from '../../src/ports/pipeline.ts';

const SCANNER = createScanner();
const POLICY = presetYaml('default');

/** A file as somebody attaches it. */
export interface Sent {
  readonly name: string;
  readonly type?: string;
  readonly content: string | Uint8Array;
}

/** An attachment as it arrives behind Zeef, with what became of it. */
export interface Received extends Pick<SanitisedFile, 'state' | 'reason'> {
  readonly name: string | undefined;
  readonly type: string;
  readonly content: Buffer;
}

/** A mail with a text and files, its bodies in base64. */
export function mailWith(text: string, files: readonly Sent[]): Buffer {
  const parts = files.map(
    ({ name, type = 'application/octet-stream', content }) =>
      `--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`,
  );
  return Buffer.from(
    'From: Jan <jan@w.example>\r\nMessage-ID: <m@w.example>\r\nMIME-Version: 1.0\r\n' +
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n' +
      `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n${parts.join('')}--b--\r\n`,
  );
}

/** Sends files through all of the pipeline and takes them out of the mail it writes, by another parser. */
export function send(...files: readonly Sent[]): Promise<readonly Received[]> {
  return sendUnder(POLICY, ...files);
}

/** The same under another policy. */
export async function sendUnder(policyYaml: string, ...files: readonly Sent[]): Promise<readonly Received[]> {
  const mail = await readMail(mailWith('Zie bijlage.', files));
  const examined = examineDocument(mail.document, SCANNER);
  const input = { examined, context: {}, numbering: [], tagKey: new Uint8Array(32), policyYaml };
  const redacted = await redactExamined(input, SCANNER, 'nl');
  if (!redacted.verified) throw new Error('not verified');
  const out = renderMail(mail, mail.document, redacted.parts, { files: redacted.files, language: 'nl' });
  const { attachments } = await simpleParser(out);
  return redacted.files.map(({ state, reason }, i) => {
    const { filename, contentType, content } = attachments[i]!;
    return { state, reason, name: filename, type: contentType, content };
  });
}

/** The only attachment. */
export async function sendOne(name: string, content: string | Uint8Array, type?: string): Promise<Received> {
  const [received] = await send({ name, content, ...(type && { type }) });
  return received!;
}
