import { urlCredentials } from './api-key.ts';
import type { Detector, Match, TextView } from './contract.ts';
import { credentialPairs } from './credentials.ts';
import { type Bridge, bridge, isState, token } from './label-value.ts';
import { type Term, termsOf } from './vocabulary.ts';

/** Shorter runs are hardly passwords; longer ones are keys or hashes. */
const SHORTEST = 4;
const LONGEST = 80;
const DIGITS = /\d(?:[ -]?\d){2,9}(?![\w-])/y;
/** A card's check number has three or four digits; the card detector reads it. */
const CARD_NEAR =
  /\b(?:card|kaart|credit\p{L}*|karte|carte|visa|master\p{L}*|cvc|cvv|exp\p{L}*|geldig|gültig|prüf\p{L}*)\b/iu;
const SMS_NEAR =
  /\b(?:sms|2fa|otp|tan|inlog\p{L}*|log ?in|verif\p{L}*|app|authenticat\p{L}*|texto?|bestätig\p{L}*|whatsapp|digid|itsme)\b/iu;
/** What makes a bare "code" somebody else's: discounts, errors, products. */
const CONTEXT_REACH = 60;
/** "password: 8 characters", "pin 4 cijfers", "Passwort mit 12 Zeichen" */
const COUNT_BEHIND =
  /^ ?(?:-|tekens|karakters|cijfers|characters?|chars|digits?|zeichen|stellen|caractères|chiffres|minut|uur|hours?|times|keer|mal\b|fois|x\b|%|dagen|days|tage|jours)/i;

/** Passwords, PINs, door codes and one-time codes, behind any of the words people use for them. */
export const password: Detector = {
  id: 'password',
  entity: 'PASSWORD',
  version: 1,
  stage: 'structure',
  prefilter: 'always',
  regions: [],
  sources: ['Labels of login forms and mail in nl, en, de, fr', 'RFC 3986, 3.2.1 (userinfo)'],
  find(view: TextView): Match[] {
    const { text } = view;
    const matches: Match[] = [];
    const add = (start: number, value: string, confidence: Match['confidence']): void => {
      if (value === '' || matches.some((other) => start < other.end && other.start < start + value.length))
        return;
      matches.push({ start, end: start + value.length, confidence, evidence: ['label'] });
    };
    for (const pair of credentialPairs(view)) {
      add(pair.password.start, text.slice(pair.password.start, pair.password.end), 'likely');
    }
    for (const {
      password: [start, end],
    } of urlCredentials(text))
      add(start, text.slice(start, end), 'certain');
    for (const term of termsOf(view, 'password', 'pin', 'one-time-code', 'code')) {
      const link = bridge(text, term.end);
      if (term.group === 'password') {
        for (const at of candidatesBehind(view, term, link)) {
          const value = secretAt(text, at.at, at.link);
          if (!value) continue;
          add(at.at, value, at.link === 'none' ? 'likely' : 'certain');
          break;
        }
      } else {
        const value = codeAt(text, term, link);
        if (value) add(link.at, value, 'likely');
      }
    }
    return matches;
  },
  compact: (value) => value,
};

/** The place behind the link, and the word right behind the label: "wachtwoord Zomer26 is geblokkeerd". */
function candidatesBehind(view: TextView, term: Term, link: Bridge): Bridge[] {
  const direct = bridge(view.text, term.end, -1);
  return link.link === 'none' || direct.at === link.at ? [link] : [link, { at: direct.at, link: 'none' }];
}

function secretAt(text: string, at: number, link: Bridge['link']): string | undefined {
  const value = token(text, at);
  if (value.length < SHORTEST || value.length > LONGEST) return;
  if (isState(value) || /^[*•.xX_?-]+$|^<.*|^\[.*|^\{|^\$|^https?:/.test(value)) return;
  const quoted = /["'`“«]/.test(text[at - 1] ?? '');
  const behind = text.slice(at + value.length, at + value.length + 16);
  if (/^\d{1,2}$/.test(value) || (/^\d+$/.test(value) && COUNT_BEHIND.test(behind))) return;
  if (/^\p{L}+(?:[-'/]\p{L}+)*[!?]?$/u.test(value)) {
    // A word like any other: believed in quotes, or where its clause ends ("is verlopen" looks alike).
    const ends = /^[.,;)]*(?:\s*$|[ \t]*[\n|/)]| (?:en|and|und|et|of|or|oder|ou)\b)/.test(behind);
    const mixed = /\p{Ll}\p{Lu}/u.test(value);
    return quoted || (link !== 'none' && (mixed || ends)) ? value : undefined;
  }
  const letters = /\p{L}/u.test(value);
  const strong =
    (letters && /\d/.test(value)) || /\p{L}.*[!@#$%^&*+=?~_].*|[!@#$%^&*+=?~_].*\p{L}/u.test(value);
  if (strong) return /^\d+(?:e|ste|de|th|st|nd|rd|x|u|uur|h)$/i.test(value) ? undefined : value;
  return link !== 'none' && /\d{4}/.test(value) ? value : undefined;
}

function codeAt(text: string, term: Term, { at, link }: Bridge): string | undefined {
  DIGITS.lastIndex = at;
  const run = DIGITS.exec(text)?.[0] ?? '';
  const digits = run.replace(/\D/g, '');
  const around = text.slice(Math.max(0, term.start - CONTEXT_REACH), at + CONTEXT_REACH);
  if (COUNT_BEHIND.test(text.slice(at + run.length, at + run.length + 14))) return;
  if (term.group === 'pin') return digits.length >= 4 && digits.length <= 8 ? run : undefined;
  if (term.group === 'code') {
    return digits.length >= 4 && digits.length <= 8 && link !== 'none' && SMS_NEAR.test(around)
      ? run
      : undefined;
  }
  if (digits.length >= 4 && digits.length <= 10)
    return digits.length === 4 && CARD_NEAR.test(around) ? undefined : run;
  if (digits.length === 3) return;
  const value = token(text, at);
  return /^(?=\D*\d)[A-Za-z0-9]{2,12}(?:-[A-Za-z0-9]{2,12}){0,7}$/.test(value) && value.length >= 5
    ? value
    : undefined;
}
