import { isDoorNear, isSecretCode } from './code-context.ts';
import type { Span, TextView } from './contract.ts';
import { isState, standsAlone } from './label-value.ts';
import { nextTurn } from './next-turn.ts';
import { endsClause, endsSentence, type Piece, piecesBefore, piecesBehind, quotation } from './pieces.ts';
import { isChanged, isJoined, isOfOther, isTied, subjectBefore } from './prose-ties.ts';
import {
  CODE_DIGITS,
  codeIn,
  DOOR_CODE,
  isGrammatical,
  isKnownShape,
  isSecret,
  isStrong,
} from './secret-shape.ts';
import { firstFrom } from './taken.ts';
import { type Term, termsOf } from './vocabulary.ts';

/** A verb of typing speaks of the secret named at most so far before or behind it. */
const CONTEXT_BEFORE = 220;
const CONTEXT_BEHIND = 120;
/** Pieces between a verb of typing, or a door, and its value. */
const NEAR = 4;

/** Secrets in running text, by the words around them; in no order, possibly twice. */
export function* secretsInProse(view: TextView): Generator<Span> {
  const { text } = view;
  const stops = new Set(
    termsOf(view, 'username', 'customer-number', 'date-of-birth', 'address').map(({ start }) => start),
  );
  for (const term of termsOf(
    view,
    'password',
    'pin',
    'one-time-code',
    'code',
    'door-code',
    'door',
    'code-context',
    'security-answer',
  )) {
    if (!standsAlone(text, term.start, term.end) || (term.group === 'code' && !isSecretCode(text, term)))
      continue;
    // "pass" is a verb as well.
    if (
      term.phrase === 'pass' &&
      !/^ ?(?:[:=]|is |was )/.test(text.slice(term.end, term.end + 6)) &&
      !/(?:^|\s)(?:new|old|my|temp|current|your|wifi|mail|nieuwe?|oude?|mijn|mn) $/i.test(
        text.slice(Math.max(0, term.start - 10), term.start),
      )
    )
      continue;
    // Doors themselves are labels with a sign only: "gate: 2290".
    if (
      term.group === 'door' &&
      DOORS.test(term.phrase) &&
      !/^ ?[:=]/.test(text.slice(term.end, term.end + 2))
    )
      continue;
    yield* answered(text, term);
    if (term.group === 'password') yield* passwordsBehind(text, term, stops);
    else if (term.group === 'security-answer') yield* answersBehind(text, term, stops);
    else yield* codesBehind(text, term, stops);
    yield* valueBefore(text, term);
  }
  yield* typed(view);
}

function* passwordsBehind(text: string, term: Term, stops: ReadonlySet<number>): Generator<Span> {
  const list = piecesBehind(text, term.end);
  let sentences = 0;
  let wordy = false;
  let other = false;
  let found = false;
  const changed = isChanged(piecesBefore(text, term.start));
  for (const [i, piece] of list.entries()) {
    if (stops.has(piece.start) || sentences > 1) return;
    other ||= ACCOUNT.has(piece.lower);
    const tied = isTied(list, i, changed);
    const quoted = i < 8 && tied ? quotation(text, piece.start) : undefined;
    const value = piece.text;
    if (
      quoted &&
      quoted.end - quoted.start > 3 &&
      !isGrammatical(text.slice(quoted.start, quoted.end).toLowerCase())
    )
      yield quoted;
    else if (
      isSecret(value) &&
      (tied || sentences === 0) &&
      (tied || !isOfOther(list, i) || (found && isJoined(list, i))) &&
      !(piece.after.startsWith(':') || isOtherLabel(list, i)) &&
      !isAccountOnly(value, tied)
    ) {
      yield piece;
      found = true;
    } else if (
      sentences === 0 &&
      !other &&
      (tied || ((wordy || found) && isJoined(list, i))) &&
      i > 0 &&
      isPlainSecret(list, i)
    ) {
      yield piece;
      wordy = true;
    }
    if (endsSentence(piece) || (piece.newLine && i > 0)) sentences++;
  }
}

/** "Memorable word?", "Code eingeben" and what is said next. */
function* answered(text: string, { group, end }: Term): Generator<Span> {
  const turn = nextTurn(text, end);
  if (!turn) return;
  const value = text.slice(turn.start, turn.end);
  const words = value.split(' ').length;
  if (group === 'security-answer') {
    if (words <= 3 && !isState(value.split(/[ ,]/)[0] ?? '') && !/\?$/.test(value)) yield turn;
  } else if (group === 'password') {
    if (
      words === 1 &&
      value.length > 3 &&
      !isState(value) &&
      (isStrong(value) || /^\p{L}+$/u.test(value)) &&
      !isGrammatical(value.toLowerCase())
    )
      yield turn;
  } else if (CODE_ALONE.test(value)) yield turn;
}

const DOORS =
  /^(?:(?:front|back|side|main|communal) (?:door|gate)|gate|voordeur|achterdeur|hek|poort|haustur|hintertur|tor|portail|porte d entree)$/;
const CODE_ALONE = /^[#*]?\d(?:[ -]?\d){3,7}[#*]?$|^[A-Z]?\d{3,8}[A-Z#*]$/;

/** "jan_v", "j.devries2": an account rather than a password unless something ties it to the label. */
function isAccountOnly(value: string, tied: boolean): boolean {
  return !tied && (/^[A-Z]{2,}[\d-]+$/.test(value) || /^\d+[A-Z]+$/.test(value));
}

/** "ordernr A12-34b", "user jan_v", "ticket T118x": what a word right before it says is something else. */
function isOtherLabel(list: readonly Piece[], index: number): boolean {
  return OTHER_LABEL.has((list[index - 1]?.lower ?? '').replace(/\W{1,6}$/, ''));
}

const OTHER_LABEL = new Set(
  'user username login gebruiker gebruikersnaam inlog inlognaam benutzer benutzername utilisateur identifiant pseudo account netwerk network ssid netzwerk réseau mailbox postvak order ordernr ordernummer bestelling ticket case zaak klantnr klantnummer kundennummer client factuur invoice rechnung facture model type versie version serienummer serial'.split(
    ' ',
  ),
);

const ACCOUNT = new Set(
  'user username login gebruiker gebruikersnaam inlog benutzer benutzername utilisateur identifiant account'.split(
    ' ',
  ),
);

function isPlainSecret(list: readonly Piece[], index: number): boolean {
  const { text, lower } = list[index] as Piece;
  return (
    /^\p{L}{4,}(?:[-'+]\p{L}+)*$/u.test(text) &&
    !isGrammatical(lower) &&
    !/^(?:met|with|mit|avec)$/.test(list[index - 1]?.lower ?? '') &&
    !isKnownShape(text) &&
    endsClause(list, index)
  );
}

/** Keys of wireless networks: "wifi: netwerk Huis-4F2, sleutel hT7kq9Lm", "wifi WerfkeetWest8". */
export function* networkKeys(text: string, term: Term): Generator<Span> {
  const list = piecesBehind(text, term.end).slice(0, 10);
  for (const [i, piece] of list.entries()) {
    const before = (list[i - 1]?.lower ?? '').replace(/\W{1,6}$/, '');
    const told = /^(?:is|ist|est|=|:)$/.test(before) ? (list[i - 2]?.lower ?? '') : before;
    const keyed = KEYS.has(told) || (i < 4 && list[i - 1]?.text === '/');
    if (
      piece.text.length >= 8 &&
      isSecret(piece.text) &&
      (keyed || (i === 0 && /\p{Ll}\d/u.test(piece.text)))
    )
      yield piece;
    else if (keyed && /^\d{8,20}$/.test(piece.text)) yield piece;
    if (endsSentence(piece)) return;
  }
}

const KEYS = new Set('sleutel key code schlüssel clé clef wachtwoord ww pw password passwort'.split(' '));

function* codesBehind(text: string, term: Term, stops: ReadonlySet<number>): Generator<Span> {
  const list = piecesBehind(text, term.end);
  const isDoor =
    term.group === 'door-code' || term.group === 'door' || (term.group === 'code' && isDoorNear(text, term));
  if (PLACED.test(term.phrase)) yield* codeRightBefore(text, term);
  const most = term.group === 'door' || term.group === 'code-context' ? NEAR : 12;
  let sentences = 0;
  let after = 0;
  let found = false;
  for (const [i, piece] of list.entries()) {
    if (stops.has(piece.start) || sentences > 1 || i >= most) return;
    const told =
      isTied(list, i) ||
      (isDoor && (AT_DOOR.has(list[i - 1]?.lower ?? '') || /^\d$/.test(piece.text))) ||
      (term.group !== 'door' && (isJoined(list, i) ? found : /,/.test(list[i - 1]?.after ?? '')));
    const year =
      /^(?:in|en|sinds|since|seit|depuis)$/.test(list[i - 1]?.lower ?? '') &&
      /^(?:19|20)\d{2}$/.test(piece.text);
    if (piece.start >= after && told && !year) {
      const code = codeIn(text, piece.start, isDoor ? DOOR_CODE : CODE_DIGITS);
      if (code && (sentences === 0 || i > 0) && isCode(code, term)) {
        yield { start: piece.start, end: piece.start + code.length };
        after = piece.start + code.length;
        found = true;
      } else if (
        term.group === 'one-time-code' &&
        /^(?=.*\d)(?=.*[A-Z])[A-Z\d]{3,8}(?:-[A-Z\d]{3,8}){1,7}$/i.test(piece.text)
      ) {
        yield piece;
        found = true;
      }
    }
    if (endsSentence(piece)) sentences++;
  }
}

function isCode(code: string, { group }: Term): boolean {
  const digits = code.replace(/\D/g, '').length;
  return digits >= (group === 'door-code' || /\D/.test(code) ? 3 : 4) && digits <= 10;
}

/** "use C771 on the keypad" */
function* codeRightBefore(text: string, term: Term): Generator<Span> {
  const piece = piecesBefore(text, term.start).at(-1);
  const code = piece && codeIn(text, piece.start, DOOR_CODE);
  if (piece && code && code.length === piece.text.length) yield { start: piece.start, end: piece.end };
}

const PLACED = /^(?:on|in|into|am|sur|at|op) /;

/** "ging pas open bij 0738" */
const AT_DOOR = new Set('bij met with on op mit bei auf avec sur using code'.split(' '));

/** Answers are words and names: "eerste huisdier was Meneer Sok". */
function* answersBehind(text: string, term: Term, stops: ReadonlySet<number>): Generator<Span> {
  if (nextTurn(text, term.end)) return;
  const list = piecesBehind(text, term.end);
  let sentences = 0;
  for (const [i, piece] of list.entries()) {
    if (stops.has(piece.start) || sentences > 1 || i > 9) return;
    const first = i === 0 || /[,)]/.test(list[i - 1]?.after ?? '');
    const signed =
      /[:=]/.test(piece.before) ||
      PUT.has(list[i - 1]?.lower ?? '') ||
      (i === 0 && OWN_WORD.test(term.phrase));
    if ((isTied(list, i) || first || signed) && piece.text.length > 2) {
      const quoted = quotation(text, piece.start);
      if (quoted) {
        yield quoted;
        return;
      }
      let last = i;
      while (
        /^\p{Lu}/u.test(piece.text) &&
        last < i + 3 &&
        list[last]?.after === '' &&
        /^\p{Lu}/u.test(list[last + 1]?.text ?? '')
      )
        last++;
      const capital = /^\p{Lu}\p{Ll}/u.test(piece.text);
      const stated = signed || (i > 0 && !first);
      if (
        endsClause(list, last) &&
        (capital || stated || isStrong(piece.text)) &&
        !isGrammatical(piece.lower)
      ) {
        yield { start: piece.start, end: (list[last] as Piece).end };
        return;
      }
    }
    if (endsSentence(piece)) sentences++;
  }
}

/** Phrases whose value follows without more: "codewoord pimpelmees". */
const OWN_WORD = /(?:woord|word|wort|mot code|mot secret)$/;
const PUT = new Set(
  'antwoord answer antwort réponse put mis typed entered ingevuld vul ingetypt tapé eingegeben'.split(' '),
);

/** "Welkom01! is mijn wachtwoord", "'kip 12' als wachtwoord", "4471 was the pin". */
function* valueBefore(text: string, term: Term): Generator<Span> {
  const list = piecesBefore(text, term.start);
  const piece = list[subjectBefore(list)];
  if (!piece) return;
  if (term.group === 'password' ? isSecret(piece.text) : /\d/.test(piece.text) && isStrong(piece.text))
    yield piece;
  else if (/^\d{4,8}$/.test(piece.text) && term.group !== 'security-answer') yield piece;
  else if (/["'»”]/.test(piece.after) && /["'«“„]/.test(piece.before) && piece.text.length > 3) yield piece;
}

/** What somebody typed where a secret was asked: "als ik 604 118 intyp", "I tried Biscuit19", "j'ai mis …". */
function* typed(view: TextView): Generator<Span> {
  const { text } = view;
  const verbs = termsOf(view, 'entry');
  if (verbs.length === 0) return;
  const words = termsOf(view, 'password', 'security-answer');
  const codes = termsOf(view, 'pin', 'one-time-code', 'door-code', 'door', 'code-context');
  for (const verb of verbs) {
    const word = isNear(words, verb);
    const code = isNear(codes, verb);
    if (!word && !code) continue;
    const behind = piecesBehind(text, verb.end).slice(0, NEAR);
    const before = piecesBefore(text, verb.start).slice(-NEAR).reverse();
    for (const list of [behind, before]) {
      for (const [i, piece] of list.entries()) {
        if (list === before && endsSentence(piece)) break;
        if (word && isSecret(piece.text)) yield piece;
        else if (word && i < 3 && quotation(text, piece.start)) {
          const quoted = quotation(text, piece.start) as Span;
          if (!/^[A-Z]\w+ \w/.test(text.slice(quoted.start, quoted.end)) && list === behind && i === 0)
            yield quoted;
        } else if (code) {
          const digits = codeIn(text, piece.start, CODE_DIGITS);
          const count = digits?.replace(/\D/g, '').length ?? 0;
          if (digits && count >= 4 && count <= 8 && !isNumbered(text, piece.start))
            yield { start: piece.start, end: piece.start + digits.length };
        }
        if (list === behind && endsSentence(piece)) break;
      }
    }
  }
}

function isNear(terms: readonly Term[], verb: Term): boolean {
  const index = firstFrom(terms, verb.start);
  const last = terms[index - 1];
  const next = terms[index];
  return (
    (last !== undefined && verb.start - last.end <= CONTEXT_BEFORE) ||
    (next !== undefined && next.start - verb.end <= CONTEXT_BEHIND)
  );
}

/** "nummer 4471", "order 4471", "tel. 4471" */
function isNumbered(text: string, start: number): boolean {
  return /(?:nummer|number|nr|no|n°|order|ticket|case|tel|factuur|invoice|rechnung|facture|postcode|code postal|plz|in|since|sinds|seit|depuis)[.:#]? $/i.test(
    text.slice(Math.max(0, start - 14), start),
  );
}
