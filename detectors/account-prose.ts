import type { Span, TextView } from './contract.ts';
import { isState, standsAlone } from './label-value.ts';
import { ANY_WORD, hashWord, lexicon } from './name/lexicon.ts';
import { endsClause, endsSentence, type Piece, piecesBefore, piecesBehind, quotation } from './pieces.ts';
import { isChanged, isJoined, isOfOther, isTied, subjectBefore } from './prose-ties.ts';
import { isGrammatical, isKnownShape } from './secret-shape.ts';
import { type Term, termsOf } from './vocabulary.ts';

/** Pieces between "sign in with", or the name of a network, and the account. */
const NEAR = 3;
const FAR = 12;

/** Account names in running text, by the words around them; in no order, possibly twice. */
export function* accountsInProse(view: TextView): Generator<Span> {
  const { text } = view;
  const stops = new Set(
    termsOf(view, 'password', 'pin', 'customer-number', 'date-of-birth', 'address', 'wifi').map(
      ({ start }) => start,
    ),
  );
  for (const term of termsOf(
    view,
    'username',
    'user',
    'social-handle',
    'sign-in',
    'account',
    'user-log',
    'credentials',
  )) {
    if (!standsAlone(text, term.start, term.end)) continue;
    if (
      (term.group === 'user-log' || term.group === 'credentials') &&
      !/ (?:as|als|que|met|with|tant que)$/.test(term.phrase)
    )
      continue;
    yield* accountsBehind(text, term, stops);
    if (term.group === 'username' || term.group === 'user') yield* accountBefore(text, term);
    if (term.group === 'social-handle') yield* accountOn(text, term.start);
  }
  for (const term of termsOf(view, 'password')) yield* accountBesidePassword(text, term);
}

function* accountsBehind(text: string, term: Term, stops: ReadonlySet<number>): Generator<Span> {
  const list = piecesBehind(text, term.end);
  const changed = isChanged(piecesBefore(text, term.start));
  const logged = text[term.end] === '=' ? LOGGED.exec(text.slice(term.end, term.end + 70))?.[1] : undefined;
  if (logged && (term.group === 'user' || term.group === 'username') && !isState(logged)) {
    const start = text.indexOf(logged, term.end);
    yield { start, end: start + logged.length };
    return;
  }
  if (text[term.start - 1] === '=') return;
  const labelled = term.group === 'username';
  const most = labelled || term.group === 'user' ? FAR : NEAR;
  let sentences = 0;
  let found = false;
  for (const [i, piece] of list.entries()) {
    if (i >= most && !found) return;
    if (stops.has(piece.start) || sentences > 1 || i >= FAR) return;
    const tied = isTied(list, i, changed) && (i > 0 || !piece.newLine);
    const joined = found && isJoined(list, i);
    const told = tied || joined || isSuggested(list, i);
    const value = accountIn(piece.text);
    if (
      value &&
      (told ||
        (labelled &&
          sentences === 0 &&
          !found &&
          /\d|_/.test(value) &&
          !CODE.test(value) &&
          !isOfOther(list, i) &&
          !piece.after.startsWith(':')))
    ) {
      if (isAccount(value, term, told, i === 0)) {
        yield { start: piece.start, end: piece.start + value.length };
        found = true;
      }
    } else if (told && i > 0 && labelled && quotation(text, piece.start)) {
      const quoted = quotation(text, piece.start) as Span;
      const name = text.slice(quoted.start, quoted.end);
      if (!isGrammatical(name) && !/\s/.test(name)) {
        yield quoted;
        found = true;
      }
    } else if ((tied || joined) && sentences === 0 && isPlainAccount(list, i, term, joined)) {
      yield piece;
      found = true;
    }
    if (endsSentence(piece)) sentences++;
  }
}

/** "AUTH-403", "ORA-01017": an error, a ticket. */
const CODE = /^[A-Z]{2,}[-_]?\d+(?:[-_]\w+(?:-\w+)*)?$/;

/** `user=jan action=login`, in logs. */
const LOGGED = /^=["']?([\w.@\\-]{2,64})["']?(?=[\s,;&"']|$)/;

/** The part of `raw` an account name is made of, when something in it tells it from a word. */
function accountIn(raw: string): string | undefined {
  const value = raw.replace(/[!*]{1,4}$/, '');
  if (value.length < 3 || value.length > 64 || isKnownShape(value) || isState(value)) return;
  if (!/^@?[\p{L}\d][\p{L}\d._+\\#@-]*$/u.test(value) || !/\p{L}/u.test(value)) return;
  return /\d|[\p{L}][._#\\@-][\p{L}]|^@/u.test(value) ? value : undefined;
}

function isAccount(value: string, { group, phrase }: Term, told: boolean, first: boolean): boolean {
  // "e-mail", "wifi-naam", "Login-Daten": words with a hyphen are told apart only by their label.
  const wordy = /^\p{L}+(?:-\p{L}+)+$/u.test(value);
  if (wordy && !(group === 'username' && told) && isListed(value)) return false;
  if (phrase === 'handle' && first && !value.startsWith('@') && !/\d|_/.test(value)) return false;
  if (group === 'account')
    return first || told
      ? /\p{Ll}{2}/u.test(value) && /\p{Ll}\d|_|\p{L}\.\p{L}/u.test(value) && !wordy
      : false;
  if (group === 'social-handle')
    return /\p{L}{3}/u.test(value.replace(/[\d_.#]/g, '')) && !wordy && /[\d_.#@]/.test(value);
  if (group === 'user') return /[\d_.\\]/.test(value) || !wordy;
  return true;
}

function isListed(value: string): boolean {
  return value.split('-').every((part) => isWord(part));
}

/** Whether a dictionary of any language has it; no account is believed to be a word without a verb and an end. */
function isWord(value: string): boolean {
  return (lexicon().get(hashWord(value)) & ANY_WORD) !== 0;
}

function isPlainAccount(list: readonly Piece[], index: number, { group }: Term, joined: boolean): boolean {
  const { text, lower } = list[index] as Piece;
  if (!/^\p{L}{4,}$/u.test(text) || isGrammatical(lower) || group === 'account') return false;
  if (group === 'user' && index === 0 && text.length >= 5 && !isWord(lower) && isUnspeakable(lower))
    return true;
  // "ich logge mich mit bwinter ein"
  const split = group === 'sign-in' && /^(?:ein|an|in)$/.test(list[index + 1]?.lower ?? '');
  if (!split && !endsClause(list, index)) return false;
  if (group === 'social-handle' || group === 'user-log') return false;
  if (group === 'sign-in' || group === 'user' || group === 'credentials')
    return /^\p{Ll}/u.test(text) && !isWord(lower) && text.length >= 5;
  return joined || index > 0;
}

/** An initial run into a surname, "jkuiper", "mmeier": consonants no word begins with. */
function isUnspeakable(lower: string): boolean {
  return /^[b-df-hj-np-tv-xz]{2}/.test(lower) && !ONSET.test(lower);
}

const ONSET =
  /^(?:[bcdfgkptvw]r|[bcfgkpsv]l|[cghkprstw]h|s[ckmnpqtvwj]|kn|gn|ps|pn|[tdkz]w|t[js]|dj|fj|mn|pf|qu|dz|cz|xx)/;

/** "I think X", "ik denk X maar hij zegt Y", "Either X or Y" */
function isSuggested(list: readonly Piece[], index: number): boolean {
  return SUGGESTING.has(list[index - 1]?.lower ?? '') && !/[.!?]/.test(list[index - 1]?.after ?? '');
}

const SUGGESTING = new Set(
  "i'm im am ben bin suis heet heiße " +
    'denk think guess believe denke glaube crois zegt says sagt dit either ofwel misschien maybe perhaps vielleicht peut-être probably waarschijnlijk wahrscheinlich anders met with mit avec also ook auch aussi again'.split(
      ' ',
    ),
);

/** "jan_v is mijn gebruikersnaam", "aylin_d is the user", "mjones84 als login" */
function* accountBefore(text: string, term: Term): Generator<Span> {
  const list = piecesBefore(text, term.start);
  const used = list.at(-2);
  if (
    used &&
    USED.has(list.at(-3)?.lower ?? '') &&
    /^(?:to|om|zum|pour)$/.test(list.at(-1)?.lower ?? '') &&
    accountIn(used.text)
  ) {
    yield { start: used.start, end: used.end };
    return;
  }
  const piece = list[subjectBefore(list)];
  const value = piece && accountIn(piece.text);
  if (piece && value && !/^\p{L}+-\p{L}+$/u.test(value) && !CODE.test(value))
    yield { start: piece.start, end: piece.start + value.length };
  // "try bwren as the username"
  else if (
    piece &&
    term.group === 'username' &&
    /^\p{Ll}{4,}$/u.test(piece.text) &&
    !isWord(piece.lower) &&
    isUnspeakable(piece.lower)
  )
    yield piece;
}

/** `called "ghostlyfox" on discord`, "mia_07 op insta" */
const ON_SITE =
  /(?:["'“‘«]([\p{L}\d][\p{L}\d._-]{2,30})["'”’»]|(?<![\p{L}\d._@-])(@?(?=[\p{L}._]*[\d_])[\p{L}\d][\p{L}\d._]{2,30})) (?:on|op|auf|bei|sur) (?:the |de |dem |het )?$/iu;

function* accountOn(text: string, site: number): Generator<Span> {
  const from = Math.max(0, site - 48);
  const found = ON_SITE.exec(text.slice(from, site));
  const name = found?.[1] ?? found?.[2];
  if (!found || !name || isKnownShape(name) || /^\d/.test(name) || isWord(name)) return;
  const start = from + found.index + found[0].indexOf(name);
  yield { start, end: start + name.length };
}

/** "I use bluewren_k to log in" */
const USED = new Set(
  'use used using gebruik gebruikte nutze benutze verwende utilise try probeer'.split(' '),
);

/** What stands between a short label and a password's: "id: X / passcode", "u: x, pw: y", "Login sengl, PW". */
function* accountBesidePassword(text: string, term: Term): Generator<Span> {
  const list = piecesBefore(text, term.start);
  let at = list.length - 1;
  while (at > 0 && BETWEEN.has(list[at]?.lower ?? '')) at--;
  const piece = list[at];
  const label = list[at - 1];
  if (!piece || !label || !SHORT_LABELS.has(label.lower) || /[.!?]/.test(label.after)) return;
  const value = accountIn(piece.text);
  if (value) yield { start: piece.start, end: piece.start + value.length };
  else if (
    /^\p{L}{3,}$/u.test(piece.text) &&
    !isGrammatical(piece.lower) &&
    (/[:=]/.test(label.after) || !isWord(piece.lower))
  )
    yield piece;
}

const BETWEEN = new Set('/ | & + - en and und et mijn my mein mon de het the das le ,'.split(' '));
const SHORT_LABELS = new Set(
  'id u usr user login log inlog naam name nom account acc gebr gebruiker benutzer nutzer utilisateur ident compte konto username gebruikersnaam benutzername identifiant loginnaam kennung pseudo nick handle'.split(
    ' ',
  ),
);
