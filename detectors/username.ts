import { accountsInProse } from './account-prose.ts';
import { urlCredentials } from './api-key.ts';
import { cellsUnder } from './columns.ts';
import { commandLine } from './command-line.ts';
import type { Detector, Match, TextView } from './contract.ts';
import { credentialPairs } from './credentials.ts';
import { type Bridge, bridge, isState, standsAlone } from './label-value.ts';
import { Taken } from './taken.ts';
import { type Term, termsOf } from './vocabulary.ts';

const NAME = /@?[\p{L}\d](?:[\p{L}\d._+\\-]{0,62}[\p{L}\d_])?/uy;
/** A handle on the line of its site's name. */
const HANDLE = /[^@\n.;]{0,24}[\s:(](@[\p{L}\d][\p{L}\d._]{1,28}[\p{L}\d_])(?![@\p{L}\d])/uy;
/** A password's label right behind a plain word makes it a user name: "Login sengl, PW …". */
const PASSWORD_NEXT =
  /^[ ,/;]{1,3}(?:en |and |und |et )?(?:mijn |my |mein |mon )?(?:ww|pw|wachtwoord|pass|password|passwort|kennwort|mdp|mot de passe)(?!\p{L})/iu;
/** Accounts of systems and of nobody. */
const SYSTEM =
  /^(?:root|admin|administrator|www-?data|nobody|guest|anonymous|system|daemon|apache|nginx|mysql|postgres|redis|git|ubuntu|debian|ec2-user|deploy|localhost|test|demo|user(?:name)?|public|shared|default|service|ftp|mail|postfix|sshd?|cron|runner|node|app|docker|jenkins|example|public_html|html|null|undefined|none|unknown|onbekend|unbekannt|inconnu|super|support|info|login|logout|new|all|e-?mail-?(?:adres|adress|address|adresse)?)$/i;

/** "I log in as plotsec with …" */
const LOGGED_IN_AS =
  / ["']?(?!an? |een |the |de |het |der |une? )([\w.@-]{3,40})["']?(?= (?:with|met|mit|avec|and|en|und|et) |[\s,.;]*(?:\n|$)|[,.])/y;

/** `CRON[123]: (name)`, `Accepted publickey for name from`, `for user 'name'@'host'`, `/home/name/`. */
const LOG: Readonly<Record<string, RegExp>> = {
  home: /(?<=[/\\]home)[/\\]([A-Za-z0-9._-]{2,32})(?=[/\\:'"\s]|$)/y,
  users: /(?<=[/\\]Users)[/\\]{1,2}([\p{L}\d][\p{L}\d ._-]{0,30}[\p{L}\d])(?=[/\\])/uy,
  uid: /[=:] ?([a-z][\w.-]{2,31})(?=[\s,;&]|$)/iy,
  'db user': /["']?(?:,| ?[=:]>?) ?["']?([\w.-]{2,32})(?=["'\s;]|$)/y,
  cron: /\[\d{1,8}\]: \(([a-z_][\w.-]{1,31})\)/iy,
  'for user': /[ :=]{1,2}["'`]?([\w.@\\-]{2,64})["'`]?/y,
  'publickey for': / (?:invalid user )?([\w.-]{2,32}) from /y,
  'password for': / (?:invalid user |user )?["']?([\w.-]{2,32})["']? (?:from |on )?/y,
  'invalid user': / ([\w.-]{2,32}) from /y,
  'session opened for user': / ([\w.-]{2,32})(?=[\s(])/y,
  logname: /=([\w.-]{2,32})(?=\s|$)/y,
  ruser: /=([\w.-]{2,32})(?=\s|$)/y,
};

/** Names of accounts, behind a label, in pairs with a password, in logs and paths. */
export const username: Detector = {
  id: 'username',
  entity: 'USERNAME',
  version: 2,
  stage: 'structure',
  prefilter: 'always',
  regions: [],
  sources: ['Labels of login forms and mail in nl, en, de, fr', 'Log formats of OpenSSH, cron, PAM, MySQL'],
  find(view: TextView): Match[] {
    const { text } = view;
    const matches: Match[] = [];
    const taken = new Taken();
    const add = (start: number, end: number, confidence: Match['confidence']): void => {
      if (!taken.take({ start, end })) return;
      matches.push({ start, end, confidence, evidence: ['label'] });
    };
    for (const { username: span } of credentialPairs(view)) {
      if (!SYSTEM.test(text.slice(span.start, span.end))) add(span.start, span.end, 'likely');
    }
    for (const {
      user: [start, end],
    } of urlCredentials(text)) {
      if (!SYSTEM.test(text.slice(start, end))) add(start, end, 'certain');
    }
    for (const { start, end } of commandLine(text).users) {
      if (!SYSTEM.test(text.slice(start, end))) add(start, end, 'likely');
    }
    for (const cell of cellsUnder(view, 'username')) {
      if (/^[\p{L}\d][\p{L}\d._-]+$/u.test(text.slice(cell.start, cell.end)))
        add(cell.start, cell.end, 'likely');
    }
    for (const term of termsOf(view, 'user-log')) {
      const pattern = LOG[term.phrase] ?? (/(?:as|als|que)$/.test(term.phrase) ? LOGGED_IN_AS : undefined);
      if (!pattern) continue;
      pattern.lastIndex = term.end;
      const name = pattern.exec(text)?.[1];
      if (!name || SYSTEM.test(name) || isState(name)) continue;
      const start = text.indexOf(name, term.end);
      add(start, start + name.length, 'likely');
    }
    for (const term of termsOf(view, 'account')) {
      // "mijn account is af.westdijk": only what no word looks like.
      const { at, link } = bridge(text, term.end, 0);
      NAME.lastIndex = at;
      const name = link === 'copula' ? NAME.exec(text)?.[0] : undefined;
      if (name && /[a-z]/i.test(name) && /\w[._]\w|[a-z]\d/i.test(name) && text[at + name.length] !== '@')
        add(at, at + name.length, 'likely');
    }
    for (const term of termsOf(view, 'social-handle')) {
      // "twitter/x : @gasp_thev", "insta is @jan"
      HANDLE.lastIndex = term.end;
      const handle = HANDLE.exec(text)?.[1];
      if (handle) add(HANDLE.lastIndex - handle.length, HANDLE.lastIndex, 'likely');
    }
    for (const term of termsOf(view, 'username', 'user')) {
      if (!standsAlone(text, term.start, term.end) || text[term.start - 1] === '=') continue;
      const link = bridge(text, term.end, term.group === 'username' ? 6 : 3);
      const places: Bridge[] =
        link.link === 'none' ? [link] : [link, { at: bridge(text, term.end, -1).at, link: 'none' }];
      for (const place of places) {
        const name = nameAt(text, term, place);
        if (!name) continue;
        add(place.at, place.at + name.length, place.link === 'none' ? 'likely' : 'certain');
        break;
      }
    }
    for (const { start, end } of accountsInProse(view)) {
      if (!SYSTEM.test(text.slice(start, end))) add(start, end, 'likely');
    }
    return matches;
  },
  compact: (value) => value.toLowerCase().replace(/^@/, ''),
};

function nameAt(text: string, term: Term, { at, link }: Bridge): string | undefined {
  const remote = /^(?:anydesk|teamviewer)/.test(term.phrase) ? /\d(?: ?\d){7,10}(?!\d)/y : undefined;
  if (remote) {
    remote.lastIndex = at;
    return remote.exec(text)?.[0];
  }
  NAME.lastIndex = at;
  const name = NAME.exec(text)?.[0];
  if (!name || name.length < 2 || isState(name) || SYSTEM.test(name)) return;
  const behind = text[at + name.length] ?? '';
  if (behind === '@' || behind === '(' || /^\d{1,3}$/.test(name) || /^\d+[.,]\d+$/.test(name)) return;
  if (term.group === 'social-handle') return;
  const odd = /[\d_\\@]|\w\.\w/.test(name) || (link !== 'none' && /[a-z][A-Z]/.test(name));
  const quoted = /["'`“«]/.test(text[at - 1] ?? '');
  if (odd || quoted) {
    return term.group === 'user' && link === 'none' && !(/[A-Za-z]/.test(name) && /[\d_.]/.test(name))
      ? undefined
      : name;
  }
  // A plain word: believed at the end of its clause behind a sign or verb, since "is bezet" looks alike.
  const rest = text.slice(at + name.length, at + name.length + 24);
  const ends =
    /^[.,;)]*(?:[ \t]*(?:\n|$|[|/&<])|,? (?:en|and|und|et|of|or)\b)/.test(rest) ||
    (link === 'sign' && /^ (?:met|with|mit|avec)\b/.test(rest)) ||
    /^[.,;)](?:\s|$)/.test(rest);
  if (PASSWORD_NEXT.test(rest)) return name;
  if (term.group === 'user') return link === 'sign' && ends && /^\p{Ll}/u.test(name) ? name : undefined;
  if (link !== 'none') return ends ? name : undefined;
  // "Benutzername mmuster" on a line of its own, as pasted from a form.
  const opensLine = /(?:^|\n)[\s>*|-]{0,8}$/.test(text.slice(Math.max(0, term.start - 9), term.start));
  return opensLine && /^[ \t]*(?:\n|$)/.test(rest) ? name : undefined;
}
