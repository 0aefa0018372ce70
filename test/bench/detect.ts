import { OpenRedaction } from '@openredaction/core';
import { Redactor } from '@redactpii/node';
import compromise from 'compromise';
import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import { SyncRedactor } from 'redact-pii';
import { createScanner, DETECTORS } from '../../detectors/index.ts';
import { densePii, FLOODS, mailProse } from './corpora.ts';
import { benchStart } from './start.ts';

type Run = (text: string) => unknown;

/** Detectors that read words rather than shapes, left out of the structured set. */
const WORDS = new Set(DETECTORS.filter(({ stage }) => stage === 'language').map(({ id }) => id));
/** What issue and goals call the structured set. */
const STRUCTURED = new Set([
  'PHONE_NUMBER',
  'IBAN',
  'PAYMENT_CARD',
  'NATIONAL_ID',
  'PASSPORT',
  'IDENTITY_CARD',
  'EMAIL_ADDRESS',
  'IP_ADDRESS',
  'MRZ',
  'LICENCE_PLATE',
]);
const PEER_MS = 700;
const OWN_MS = 5000;

/**
 * Prints how fast detection is beside its peers in the same run, on mail and on text full of values, and
 * how its time grows with length. Ratios count; figures in MB (10^6 characters) a second differ by machine.
 */
export async function benchDetect(): Promise<void> {
  const corpora = { 'mail prose': mailProse(300_000), 'dense values': densePii(100_000) };
  const structured = createScanner({
    only: DETECTORS.filter(({ id, entity }) => !WORDS.has(id) && STRUCTURED.has(entity)).map(({ id }) => id),
  });
  const everything = createScanner();
  const open = new OpenRedaction();
  const redactor = new Redactor();
  const redactPii = new SyncRedactor();
  const peers: Record<string, Run> = {
    '@redactpii/node': (text) => redactor.redact(text),
    'redact-pii': (text) => redactPii.redact(text),
    '@openredaction/core': (text) => open.detect(text),
    'compromise (people)': (text) => compromise(text).people().json(),
    'libphonenumber-js text finder': (text) => findPhoneNumbersInText(text, 'NL'),
  };
  for (const [corpus, texts] of Object.entries(corpora)) {
    console.log(`\n${corpus}`);
    const speeds = new Map<string, number>();
    speeds.set('zeef, structured set', await speed((text) => structured.scan(text), texts, OWN_MS));
    speeds.set('zeef, everything on', await speed((text) => everything.scan(text), texts, OWN_MS));
    for (const [name, run] of Object.entries(peers)) speeds.set(name, await speed(run, texts, PEER_MS));
    for (const [name, megabytes] of speeds)
      console.log(`  ${name.padEnd(32)}${megabytes.toFixed(2).padStart(8)} MB/s`);
    const own = (name: string) => speeds.get(`zeef, ${name}`) ?? Number.NaN;
    console.log(`  ${'ratio to'.padEnd(32)}${'structured'.padStart(12)}${'everything'.padStart(12)}`);
    for (const peer of Object.keys(peers)) {
      const theirs = speeds.get(peer) ?? Number.NaN;
      const ratios = ['structured set', 'everything on'].map((set) => (own(set) / theirs).toFixed(2));
      console.log(`  ${peer.padEnd(32)}${ratios.map((ratio) => ratio.padStart(12)).join('')}`);
    }
  }
  console.log('\nfloods, everything on (goal 2 MB/s on any input), slowest first');
  const floods = FLOODS.map((unit) => {
    const text = unit.repeat(Math.ceil(FLOOD / unit.length));
    return { unit, speed: text.length / 1000 / duration(() => everything.scan(text)) };
  });
  for (const { unit, speed: megabytes } of floods.sort((a, b) => a.speed - b.speed))
    console.log(`  ${JSON.stringify(unit).padEnd(32)}${megabytes.toFixed(2).padStart(8)} MB/s`);
  console.log('\ntime for ten times the text, in one piece');
  for (const [corpus, texts] of Object.entries(corpora)) {
    const once = texts.join('\n\n').slice(0, 100_000);
    const [small, large] = [
      duration(() => everything.scan(once)),
      duration(() => everything.scan(once.repeat(10))),
    ];
    console.log(
      `  ${corpus.padEnd(16)} ${small.toFixed(0)} ms → ${large.toFixed(0)} ms: ${(large / small).toFixed(1)}`,
    );
  }
  benchStart();
}

/** Length of a flood. */
const FLOOD = 20_000;

/** Processor time of this process in milliseconds: a busy machine disturbs it less than the clock. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Millions of characters a second: whole passes over `texts` for `milliseconds`, the median of the later half
 * counts, when the engine has compiled what it will.
 */
async function speed(run: Run, texts: readonly string[], milliseconds: number): Promise<number> {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const passes: number[] = [];
  // a peer that needs longer for one pass than its time is measured on as many texts as fit in it
  for (const start = spent(); spent() - start < milliseconds; ) {
    const begun = spent();
    let read = 0;
    for (const text of texts) {
      await run(text);
      read += text.length;
      if (spent() - start > milliseconds && passes.length > 0) break;
      if (spent() - begun > milliseconds) break;
    }
    if (read === characters || passes.length === 0) passes.push(read / 1000 / (spent() - begun));
  }
  const warm = passes.slice(passes.length >> 1).sort((a, b) => a - b);
  return warm[warm.length >> 1] ?? Number.NaN;
}

function duration(run: () => unknown): number {
  run();
  const times = [1, 2, 3].map(() => {
    const start = spent();
    run();
    return spent() - start;
  });
  return Math.min(...times);
}
