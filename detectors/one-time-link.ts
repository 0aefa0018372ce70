import type { Detector, Match, TextView } from './contract.ts';
import { entropy } from './entropy.ts';
import { urlsOf } from './urls.ts';

/** What a link does that must work once, for one person; in path or query, in the four languages. */
const PURPOSE =
  /reset|recover|verif|confirm|activat|activeer|activer|aktivier|bestaetig|bestätig|bevestig|magic|one[-_]?time|invite|invitation|uitnodig|einladung|unsubscribe|afmelden|abmelden|desinscri|désinscri|login|signin|sign-in|inloggen|anmelden|connexion|connect|auth|sso|wachtwoord|password|passwort|mot-de-passe|mdp|herstel|token|validate|validation|eenmalig|einmalig|download|betaal|pay(?:ment)?link|ondertekenen|sign\b|share|deel|delen|teilen|partage|einladung|toegang|zugang|acces|freigabe|invitation/i;
const SECRET_PARAMETER =
  /[?&#;](?:[a-z_-]{0,20}(?:sleutel|cle|schluessel|schlüssel|clef|share|token|code|key|hash|ticket|nonce|signature|sig|secret|otp|jwt|auth|sid|session|invite|confirmation)|t|k|h|c|s|id)=([^&#\s]{10,2048})/i;
const SECRET_SEGMENT = /\/([A-Za-z0-9_-]{10,512})(?=[/?#]|$)/g;
/** Commits, pictures and scripts: long names, but no secrets. */
const CODE_PATH =
  /\/(?:commits?|blob|tree|compare|pull|issues|actions|releases)\/|\.(?:svg|png|jpe?g|gif|css|js|mjs|html|md|zip|gz)(?:[?#]|$)/i;
/** Bits per character below which a run of letters is words, not a token. */
const LEAST_ENTROPY = 3;

/** Links that reset a password, confirm an address or log somebody in: whoever has one may use it. */
export const oneTimeLink: Detector = {
  id: 'one-time-link',
  entity: 'ONE_TIME_LINK',
  version: 1,
  stage: 'structure',
  prefilter: ['://', 'www.'],
  regions: [],
  sources: ['RFC 3986', 'OWASP Forgot Password Cheat Sheet (URL tokens)'],
  find(view: TextView): Match[] {
    const matches: Match[] = [];
    for (const span of urlsOf(view)) {
      const url = view.text.slice(span.start, span.end);
      const path = url.slice(url.indexOf('/', 8));
      if (CODE_PATH.test(path)) continue;
      if (!(PURPOSE.test(path) ? hasSecret(path) : hasNamedSecret(path))) continue;
      matches.push({ ...span, confidence: 'likely', evidence: ['format', 'entropy'] });
    }
    return matches;
  },
  compact: (value) => value,
};

/** Named so that no other purpose is likely. */
const NAMED_SECRET =
  /[?&#;](?:[a-z_-]{0,20}(?:token|sleutel|cle|clef|schluessel|share|signature|secret|otp|jwt|invite))=([^&#\s]{10,2048})/i;

function hasNamedSecret(path: string): boolean {
  const secret = NAMED_SECRET.exec(path)?.[1];
  return secret !== undefined && isToken(secret);
}

function hasSecret(path: string): boolean {
  const parameter = SECRET_PARAMETER.exec(path)?.[1];
  if (parameter && isToken(parameter)) return true;
  for (const [, segment = ''] of path.matchAll(SECRET_SEGMENT)) {
    if (isToken(segment) && (segment.length >= 20 || (segment.match(/\d+/g)?.length ?? 0) > 1)) return true;
  }
  return false;
}

/** Letters and digits mixed, or both cases within; not words joined by hyphens. */
function isToken(value: string): boolean {
  if (entropy(value) < LEAST_ENTROPY || !/[a-z]/i.test(value)) return false;
  const pieces = value.split(/[-_.]/);
  if (pieces.every((piece) => /^(?:[A-Z]?[a-z]+|[A-Z]+|\d{1,4})$/.test(piece))) return false;
  return /\d/.test(value) || /[a-z][A-Z]/.test(value);
}
