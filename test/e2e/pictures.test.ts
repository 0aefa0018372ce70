import { simpleParser } from 'mailparser';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recognise } from '../../src/pipeline/attachments/picture/tesseract.ts';
import { recognisedText } from '../../src/pipeline/attachments/picture/text.ts';
import { mailWith } from '../support/attachments.ts';
import { pictureOf } from '../support/pictures.ts';
import { client, type Installation, install, type RunningService } from '../support/service.ts';

interface Stored {
  readonly id: string;
  readonly state: string;
  readonly ticketId: string;
}

let installation: Installation;
let service: RunningService;
let api: ReturnType<typeof client>;

beforeAll(async () => {
  installation = install();
  service = await installation.start();
  api = client(service.url, service.firstKey as string);
}, 120_000);

afterAll(() => installation.remove());

const picture = pictureOf(['Mijn IBAN is NL91 ABNA 0417 1643 00.', 'Het gaat om order 2026-0048817.']);

function withPicture(id: string): Uint8Array<ArrayBuffer> {
  const mail = mailWith(`Zie de foto (${id}).`, [{ name: 'foto.png', content: picture }]);
  return new Uint8Array(Buffer.from(mail.toString('latin1').replace('<m@', `<${id}@`), 'latin1'));
}

test('pictures are read in a lane of their own, and other mail does not wait', {
  timeout: 180_000,
}, async () => {
  const headers = { 'content-type': 'message/rfc822' };
  const slow: string[] = [];
  for (const id of ['een', 'twee', 'drie']) {
    const { status, json } = await api.post<Stored>('/v1/messages', withPicture(id), headers);
    expect(status).toBe(202);
    slow.push(json.id);
  }
  const quick = await api.post<Stored>('/v1/messages', new Uint8Array(mailWith('hoi', [])), {
    ...headers,
    prefer: 'wait=30',
  });
  expect(quick.json.state).toBe('done');
  const last = await api.get<Stored>(`/v1/messages/${slow.at(-1)}`);
  expect(last.json.state).toMatch(/^(?:received|processing)$/);

  const { code, stdout, stderr } = await installation.zeef(['pipe', '--filter'], withPicture('vier'));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { attachments } = await simpleParser(stdout);
  expect(attachments[0]).toMatchObject({ contentType: 'image/png', filename: 'foto.png' });
  const { data, info } = await sharp(attachments[0]!.content)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const { text } = recognisedText(await recognise({ data, width, height })).reading;
  expect(text).toContain('2026-0048817');
  expect(text).not.toMatch(/NL91|0417/);
  for (const id of slow) expect((await api.get<Stored>(`/v1/messages/${id}`)).json.state).toBe('done');
});
