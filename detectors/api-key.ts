import type { Detector, Evidence, Match, TextView } from './contract.ts';
import { looksRandom } from './entropy.ts';
import { bridge } from './label-value.ts';
import { longRuns } from './long-runs.ts';
import { termsOf } from './vocabulary.ts';

/**
 * Keys whose issuers gave them a recognisable beginning. Source: the issuers' documentation, as gathered
 * in the rule sets of gitleaks and TruffleHog (facts only). One alternative each, so that one pass does.
 */
const KNOWN = [
  '(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}', // AWS access key id
  'gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,90}', // GitHub
  'gl(?:pat|dt|rt|soat|ptt|ft|cbt|agent)-[A-Za-z0-9_.=-]{20,70}', // GitLab
  '(?:sk|rk|pk)_live_[A-Za-z0-9]{10,99}|(?:sk|rk)_test_[A-Za-z0-9]{10,99}|whsec_[A-Za-z0-9+/=]{24,64}', // Stripe
  'xox[abeoprs]-[A-Za-z0-9-]{10,120}|xapp-[0-9]-[A-Za-z0-9-]{20,120}', // Slack
  'AIza[A-Za-z0-9_-]{35}|ya29\\.[A-Za-z0-9_-]{20,200}|GOCSPX-[A-Za-z0-9_-]{28}', // Google
  'sk-(?:proj-|ant-|svcacct-|or-v1-)?[A-Za-z0-9_-]{20,200}', // OpenAI, Anthropic
  'SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,64}', // SendGrid
  'eyJ[A-Za-z0-9_-]{8,2000}\\.eyJ[A-Za-z0-9_-]{8,4000}\\.[A-Za-z0-9_-]{0,1000}', // JSON Web Token (RFC 7519)
  '(?:live|test)_[A-Za-z0-9]{30,40}', // Mollie
  'npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,250}|rubygems_[a-f0-9]{48}', // package registries
  'do[oprt]_v1_[a-f0-9]{64}', // DigitalOcean
  'sh(?:pat|pca|ppa|pss)_[a-fA-F0-9]{32}', // Shopify
  'key-[a-f0-9]{32}', // Mailgun
  'xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}', // Brevo
  '(?:SK|AC)[a-f0-9]{32}', // Twilio
  'hf_[A-Za-z0-9]{34}|r8_[A-Za-z0-9]{37}', // Hugging Face, Replicate
  'pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}', // Airtable
  'EAA[A-Za-z0-9]{60,250}', // Meta
  'sq0(?:atp|csp)-[A-Za-z0-9_-]{22,43}', // Square
  'dckr_pat_[A-Za-z0-9_-]{27}|hvs\\.[A-Za-z0-9_-]{24,120}|lin_api_[A-Za-z0-9]{40}', // Docker, Vault, Linear
  'NRAK-[A-Z0-9]{27}|glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}|PMAK-[a-f0-9]{24}-[a-f0-9]{34}', // New Relic, Grafana, Postman
  '[MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38}|\\d{8,10}:AA[A-Za-z0-9_-]{33}', // Discord, Telegram
  '[a-z]{2,12}_(?:prod|live|prd|secret|sk|pat|key|token)_[A-Za-z0-9]{20,200}', // the common scheme
  'secret_[A-Za-z0-9]{43}|ntn_[A-Za-z0-9]{46}', // Notion
].join('|');
const PREFIXED = new RegExp(`(?<![\\w-])(?:${KNOWN})(?![A-Za-z0-9_])`, 'g');

const PRIVATE_KEY = '-----BEGIN ';
const BLOCK_HEAD = /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/y;
const BLOCK_END = /-----END (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
/** A private key is no longer than this; one without its end is taken this far at most. */
const LONGEST_BLOCK = 16_384;

const VALUE = /(?:Bearer |Basic |Token )?([A-Za-z0-9_+/=~.-]{8,400})/iy;
const URL_CREDENTIALS = '://';
const LONGEST_SCHEME = 24;

/** Keys and tokens that let a program act for somebody: known forms, private keys, labelled random values. */
export const apiKey: Detector = {
  id: 'api-key',
  entity: 'API_KEY',
  version: 1,
  stage: 'structure',
  prefilter: 'always',
  regions: [],
  sources: ['Issuers’ documentation of key formats', 'RFC 7519 (JWT); RFC 6750 (Bearer); RFC 7468 (PEM)'],
  find(view: TextView): Match[] {
    const { text } = view;
    const matches: Match[] = [];
    const add = (start: number, end: number, ...evidence: Evidence[]): void => {
      matches.push({ start, end, confidence: evidence.includes('format') ? 'certain' : 'likely', evidence });
    };
    for (const run of longRuns(view)) {
      for (const found of text.slice(run.start, run.end).matchAll(PREFIXED)) {
        const value = found[0].replace(/[-.]{1,4}$/, '');
        if (!/\d/.test(value) || /x{5}|(.)\1{6}|\.{3}/i.test(value) || !looksLikeKey(value)) continue;
        add(run.start + found.index, run.start + found.index + value.length, 'format');
      }
    }
    for (let at = text.indexOf(PRIVATE_KEY); at >= 0; at = text.indexOf(PRIVATE_KEY, at + 1)) {
      BLOCK_HEAD.lastIndex = at;
      if (!BLOCK_HEAD.test(text)) continue;
      const block = text.slice(at, at + LONGEST_BLOCK);
      BLOCK_END.lastIndex = 0;
      const close = BLOCK_END.exec(block);
      add(at, at + (close ? close.index + close[0].length : bodyEnd(block)), 'format');
      at += close ? close.index : 1;
    }
    for (const term of termsOf(view, 'api-key')) {
      const { at, link } = bridge(text, term.end);
      VALUE.lastIndex = at;
      const found = VALUE.exec(text);
      const value = found?.[1]?.replace(/[.=-]{1,4}$/, '') ?? '';
      if (!found || !isSecret(value, term.phrase, link)) continue;
      const start = at + found[0].length - (found[1] as string).length;
      add(start, start + value.length, 'label', 'entropy');
    }
    return matches;
  },
  compact: (value) => value.replace(/\s/g, ''),
};

/** End of the lines of base64 behind the head of a key whose end is missing. */
function bodyEnd(block: string): number {
  return /^[^\n]{0,60}-----(?:\s{0,2}[A-Za-z0-9+/=]{16,76}){0,200}/.exec(block)?.[0].length ?? 0;
}

/** Weak words ("token", "secret") and loose links ask for longer values. */
function isSecret(value: string, label: string, link: 'sign' | 'copula' | 'none'): boolean {
  const weak = !/[ ]|api|bearer/.test(label);
  if (value.length < (weak || link === 'none' ? 16 : 12)) return false;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return !weak || label === 'token';
  return !/^[\w-]+(?:\.[\w-]+)+$/.test(value) || value.length >= 24 ? looksRandom(value, 3) : false;
}

/** A prefix alone may also open an identifier in code: `live_update_of_the_page_for_all_users`. */
function looksLikeKey(value: string): boolean {
  return !/^(?:live|test|key|secret|sk)[_-]/.test(value) || looksRandom(value, 3);
}

/** Where `user:password@` of a URL stands, for the password and username detectors. */
export function* urlCredentials(
  text: string,
): Generator<{ user: [number, number]; password: [number, number] }> {
  const authority = /([^\s:/@?#"'<>]{1,64}):([^\s/@?#"'<>]{1,128})@[\w.-]{1,253}/y;
  for (let at = text.indexOf(URL_CREDENTIALS); at >= 0; at = text.indexOf(URL_CREDENTIALS, at + 3)) {
    if (!/[a-z][a-z0-9+.-]{1,20}$/i.test(text.slice(Math.max(0, at - LONGEST_SCHEME), at))) continue;
    authority.lastIndex = at + URL_CREDENTIALS.length;
    const found = authority.exec(text);
    if (!found) continue;
    const start = at + URL_CREDENTIALS.length;
    const split = start + (found[1] as string).length;
    yield { user: [start, split], password: [split + 1, split + 1 + (found[2] as string).length] };
  }
}
