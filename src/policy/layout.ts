import type { Span } from '../../detectors/contract.ts';
import type { Location } from '../model/decision.ts';
import type { AuthorRole, Requester, TextPart } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { CLOSING_WORDS, FORWARD_WORDS, SPEAKER_WORDS } from './role-words.ts';
import { Lexicon, tokensOf } from './words.ts';

/** Who wrote a stretch of text. `other`: somebody whose message was forwarded or pasted. */
export type Voice = 'requester' | 'desk' | 'other';

/** Who wrote what in a part, and where a span of it stands. */
export interface Layout {
  voiceAt(offset: number): Voice;
  locationOf(span: Span): Location;
  /** Whether a span stands in a signature, be it a quoted one. */
  inSignature(span: Span): boolean;
  /** Stretches that one voice wrote, in order; they cover the text. */
  readonly stretches: readonly (Span & { readonly voice: Voice; readonly quoted: boolean })[];
}

/** How far above a quotation its attribution line may stand. */
const ATTRIBUTION_REACH = 250;
/** A signature is no longer than this. */
const SIGNATURE_CHARS = 1000;
/** "Groetjes Marieke de Wit": words a closing line may have beside the closing. */
const CLOSING_EXTRA = 4;

/** No closing line is longer. */
const CLOSING_LINE = 80;
/** What stands before the words of a quoted line. */
const QUOTE_MARKS = /^[>\s]{0,8}/;

const speakers = new Lexicon(SPEAKER_WORDS);
const forwards = new Lexicon(FORWARD_WORDS);
const closings = new Lexicon(CLOSING_WORDS);

export function layoutOf(
  part: TextPart,
  role: AuthorRole,
  requester: Requester,
  findings: readonly Finding[],
): Layout {
  // Where nobody is known to have asked, whoever wrote is the one to be helped.
  const nobody = requester.name === undefined && requester.email === undefined;
  const author = role === 'agent' ? 'desk' : role === 'other' && nobody ? 'requester' : role;
  const stretches = stretchesOf(part, author, requester);
  const signatures = signaturesOf(part, stretches, findings);
  return {
    stretches,
    voiceAt: (offset) => stretches.findLast(({ start }) => start <= offset)?.voice ?? author,
    inSignature: (span) => within(span, signatures),
    locationOf: (span) => {
      if (part.kind === 'subject' || part.kind === 'filename' || part.kind === 'attachment') return part.kind;
      if (part.kind === 'header') return 'fields';
      if (within(span, part.hidden)) return 'hidden';
      if (within(span, part.quoted)) return 'quoted';
      return within(span, signatures) ? 'signature' : 'body';
    },
  };
}

function within(span: Span, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => start <= span.start && span.end <= end);
}

function stretchesOf(part: TextPart, author: Voice, requester: Requester): Layout['stretches'] {
  const stretches: (Span & { voice: Voice; quoted: boolean })[] = [];
  let at = 0;
  for (const quoted of [...part.quoted].sort((a, b) => a.start - b.start)) {
    if (quoted.start > at) stretches.push({ start: at, end: quoted.start, voice: author, quoted: false });
    stretches.push({ ...quoted, voice: quotedVoice(part.text, quoted, author, requester), quoted: true });
    at = Math.max(at, quoted.end);
  }
  if (at < part.text.length || stretches.length === 0) {
    stretches.push({ start: at, end: part.text.length, voice: author, quoted: false });
  }
  return stretches.flatMap((stretch) => (stretch.quoted ? [stretch] : turnsOf(part.text, stretch)));
}

/** A reply quotes the other side, unless the line above says that it is forwarded or quotes the requester. */
function quotedVoice(text: string, quoted: Span, author: Voice, requester: Requester): Voice {
  const above = text.slice(Math.max(0, quoted.start - ATTRIBUTION_REACH), quoted.start);
  const first = text.slice(quoted.start, Math.min(quoted.end, quoted.start + ATTRIBUTION_REACH));
  if (forwards.find(tokensOf(`${above}\n${first}`)).length > 0) return 'other';
  const attribution = `${above.trimEnd().split('\n').at(-1)}\n${first.split('\n')[0]}`.toLowerCase();
  const email = requester.email?.toLowerCase();
  if (email && attribution.includes(email)) return 'requester';
  return author === 'desk' ? 'requester' : author === 'requester' ? 'desk' : 'other';
}

/** Splits a pasted chat at its speakers ("Agent: …", "Klant: …"); other text stays whole. */
function turnsOf(text: string, stretch: Layout['stretches'][number]): Layout['stretches'] {
  const turns: (Span & { voice: Voice; quoted: boolean })[] = [];
  const seen = new Set<Voice>();
  for (const line of text
    .slice(stretch.start, stretch.end)
    .matchAll(/^[^\r\n\u2028\u2029:]{1,40}:(?=\s)/gm)) {
    const tokens = tokensOf(line[0]).filter(({ key }) => !/^\d+$/.test(key));
    const hit = speakers.find(tokens)[0];
    if (!hit || tokens.length > 3) continue;
    const start = stretch.start + line.index;
    const before = turns.at(-1);
    turns.push({ start, end: stretch.end, voice: hit.code, quoted: false });
    if (before) turns[turns.length - 2] = { ...before, end: start };
    seen.add(hit.code);
  }
  const first = turns[0];
  if (!first || seen.size < 2) return [stretch];
  return first.start > stretch.start ? [{ ...stretch, end: first.start }, ...turns] : turns;
}

/** From a closing, a `-- ` line or a name in the closing to the end of what that voice wrote. */
function signaturesOf(part: TextPart, stretches: Layout['stretches'], findings: readonly Finding[]): Span[] {
  if (part.kind !== 'plain' && part.kind !== 'html') return [];
  const starts = findings
    .filter(({ evidence, entity }) => entity === 'PERSON_NAME' && evidence.includes('sign-off'))
    .map(({ start }) => part.text.lastIndexOf('\n', start) + 1);
  let start = 0;
  for (const line of part.text.split('\n')) {
    const written = line.replace(QUOTE_MARKS, '').trimEnd();
    if (written === '--' || closes(written, part.text, start, stretches)) starts.push(start);
    start += line.length + 1;
  }
  return starts.map((start) => {
    const stretch = stretches.findLast((candidate) => candidate.start <= start);
    return { start, end: Math.min(stretch?.end ?? part.text.length, start + SIGNATURE_CHARS) };
  });
}

/** Whether a line is a closing, with a name at most: "Groetjes Marieke". "Grüß Gott" above a text greets. */
function closes(line: string, text: string, start: number, stretches: Layout['stretches']): boolean {
  if (line.length > CLOSING_LINE) return false;
  const tokens = tokensOf(line);
  const closing = closings.find(tokens)[0];
  if (closing === undefined || closing.start !== tokens[0]?.start) return false;
  if (tokens.length > tokensOf(closing.term).length + CLOSING_EXTRA) return false;
  const stretch = stretches.findLast((candidate) => candidate.start <= start);
  return /[\p{L}\p{N}]/u.test(text.slice(stretch?.start ?? 0, start));
}
