import { expect, test } from 'vitest';
import { mayAnswer, messageIdOf } from '../../src/model/auto-response.ts';

const mail = (...headers: string[]) =>
  Buffer.from(
    `${['From: a@b.example', 'Message-ID: <one@b.example>', ...headers].join('\r\n')}\r\n\r\nAuto-Submitted: auto-replied\r\n`,
  );

test('a person is answered', () => {
  expect(mayAnswer(mail('Auto-Submitted: no'), 'anna@b.example')).toBe(true);
  expect(mayAnswer(mail(), 'anna+shop@b.example')).toBe(true);
});

test.each([
  '',
  '<>',
  'MAILER-DAEMON@b.example',
  'noreply@b.example',
  'no-reply@b.example',
  'owner-list@b.example',
  'list-request@b.example',
  'bounces+1=x@b.example',
  'anna',
])('no answer to %s', (sender) => {
  expect(mayAnswer(mail(), sender)).toBe(false);
});

test.each([
  'Auto-Submitted: auto-replied',
  'auto-submitted: auto-generated; type=x',
  'List-Id: <news.b.example>',
  'List-Unsubscribe: <https://b.example>',
  'Precedence: bulk',
  'PRECEDENCE: list',
  'X-Auto-Response-Suppress: OOF, AutoReply',
  'X-Autoreply: yes',
  'X-Loop: shop@b.example',
  'Auto-Submitted:\r\n auto-replied',
])('no answer to mail with %s', (header) => {
  expect(mayAnswer(mail(header), 'anna@b.example')).toBe(false);
});

test('a Message-ID that could break a header is not taken over', () => {
  expect(messageIdOf(mail())).toBe('<one@b.example>');
  expect(messageIdOf(Buffer.from('Message-ID: <a b@c>\r\n\r\n'))).toBeUndefined();
});
