import { Buffer } from 'node:buffer';

/** Values planted in {@link realMail} that must be gone everywhere. Numbers pass their checksums; all invented. */
export const PLANTED = {
  iban: 'NL13 TEST 0123 4567 89',
  ibanInHtml: 'NL13TEST0123456789',
  bsn: '111222333',
  phone: '06-53214987',
  neighbour: 'Willemijn Okkerse',
  address: 'Goudenregenstraat 114',
} as const;

/** What the agent needs and must survive. */
export const NEEDED = { order: '2026-0048817', product: 'Samsung A54' } as const;

/** A mail as people send it: HTML beside text, a quoted reply, a signature, an attachment. */
export function realMail(messageId: string): Buffer {
  const text = [
    'Goedemiddag,',
    '',
    `Mijn bestelling ${NEEDED.order} (hoes voor de ${NEEDED.product}) is niet aangekomen.`,
    `U kunt het bedrag terugstorten op ${PLANTED.iban}. Mijn bsn is ${PLANTED.bsn}, mocht dat nodig zijn.`,
    `Mijn buurvrouw ${PLANTED.neighbour} heeft het pakket ook niet aangenomen. Ik woon op de ${PLANTED.address}, 2565 EH Den Haag.`,
    '',
    'Met vriendelijke groet,',
    'Sietske Bakhuizen',
    `M ${PLANTED.phone}`,
    '',
    'Op 3 november 2026 schreef Klantenservice <service@winkel.example>:',
    `> Beste mevrouw, kunt u ons uw bestelnummer geven? U belde ons met ${PLANTED.phone}.`,
  ].join('\r\n');
  const html = [
    '<html><body><p>Goedemiddag,</p>',
    `<p>Mijn bestelling <b>${NEEDED.order}</b> (hoes voor de ${NEEDED.product}) is niet aangekomen.<br>`,
    `U kunt het bedrag terugstorten op ${PLANTED.ibanInHtml}. Mijn bsn is ${PLANTED.bsn}, mocht dat nodig zijn.</p>`,
    `<p>Mijn buurvrouw ${PLANTED.neighbour} heeft het pakket ook niet aangenomen. Ik woon op de ${PLANTED.address}, 2565 EH Den Haag.</p>`,
    `<p>Met vriendelijke groet,<br>Sietske Bakhuizen<br>M <a href="tel:+31653214987"><b>06</b>-53214987</a></p>`,
    `<blockquote>Beste mevrouw, kunt u ons uw bestelnummer geven? U belde ons met ${PLANTED.phone}.</blockquote></body></html>`,
  ].join('\r\n');
  const mail = [
    'Received: from mail.example.org (mail.example.org [192.0.2.10]) by mx.desk.example; Tue, 3 Nov 2026 10:00:00 +0100',
    'From: Sietske Bakhuizen <sietske@bakhuizen.example>',
    'To: service@winkel.example',
    `Subject: =?utf-8?Q?Bestelling_${NEEDED.order}_=E2=80=93_bel_06-53214987?=`,
    `Message-ID: ${messageId}`,
    'Date: Tue, 3 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="outer"',
    '',
    '--outer',
    'Content-Type: multipart/alternative; boundary="inner"',
    '',
    '--inner',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n'),
    '--inner',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    html,
    '--inner--',
    '--outer',
    `Content-Type: application/pdf; name="paspoort ${PLANTED.neighbour}.pdf"`,
    `Content-Disposition: attachment; filename="paspoort ${PLANTED.neighbour}.pdf"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('%PDF-1.4 not a real one').toString('base64'),
    '--outer--',
    '',
  ];
  return Buffer.from(mail.join('\r\n'), 'utf8');
}
