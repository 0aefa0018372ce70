import { urlCredentials } from './api-key.ts';
import { CONTEXT_REACH, isDoorNear, isSecretCode } from './code-context.ts';
import { cellsUnder } from './columns.ts';
import { commandLine } from './command-line.ts';
import type { Detector, Match, TextView } from './contract.ts';
import { credentialPairs } from './credentials.ts';
import { type Bridge, bridge, isState, standsAlone, token } from './label-value.ts';
import { quotation } from './pieces.ts';
import { networkKeys, secretsInProse } from './secret-prose.ts';
import { isGrammatical } from './secret-shape.ts';
import { Taken } from './taken.ts';
import { type Term, termsOf } from './vocabulary.ts';

/** Shorter runs are hardly passwords; longer ones are keys or hashes. */
const SHORTEST = 4;
const LONGEST = 80;
/** "a password, I tried College2026!": what is strong enough to be one without a verb before it. */
const STRONG_REACH = 48;
const DIGITS = /\d(?:[ -]?\d){2,9}(?![\w-])/y;
/** A card's check number has three or four digits; the card detector reads it. */
const CARD_NEAR =
  /\b(?:card|kaart|credit\p{L}*|karte|carte|visa|master\p{L}*|cvc|cvv|exp\p{L}*|geldig|gültig|prüf\p{L}*)\b/iu;
/** Codes of doors: digits with a letter or a sign, also set apart. */
const DOOR =
  /[A-Z]?\d{3,8}[A-Z#*]?(?![\p{L}\d])|\d{1,3}[A-Z]\d{1,5}(?![\p{L}\d])|\d(?:[ .·-]\d){3,7}(?!\d)/uy;
/** "password: 8 characters", "pin 4 cijfers", "Passwort mit 12 Zeichen" */
const COUNT_BEHIND =
  /^ ?(?:-|tekens|karakters|cijfers|characters?|chars|digits?|zeichen|stellen|caractères|chiffres|minut|uur|hours?|times|keer|mal\b|fois|x\b|%|dagen|days|tage|jours)/i;

/** Passwords, PINs, door codes and one-time codes, behind any of the words people use for them. */
export const password: Detector = {
  id: 'password',
  entity: 'PASSWORD',
  version: 2,
  stage: 'structure',
  prefilter: 'always',
  regions: [],
  sources: ['Labels of login forms and mail in nl, en, de, fr', 'RFC 3986, 3.2.1 (userinfo)'],
  find(view: TextView): Match[] {
    const { text } = view;
    const matches: Match[] = [];
    const taken = new Taken();
    const add = (start: number, value: string, confidence: Match['confidence']): void => {
      const end = start + value.length;
      if (value === '' || !taken.take({ start, end })) return;
      matches.push({ start, end, confidence, evidence: ['label'] });
    };
    for (const pair of credentialPairs(view)) {
      add(pair.password.start, text.slice(pair.password.start, pair.password.end), 'likely');
    }
    for (const {
      password: [start, end],
    } of urlCredentials(text))
      add(start, text.slice(start, end), 'certain');
    for (const { start, end } of commandLine(text).passwords) add(start, text.slice(start, end), 'likely');
    for (const cell of cellsUnder(view, 'password')) {
      const value = text.slice(cell.start, cell.end);
      if (!/\s/.test(value) && value.length >= SHORTEST && !isState(value)) add(cell.start, value, 'likely');
    }
    for (const term of termsOf(view, 'password', 'pin', 'one-time-code', 'code', 'door-code', 'wifi')) {
      if (!standsAlone(text, term.start, term.end)) continue;
      const link = bridge(text, term.end);
      if (term.group === 'password') {
        const phrase = PHRASE.test(term.phrase) ? phraseAt(text, link) : undefined;
        if (phrase) add(link.at, phrase, 'likely');
        for (const at of candidatesBehind(view, term, link)) {
          const value =
            term.phrase === 'pass' &&
            at.link === 'none' &&
            !OWN_BEFORE.test(text.slice(Math.max(0, term.start - 10), term.start)) &&
            !SLASHED.test(text.slice(term.end, at.at))
              ? strongOnly(text, at.at)
              : secretAt(text, at.at, at.link);
          if (!value) continue;
          add(at.at, value, at.link === 'none' ? 'likely' : 'certain');
          break;
        }
        const strong = strongBehind(text, term.end);
        if (strong) add(strong.start, text.slice(strong.start, strong.end), 'likely');
      } else if (term.group === 'wifi') {
        const value =
          link.link === 'none' && !text.slice(term.end, link.at).includes('(')
            ? undefined
            : secretAt(text, link.at, 'none');
        if (value && value.length >= 8) add(link.at, value, 'likely');
        for (const { start, end } of networkKeys(text, term)) add(start, text.slice(start, end), 'likely');
      } else {
        const value = codeAt(text, term, link);
        if (value) add(link.at, value, 'likely');
        for (let at = link.at + (value?.length ?? 0), next = value; next; ) {
          // "backupcodes: 7731-0948 en 2206-5517"
          const gap = /^(?: (?:en|and|und|et|of|or) |, |\n)/.exec(text.slice(at, at + 6))?.[0];
          if (!gap || term.group !== 'one-time-code') break;
          at += gap.length;
          next = codeAt(text, term, { at, link: 'sign' });
          if (next) add(at, next, 'likely');
          at += next?.length ?? 0;
        }
      }
    }
    for (const { start, end } of secretsInProse(view)) add(start, text.slice(start, end), 'likely');
    return matches;
  },
  compact: (value) => value,
};

/** "pass" is a verb, a ticket and a mountain road as well: without a sign only a strong value counts. */
function strongOnly(text: string, at: number): string | undefined {
  const value = token(text, at);
  return /\d/.test(value) && /\p{L}/u.test(value) && /[^\p{Lu}\d]/u.test(value)
    ? secretAt(text, at, 'none')
    : undefined;
}
const SLASHED = /[/|]/;
const OWN_BEFORE = /(?:^|\s)(?:new|old|my|temp|current|your|wifi|mail|nieuwe?|oude?|mijn|mn) $/i;

/** The place behind the link, and the word right behind the label: "wachtwoord Zomer26 is geblokkeerd". */
function candidatesBehind(view: TextView, term: Term, link: Bridge): Bridge[] {
  const direct = bridge(view.text, term.end, -1);
  return link.link === 'none' || direct.at === link.at ? [link] : [link, { at: direct.at, link: 'none' }];
}

function secretAt(text: string, at: number, link: Bridge['link']): string | undefined {
  const grouped = GROUPED.exec(text.slice(at, at + 48))?.[0];
  if (grouped && /\d/.test(grouped) && !/^(?:\d+ )+\d+$/.test(grouped)) return grouped;
  if (link === 'copula' && DATE.test(token(text, at))) return;
  const phrase = quotation(text, at);
  if (phrase && / /.test(text.slice(phrase.start, phrase.end))) {
    const quoted = text.slice(phrase.start, phrase.end);
    return link === 'none' && quoted.split(' ').some((word) => isState(word)) ? undefined : quoted;
  }
  const words = link === 'sign' ? wordsAt(text, at) : undefined;
  if (words) return words;
  const value = token(text, at);
  if (value.length < SHORTEST || value.length > LONGEST) return;
  if (
    isState(value) ||
    /\w@[\w-]+\.\w|\]\(|:\/\/|^\/\/|^>|^(?:string|boolean|number|z\.string.*|utf-?8|\d+-byte)$/.test(value)
  )
    return;
  if (isState(value) || /^[*•.xX_?-]+$|^<.*|^\[.*|^\{|^\$|^https?:/.test(value)) return;
  const quoted = /["'`“«]/.test(text[at - 1] ?? '');
  const behind = text.slice(at + value.length, at + value.length + 16);
  if (/^\d{1,2}$/.test(value) || (/^\d+$/.test(value) && COUNT_BEHIND.test(behind))) return;
  if (/^\p{L}+(?:[-'/]\p{L}+)*[!?]?$/u.test(value)) {
    // A word like any other: believed in quotes, or where its clause ends ("is verlopen" looks alike).
    const ends = /^[.,;)]*(?:\s*$|[ \t]*[\n|/)]| (?:en|and|und|et|of|or|oder|ou)\b)/.test(behind);
    const mixed = /\p{Ll}\p{Lu}/u.test(value);
    if (quoted) return value;
    return link !== 'none' && (mixed || ends) && !(link === 'copula' && isGrammatical(value.toLowerCase()))
      ? value
      : undefined;
  }
  const letters = /\p{L}/u.test(value);
  const strong = (letters && /\d/.test(value)) || (letters && /[!@#$%^&*+=?~_]/.test(value));
  if (strong) return /^\d+(?:e|ste|de|th|st|nd|rd|x|u|uur|h)$/i.test(value) ? undefined : value;
  return link !== 'none' && /\d{4}/.test(value) ? value : undefined;
}

/** "Password: Big Badger 9": a few words that fill their line, with a digit among them. */
function wordsAt(text: string, at: number): string | undefined {
  const line = /^[\p{L}\d!?*#-]{2,16}(?: [\p{L}\d!?*#-]{1,16}){1,3}(?=[ \t]*(?:\n|$))/u.exec(
    text.slice(at, at + LONGEST),
  )?.[0];
  if (!line || !/(?:^| )\d{1,4}[!?]?$/.test(line)) return;
  return line.split(' ').some((word) => isState(word)) ? undefined : line;
}

/** "Passphrase: three muddy boots": all the words up to the end of the clause. */
function phraseAt(text: string, { at, link }: Bridge): string | undefined {
  if (link === 'none') return;
  const words = /^[\p{Ll}\d']{2,16}(?:[ -][\p{Ll}\d']{1,16}){2,23}(?=[ \t]*(?:[.,;)\n]|$))/u.exec(
    text.slice(at, at + LONGEST_PHRASE),
  )?.[0];
  return words && !isState(words.split(' ')[0] ?? '') ? words : undefined;
}
const LONGEST_PHRASE = 240;
const PHRASE = /phrase|wachtzin|wachtwoordzin/;

const DATE = /^\d{1,2}[-./]\d{1,2}[-./](?:\d{2}|\d{4})$/;

/** Keys read out in groups: "JBSW Y3DP EHPK 3PXP". */
const GROUPED = /^(?:[A-Z0-9]{3,5} ){2,7}[A-Z0-9]{3,5}(?![\p{L}\d])/u;

/** A token nobody writes but as a password, in the sentence of its label. */
function strongBehind(text: string, end: number): { start: number; end: number } | undefined {
  const clause = /^[^\n.!?:;]{1,48}/.exec(text.slice(end, end + STRONG_REACH + 40))?.[0] ?? '';
  const words = /[^\s]{6,40}/g;
  for (let found = words.exec(clause); found && found.index < STRONG_REACH; found = words.exec(clause)) {
    const open = /^["'(]{0,2}/.exec(found[0])?.[0].length ?? 0;
    const start = end + found.index + open;
    const value = token(text, start);
    const lettered = /\p{Ll}/u.test(value) && /\d/.test(value);
    const signed = /[!#$%&*+=?^~]/.test(value) && !/[/@]/.test(value);
    const year = /^\p{Lu}\p{Ll}{3,}(?:19|20)\d{2}[!?*#]?$/u.test(value) && !PRODUCT.test(value);
    const bracketed =
      text[start - 1] === '(' && lettered && /\p{L}-?\d|\d-?\p{L}/u.test(value) && value.length >= 8;
    if ((lettered && signed) || year || bracketed) return { start, end: start + value.length };
  }
  return;
}

const PRODUCT = /^(?:office|windows|outlook|exchange|server|word|excel|visual|sql|fifa|autocad)/i;

function codeAt(text: string, term: Term, { at, link }: Bridge): string | undefined {
  DIGITS.lastIndex = at;
  const run = DIGITS.exec(text)?.[0] ?? '';
  const digits = run.replace(/\D/g, '');
  if (term.group === 'door-code') {
    DOOR.lastIndex = at;
    const code = DOOR.exec(text)?.[0] ?? '';
    return code.replace(/\D/g, '').length >= 3 &&
      !COUNT_BEHIND.test(text.slice(at + code.length, at + code.length + 14))
      ? code
      : undefined;
  }
  const around = text.slice(Math.max(0, term.start - CONTEXT_REACH), at + CONTEXT_REACH);
  if (COUNT_BEHIND.test(text.slice(at + run.length, at + run.length + 14))) return;
  if (term.group === 'pin') return digits.length >= 4 && digits.length <= 8 ? run : undefined;
  if (term.group === 'code') {
    if (!isSecretCode(text, term)) return;
    if (isDoorNear(text, term)) {
      DOOR.lastIndex = at;
      return DOOR.exec(text)?.[0];
    }
    return digits.length >= 4 && digits.length <= 8 && link !== 'none' ? run : undefined;
  }
  if (digits.length >= 4 && digits.length <= 10)
    return digits.length === 4 && CARD_NEAR.test(around) ? undefined : run;
  if (digits.length === 3) return;
  const value = token(text, at);
  return /^(?=\D*\d)[A-Za-z0-9]{2,12}(?:-[A-Za-z0-9]{2,12}){0,7}$/.test(value) && value.length >= 5
    ? value
    : undefined;
}
