import { monitorEventLoopDelay } from 'node:perf_hooks';
import sharp, { type Sharp } from 'sharp';
import { threadPipeline } from '../../src/adapters/threads/pool.ts';
import { presetYaml } from '../../src/policy/presets.ts';
import { mailWith } from '../support/attachments.ts';
import { pictureOf } from '../support/pictures.ts';

const LINES = [
  'Beste mensen van de webwinkel,',
  'Mijn bestelling 2026-0048817 is niet aangekomen. Mijn IBAN is',
  'NL91 ABNA 0417 1643 00 en u kunt mij bellen op 06-12345678.',
  'Mailen mag ook: jan88@w.example. Mijn BSN is 111222333.',
  'The parcel was sent on Monday, please look it up. Thank you!',
];
const WORDS = LINES.join(' ').split(' ');
const PLANTED = ['IBAN', 'PHONE_NUMBER', 'EMAIL_ADDRESS', 'NATIONAL_ID'];

/** Pictures as they come: of screens, papers and telephones. */
function made(): Readonly<Record<string, Promise<Buffer> | Buffer>> {
  const page = { width: 1240, height: 500 };
  const plain = pictureOf(LINES, page);
  const photo = (change: (picture: Sharp) => Sharp) => change(sharp(plain)).jpeg({ quality: 75 }).toBuffer();
  const noise = { create: { width: 1240, height: 500, channels: 3, background: '#888' } } as const;
  const grain = (sigma: number) =>
    sharp({ create: { ...noise.create, noise: { type: 'gaussian', mean: 128, sigma } } })
      .png()
      .toBuffer();
  return {
    'plain, 28 px': plain,
    '20 px': pictureOf(LINES, { ...page, size: 20 }),
    '13 px, as screens have': pictureOf(LINES, { width: 520, height: 180, size: 13 }),
    '10 px': pictureOf(LINES, { width: 420, height: 150, size: 10 }),
    'white on dark': pictureOf(LINES, { ...page, ink: '#eee', paper: '#1c2733' }),
    'grey on grey': pictureOf(LINES, { ...page, ink: '#999', paper: '#c4c4c4' }),
    'light grey on white': pictureOf(LINES, { ...page, ink: '#bbb' }),
    'JPEG of quality 30': sharp(plain).jpeg({ quality: 30 }).toBuffer(),
    'a quarter turned': photo((picture) => picture.rotate(90)),
    'upside down': photo((picture) => picture.rotate(180)),
    'two degrees off': photo((picture) => picture.rotate(2, { background: '#fff' })),
    'five degrees off': photo((picture) => picture.rotate(5, { background: '#fff' })),
    'slightly blurred': photo((picture) => picture.blur(1.2)),
    blurred: photo((picture) => picture.blur(2.5)),
    grainy: grain(30).then((input) => photo((picture) => picture.composite([{ input, blend: 'overlay' }]))),
    'in shadow': photo((picture) => picture.linear(0.45, 20)),
  };
}

/**
 * Prints how much of made pictures is read, what becomes of the values in them, and what reading costs: time, memory
 * of the process, and how long its event loop, where mail is acknowledged, was busy.
 */
export async function benchPictures(): Promise<void> {
  const pipeline = threadPipeline({ threads: 1, timeLimitMs: 300_000, isIdleEmpty: true });
  const policyYaml = presetYaml('default');
  const pictures: [string, Buffer][] = [];
  for (const [name, picture] of Object.entries(made())) pictures.push([name, await picture]);
  const large = await sharp(pictureOf(LINES)).resize(4_000, 3_000, { fit: 'fill' }).jpeg().toBuffer();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const processed = async (picture: Uint8Array) => {
    const raw = mailWith('Zie de bijlage.', [{ name: 'a', content: picture }]);
    const started = performance.now();
    const examined = await pipeline.examine({ kind: 'mail', raw, recognise: true });
    const input = { examined, context: {}, numbering: [], tagKey: new Uint8Array(32), policyYaml };
    const redacted = await pipeline.redact(input);
    return { examined, redacted, seconds: (performance.now() - started) / 1000 };
  };
  let [read, removed, withheld, passed] = [0, 0, 0, 0];
  console.log('\nPictures: words read, values removed, and what became of the picture');
  for (const [name, picture] of pictures) {
    const { examined, redacted, seconds } = await processed(picture);
    const text = examined.document.parts.find(({ kind }) => kind === 'attachment')?.text ?? '';
    const seen = new Set(text.split(/\s+/));
    const words = WORDS.filter((word) => seen.has(word)).length;
    const { state, reason } = redacted.files[0]!;
    const found = PLANTED.filter((entity) =>
      redacted.redactions.some((redaction) => redaction.entity === entity),
    );
    read += words;
    if (state === 'withheld') withheld += PLANTED.length;
    else {
      removed += found.length;
      passed += PLANTED.length - found.length;
    }
    const values = state === 'withheld' ? '-' : `${found.length}/${PLANTED.length}`;
    console.log(
      `  ${name.padEnd(26)} ${words}/${WORDS.length} words  ${values.padEnd(4)} ${state} ${reason}  ${seconds.toFixed(1)} s`,
    );
  }
  console.log(
    `  together: ${((100 * read) / (pictures.length * WORDS.length)).toFixed(1)} % of words; of ${pictures.length * PLANTED.length} values ` +
      `${removed} removed, ${withheld} in pictures withheld, ${passed} passed on`,
  );
  const rest = (most / 2 ** 20).toFixed(0);
  const { seconds } = await processed(large);
  console.log(`  a photo of 12 million pixels: ${seconds.toFixed(1)} s`);
  clearInterval(watch);
  delay.disable();
  console.log(
    `  memory of the process at most ${rest} MB, with the photo ${(most / 2 ** 20).toFixed(0)} MB; ` +
      `event loop busy at most ${(delay.max / 1e6).toFixed(0)} ms, 99 in 100 below ${(delay.percentile(99) / 1e6).toFixed(0)} ms`,
  );
  await pipeline.close();
}
