import { expect, test } from 'vitest';
import { ZeefError } from '../../src/errors.ts';
import { checkTicket, readTicket } from '../../src/pipeline/parse/ticket.ts';
import { PipelineError } from '../../src/ports/pipeline.ts';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

const TICKET = {
  id: 'T-1',
  subject: 'Levering',
  requester: { name: 'Jan', email: 'Jan@w.example' },
  messages: [
    {
      id: 'm1',
      author: { name: 'Jan', email: 'jan@w.example' },
      createdAt: '2026-11-02T11:00:00+01:00',
      text: 'hoi\r\ndaar',
      html: '<p>hoi<br>daar</p>',
      attachments: [
        { filename: 'brief jan.pdf', contentType: 'application/pdf; name=x', content: 'JVBERi0xLjc=' },
      ],
    },
    { author: { name: 'Els', role: 'agent' }, text: 'dag' },
    { author: { name: 'Piet', email: 'piet@w.example' }, text: 'ik ook' },
  ],
};

test('a ticket: messages, authors, forms, files', async () => {
  const document = await readTicket(json(TICKET));
  expect(document.ticketKey).toBe('T-1');
  expect(document.threadKeys).toEqual([]);
  expect(document.requester).toEqual({ name: 'Jan', email: 'Jan@w.example' });
  expect(document.messages.map(({ key, role, at }) => [key, role, at])).toEqual([
    ['m1', 'requester', '2026-11-02T10:00:00.000Z'],
    ['1', 'agent', undefined],
    ['2', 'other', undefined],
  ]);
  expect(document.parts.map(({ path, kind, text }) => [path, kind, text.trim()])).toEqual([
    ['/subject', 'subject', 'Levering'],
    ['/messages/0/text', 'plain', 'hoi\ndaar'],
    ['/messages/0/html', 'html', 'hoi\ndaar'],
    ['/messages/0/attachments/0/filename', 'filename', 'brief jan.pdf'],
    ['/messages/1/author/name', 'header', 'Els'],
    ['/messages/1/text', 'plain', 'dag'],
    ['/messages/2/author/name', 'header', 'Piet'],
    ['/messages/2/text', 'plain', 'ik ook'],
  ]);
  expect(document.messages[0]?.attachments).toMatchObject([
    { mediaType: 'application/pdf', size: 8, withheld: 'unreadable' },
  ]);
  expect(document.warnings).toEqual(['attachment-withheld']);
});

test('text that is none is replaced', async () => {
  const raw = Buffer.from('{"id":"1","messages":[{"text":"a\\u0000b\\ud800c"}]}');
  const document = await readTicket(raw);
  expect(document.parts[0]?.text).toBe('a\uFFFDb\uFFFDc');
  expect(document.warnings).toEqual(['text-replaced']);
});

const WRONG: readonly [string, string, unknown][] = [
  ['/', 'no object', []],
  ['/id', 'no id', { messages: [{ text: 'x' }] }],
  ['/messages', 'no messages', { id: '1', messages: [] }],
  ['/messages/0/text', 'a number for a text', { id: '1', messages: [{ text: 612345678 }] }],
  ['/messages/0', 'a field that is not known', { id: '1', messages: [{ 'jan88@w.example': 'x' }] }],
  [
    '/messages/0/author/role',
    'a role that is not in the list',
    { id: '1', messages: [{ author: { role: 'jan88' } }] },
  ],
  [
    '/messages/0/attachments/0/content',
    'no base64',
    { id: '1', messages: [{ attachments: [{ content: 'jan88@' }] }] },
  ],
  ['/messages/0/createdAt', 'no date', { id: '1', messages: [{ createdAt: 'jan88' }] }],
  [
    '/requester/email',
    'an endless address',
    { id: '1', requester: { email: 'a'.repeat(9999) }, messages: [{}] },
  ],
];

test.each(WRONG)('%s: %s is refused by field, without the value', async (field, _name, value) => {
  let thrown: unknown;
  try {
    checkTicket(value);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ZeefError);
  expect(thrown).toMatchObject({ code: 'ZEEF_FIELD_INVALID', field });
  expect(`${(thrown as ZeefError).message}`).not.toMatch(/jan88|612345678/);
  await expect(readTicket(json(value))).rejects.toThrow(PipelineError);
});

test.each([
  ['no JSON', Buffer.from('{"id":')],
  ['no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ['nothing', Buffer.alloc(0)],
])('unreadable: %s', async (_name, raw) => {
  await expect(readTicket(raw)).rejects.toThrow(new PipelineError('unreadable'));
});
