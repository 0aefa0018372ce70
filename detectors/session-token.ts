import type { Detector, Match, TextView } from './contract.ts';
import { looksRandom } from './entropy.ts';
import { longRuns } from './long-runs.ts';
import { Taken } from './taken.ts';

/** Names under which web platforms keep sessions, in cookies, URLs and logs; then any `…session…=`. */
const SESSION =
  /(?<![\w-])((?:PHPSESSID|JSESSIONID|ASPSESSIONID[A-Z]{8}|ASP\.NET_SessionId|CFTOKEN|laravel_session|connect\.sid|csrftoken|XSRF-TOKEN|remember_token|auth_token|access_token|id_token|refresh_token|wordpress_logged_in_[0-9a-f]{32}|wordpress_sec_[0-9a-f]{32}|(?:__Host-|__Secure-)?[A-Za-z0-9_.-]{0,24}(?:sess(?:ion)?(?:_?id)?|sid|auth|token)))(?:=|["']?: ?["'])([A-Za-z0-9%._+/~|-]{16,1024})/gi;
/** Header lines whose cookies are taken whole. */
const COOKIE_HEADER = /(?:^|\n|["'])(?:set-)?cookie: ?([^\s=;]{1,64})=([^\s;"']{8,1024})/gi;
const LONGEST_NAME = 72;
const HINTS = /sess|sid|token|cookie|auth/i;

/** Values that let their bearer act in somebody's open session. */
export const sessionToken: Detector = {
  id: 'session-token',
  entity: 'SESSION_TOKEN',
  version: 1,
  stage: 'structure',
  prefilter: 'digit',
  regions: [],
  sources: [
    'RFC 6265 (cookies)',
    'Default cookie names of PHP, Java EE, ASP.NET, Laravel, Express, WordPress',
  ],
  find(view: TextView): Match[] {
    const { text } = view;
    const matches: Match[] = [];
    const taken = new Taken();
    let read = 0;
    for (const run of longRuns(view)) {
      // The name may stand before the run: `"session_id": "…"`, `Cookie: name=…`.
      const from = Math.max(read, run.start - LONGEST_NAME);
      read = run.end;
      const window = text.slice(from, run.end);
      if (!HINTS.test(window)) continue;
      for (const pattern of [SESSION, COOKIE_HEADER]) {
        for (const found of window.matchAll(pattern)) {
          const value = (found[2] as string).replace(/[.|-]{1,4}$/, '');
          if (!looksRandom(value, 2.8)) continue;
          const end = from + found.index + found[0].length - (found[2] as string).length + value.length;
          const start = end - value.length;
          if (!taken.take({ start, end })) continue;
          matches.push({ start, end, confidence: 'certain', evidence: ['label', 'entropy'] });
        }
      }
    }
    return matches;
  },
  compact: (value) => value,
};
