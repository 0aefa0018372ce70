import type { Span, TextView } from './contract.ts';
import { Taken } from './taken.ts';

const SCHEME = /(?:https?|ftp|sftp|ssh):\/\/$/i;
const LONGEST_SCHEME = 8;
const BODY = /[^\s<>"'`{}|\\^]{1,2048}/y;
const WWW = 'www.';

const found = new WeakMap<TextView, readonly Span[]>();

/** Web addresses of a text, without the punctuation of the sentence around them. Sought once per text. */
export function urlsOf(view: TextView): readonly Span[] {
  let urls = found.get(view);
  if (!urls) {
    urls = seek(view.text);
    found.set(view, urls);
  }
  return urls;
}

function seek(text: string): Span[] {
  const urls: Span[] = [];
  const taken = new Taken();
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const scheme = SCHEME.exec(text.slice(Math.max(0, at + 3 - LONGEST_SCHEME), at + 3));
    if (scheme) push(text, at + 3 - scheme[0].length, urls, taken);
  }
  for (let at = text.indexOf(WWW); at >= 0; at = text.indexOf(WWW, at + 4)) {
    if (!/[\w/.@-]/.test(text[at - 1] ?? ' ')) push(text, at, urls, taken);
  }
  // Social profiles are also written without scheme: "linkedin.com/in/…".
  for (const site of SITES) {
    for (let at = text.indexOf(site); at >= 0; at = text.indexOf(site, at + site.length)) {
      if (!/[\w/.@-]/.test(text[at - 1] ?? ' ')) push(text, at, urls, taken);
    }
  }
  return urls.sort((a, b) => a.start - b.start);
}

const SITES = [
  'linkedin.com/',
  'facebook.com/',
  'instagram.com/',
  'github.com/',
  'x.com/',
  'wa.me/',
  't.me/',
];

function push(text: string, start: number, urls: Span[], taken: Taken): void {
  BODY.lastIndex = start;
  const run = BODY.exec(text)?.[0];
  if (!run) return;
  let end = start + run.length;
  const bracket = run.indexOf(')');
  if (bracket >= 0 && !run.slice(0, bracket).includes('(')) end = start + bracket;
  while (/[.,;:!?*_]/.test(text[end - 1] as string) || unbalanced(text.slice(start, end))) end--;
  if (taken.take({ start, end })) urls.push({ start, end });
}

function unbalanced(url: string): boolean {
  if (url.endsWith(')')) return !url.includes('(');
  return url.endsWith(']') && !url.includes('[');
}
