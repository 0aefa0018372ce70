import type { Span, TextView } from './contract.ts';
import { isState } from './label-value.ts';
import { termsOf } from './vocabulary.ts';

/** A user name and a password written side by side. */
export interface CredentialPair {
  readonly username: Span;
  readonly password: Span;
}

/** "login: jan / Geheim1", "accès ssh : jan / Geheim1", "inlog jan:Geheim1" */
const PAIR =
  /(?:[ \t]{0,2}(?:ftp|sftp|ssh|db|mysql|vpn|admin|cpanel|plesk|wordpress|wp|webmail|rdp)){0,2}[ \t]{0,2}(?:(:|=|is|ist|est|met|with|mit|avec|->|-)[ \t\n]{1,2})?([\w.@+-]{2,64})(?:[ \t]{0,2}[/|][ \t]{0,2}|:|[ \t](?:en|and|und|et|with|met|mit|avec)[ \t])([^\s,;|]{4,64})/iuy;

/** Pairs behind a word for login details. */
export function* credentialPairs(view: TextView): Generator<CredentialPair> {
  for (const term of termsOf(view, 'credentials', 'user')) {
    PAIR.lastIndex = term.end;
    const found = PAIR.exec(view.text);
    if (!found) continue;
    const [whole, sign, user = '', raw = ''] = found;
    const password = raw.replace(/[.,;:)]+$/, '');
    const strong = /\d/.test(password) || /[^\p{L}]/u.test(password) || /\p{Ll}\p{Lu}/u.test(password);
    if (isState(user) || isState(password) || !strong || /^\/|^https?|^www\./.test(raw)) continue;
    if (!sign && !/\d|[._@-]/.test(user) && !/[^\p{L}\d]/u.test(password)) continue;
    const end = term.end + whole.length - (raw.length - password.length);
    const start = end - password.length;
    const userStart = view.text.indexOf(user, term.end);
    if (/^\d+(?:[.:/-]\d+)*$/.test(password) && !sign) continue;
    yield { username: { start: userStart, end: userStart + user.length }, password: { start, end } };
  }
}
