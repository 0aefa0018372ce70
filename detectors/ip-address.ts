import { isIPv4, isIPv6 } from 'node:net';
import { candidates } from './candidates.ts';
import { standing } from './context.ts';
import type { Detector, Match, TextView } from './contract.ts';

const V4 = /(?<![\w.@-]|[\d,]\.)\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\w)/g;
/** Runs of hexadecimal groups and colons; `net.isIPv6` judges them. */
const V6 = /(?<![\w:.])[0-9a-f:]{0,4}:[0-9a-f:]{1,34}(?::\d{1,3}(?:\.\d{1,3}){3})?(?![\w:]|\.\d)/gi;
/** Longest IPv6 text form, with room for the port or prefix behind it. */
const LONGEST = 48;

/** Resolvers and anycast addresses that belong to nobody's home. */
const PUBLIC_RESOLVERS = new Set(
  (
    '8.8.8.8 8.8.4.4 1.1.1.1 1.0.0.1 1.1.1.2 1.0.0.2 1.1.1.3 1.0.0.3 9.9.9.9 9.9.9.10 149.112.112.112 149.112.112.10 ' +
    '208.67.222.222 208.67.220.220 208.67.222.123 208.67.220.123 4.2.2.1 4.2.2.2 4.2.2.3 4.2.2.4 94.140.14.14 94.140.15.15 ' +
    '2001:4860:4860::8888 2001:4860:4860::8844 2606:4700:4700::1111 2606:4700:4700::1001 2620:fe::fe 2620:fe::9'
  ).split(' '),
);

/** A version, a section or an outline number stands here, whatever the shape. */
const VERSION_BEFORE =
  /(?:\b(?:versie|version|versions?nummer|ver|vers|v|build|release|rel|firmware|fw|software|update|upgrade|php|mysql|mariadb|nginx|apache|plugin|driver|treiber|pilote|app|regel|rule|règle|sectie|section|abschnitt|artikel|article|art|paragraaf|paragraph|hoofdstuk|chapter|kapitel|chapitre|clause|oid|snmp|patch|chrome|chromium|firefox|edge|safari|opera|webkit|rv|os|kernel|bios|ios|android|windows|macos|odoo|wordpress|magento)(?:[ .:=/#-]{1,3}(?:is|naar|to|auf|vers|op|on|von|van|from|was|nr\.?|version|versie)|[ .:=/#-]{0,3})[ ]?[v(]?|§ ?)$/iu;
const VERSION_BEHIND = /^ ?(?:\(?(?:build|release|beta|rc\d?|alpha|firmware)\b)/i;
const LONGEST_CUE = 48;
const REPORTS_AS_VERSION = /\b(?:firmware|version|versie|software)\b[^.;\n]{0,40}$/i;

/** What routes or answers for everybody: "gw 81.164.92.1", "<fw>86.84.0.15</fw>", "via hop 195.…". */
const MACHINE_BEFORE =
  /(?:(?<![\w-])(?:gw|gateway|default route|next hop|hop|dns|dns-server|nameserver|ns\d?|resolver|ntp|mx|relay|upstream|nat|poort|passerelle|broadcast|subnet|netmask|masker|mask|fw|firmware)\b[ \t]?(?:ip|is|=|:)?[ \t:=>]{0,3}|<(?:fw|firmware|gw|dns|version)>)$/i;

/** Words that make an address from a documentation or private range somebody's own. */
const OWN =
  /\b(?:(?:mijn|mn|m'n|ons|onze|my|our|mein|meine|unsere|mon|notre)(?: \p{L}+)? (?:ip|ipv4|ipv6)|ip[ -]?(?:adres|address|adresse)? (?:is|was|ist|war|est|lautet)|(?:thuis|home|zuhause)[ -]?ip)\b[^\n]{0,20}$/iu;
/** An address record names a server, in zone files and in the output of dig. */
const DNS_RECORD = /\bIN[ \t]+(?:A|AAAA)[ \t]+$|\bip[46]:$/;

/** IPv4 and IPv6 addresses that can lead to a person: loopback, unspecified and multicast are none. */
export const ipAddress: Detector = {
  id: 'ip-address',
  entity: 'IP_ADDRESS',
  version: 2,
  stage: 'structure',
  prefilter: 'digit',
  regions: [],
  sources: [
    'RFC 791; RFC 4291, 2.2 (text forms)',
    'RFC 6890 (special-purpose ranges)',
    'RFC 5737, RFC 3849 (documentation)',
  ],
  find(view: TextView): Match[] {
    const { text } = view;
    const matches: Match[] = [];
    for (const found of candidates(view, V4, { digits: 4, reach: 4 })) {
      if (!isIPv4(found[0])) continue;
      const confidence = judgeV4(view, found.index, found[0]);
      if (confidence) matches.push(match(found.index, found[0].length, confidence));
    }
    if (text.includes(':')) {
      for (const found of candidates(view, V6, { reach: LONGEST })) {
        const address = found[0].replace(/:$/, '');
        if (found[0].length > LONGEST || !isIPv6(address) || !/\d/.test(address)) continue;
        const confidence = judgeV6(text, found.index, address.toLowerCase());
        if (confidence) matches.push(match(found.index, address.length, confidence));
      }
    }
    return matches;
  },
  compact: (value) => value.toLowerCase(),
};

function match(start: number, length: number, confidence: 'possible' | 'certain'): Match {
  return {
    start,
    end: start + length,
    confidence,
    evidence: confidence === 'certain' ? ['format', 'range'] : ['format', 'context'],
  };
}

function judgeV4(view: TextView, start: number, address: string): 'possible' | 'certain' | undefined {
  const { text } = view;
  const [a, b, c] = address.split('.').map(Number) as [number, number, number];
  if (a === 0 || a === 127 || a >= 224 || PUBLIC_RESOLVERS.has(address) || /(?:^|\.)0\d/.test(address))
    return;
  const end = start + address.length;
  const before = text.slice(Math.max(0, start - LONGEST_CUE), start);
  if (
    VERSION_BEFORE.test(before) ||
    VERSION_BEHIND.test(text.slice(end, end + 12)) ||
    DNS_RECORD.test(before)
  )
    return;
  if (/^\/(?:[89]|1\d|2\d)\b/.test(text.slice(end, end + 4))) return;
  if (MACHINE_BEFORE.test(before)) return;
  const restricted =
    a === 10 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 192 && b === 0 && (c === 2 || c === 0)) ||
    (a === 198 && ((b === 51 && c === 100) || b === 18 || b === 19)) ||
    (a === 203 && b === 0 && c === 113);
  if (restricted) return OWN.test(before) ? 'possible' : undefined;
  const span = { start, end };
  if (REPORTS_AS_VERSION.test(before) && standing(view, span, ['ip']) !== 'label') return;
  if (/^(?:(?:[12]?\d|3[01])(?:\.|$)){4}/.test(address)) {
    // Four small numbers are a section or a version far more often than an address.
    return standing(view, span, ['ip']) === 'label' ? 'certain' : undefined;
  }
  return 'certain';
}

function judgeV6(text: string, start: number, address: string): 'possible' | 'certain' | undefined {
  if (/^[:0]*1?$/.test(address) || /^ff|^::ffff:|^64:ff9b:/.test(address) || PUBLIC_RESOLVERS.has(address))
    return;
  const before = text.slice(Math.max(0, start - LONGEST_CUE), start);
  if (DNS_RECORD.test(before)) return;
  // Clock times and ratios are hexadecimal groups too ("10::20" is not written, "12:30:45" is no address).
  if (/^::\d{1,2}$/.test(address)) return;
  if (/^(?:fe[89ab]|f[cd]|2001:0?db8:)/.test(address)) return OWN.test(before) ? 'possible' : undefined;
  return 'certain';
}
