import type { Span, TextView } from './contract.ts';
import { isState, standsAlone } from './label-value.ts';
import { termsOf } from './vocabulary.ts';

/** A user name and a password written side by side. */
export interface CredentialPair {
  readonly username: Span;
  readonly password: Span;
}

/** "login: jan / Geheim1", "accès ssh : jan / Geheim1", "inlog jan:Geheim1" */
/** "I log in as plotsec with Marrow*Prize1998" */
const AS_WITH =
  /^ ["']?([\w.@-]{2,40})["']? (?:with|met|mit|avec)(?: (?:wachtwoord|password|passwort|mot de passe|ww|pw))? ["']?([^\s"',;]{6,40})/;
/** "u: jan p: Geheim1", "u=jan / p=Geheim1" */
const SHORT = /\bu ?[:=] ?([\w.@+-]{2,64})[ ,;/|\n]{1,3}(?:ww|p|pw) ?[:=] ?(\S{4,64})/gi;
const PAIR =
  /(?:[ \t]{0,2}(?:ftp|sftp|ssh|db|mysql|vpn|admin|cpanel|plesk|wordpress|wp|webmail|rdp)){0,2}[ \t]{0,2}(?:(:|=|is|ist|est|met|with|mit|avec|->|-)[ \t\n]{1,2}|\()?([\w.@+-]{2,64})(?:[ \t]{0,2}[/|][ \t]{0,2}|:|[ \t](?:en|and|und|et|with|met|mit|avec)[ \t])([^\s,;|]{4,64})/iuy;

/** Pairs behind a word for login details. */
export function* credentialPairs(view: TextView): Generator<CredentialPair> {
  for (const term of termsOf(view, 'user-log')) {
    const found = / (?:as|als|que)$/.test(term.phrase)
      ? AS_WITH.exec(view.text.slice(term.end, term.end + 100))
      : null;
    const [whole = '', user = '', raw = ''] = found ?? [];
    const password = raw.replace(/[.,;:)]{1,4}$/, '');
    if (!/\d|[^\p{L}]/u.test(password) || isState(user)) continue;
    const userStart = view.text.indexOf(user, term.end);
    const start = term.end + whole.length - raw.length;
    yield {
      username: { start: userStart, end: userStart + user.length },
      password: { start, end: start + password.length },
    };
  }
  if (view.text.includes('p')) {
    for (const found of view.text.matchAll(SHORT)) {
      const [whole, user = '', raw = ''] = found;
      const password = raw.replace(/[.,;)]{1,4}$/, '');
      if (password.length < 4 || /^\/|:\/\//.test(password) || isState(password)) continue;
      const userStart = found.index + whole.indexOf(user, 2);
      const start = found.index + whole.length - raw.length;
      yield {
        username: { start: userStart, end: userStart + user.length },
        password: { start, end: start + password.length },
      };
    }
  }
  for (const term of termsOf(view, 'credentials', 'user')) {
    if (!standsAlone(view.text, term.start, term.end)) continue;
    PAIR.lastIndex = term.end;
    const found = PAIR.exec(view.text);
    if (!found) continue;
    const [whole, sign, user = '', raw = ''] = found;
    const password = raw.replace(/[.,;:)]{1,4}$/, '');
    const strong = /\d/.test(password) || /[^\p{L}]/u.test(password) || /\p{Ll}\p{Lu}/u.test(password);
    if (
      isState(user) ||
      isState(password) ||
      !strong ||
      /^\/|^https?|^www\.|[<>[\]{}"]/.test(raw) ||
      /^\.|\.(?:com|net|org|nl|de|fr)$/.test(user)
    )
      continue;
    if (!sign && !/\d|[._@-]/.test(user) && !/[^\p{L}\d]/u.test(password)) continue;
    const end = term.end + whole.length - (raw.length - password.length);
    const start = end - password.length;
    const userStart = view.text.indexOf(user, term.end);
    if (/^\d+(?:[.:/-]\d+)*$/.test(password) && !sign) continue;
    yield { username: { start: userStart, end: userStart + user.length }, password: { start, end } };
  }
}
