import { candidates } from './candidates.ts';
import { cuesBefore, mentions } from './context.ts';
import type { Detector, Match, TextView } from './contract.ts';

const MAC =
  /(?<![\w:-])(?:[0-9a-f]{2}(?:(:)[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}|(-)[0-9a-f]{2}(?:\2[0-9a-f]{2}){4})|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})(?![\w:-])/gi;
/** Twelve bare hexadecimal digits are one only behind the word. */
const BARE =
  /\bmac(?:[ -]?(?:adres|address|adresse|id|nr))?\.?[ ]?(?:is|ist|est|was|:|=)?[ ]?([0-9a-f]{12})(?![\w-])/gi;

/**
 * Addresses that stand in manuals, of Docker's networks, with all groups alike or in sequence, and RFC 7042's documentation
 * range: a device that has one is nobody's.
 */
const EXAMPLES =
  /^(?:(..)\1{5}|001122334455|112233445566|1a2b3c4d5e6f|001a2b3c4d5e|0123456789ab|123456789abc|aabbccddeeff|a1b2c3d4e5f6|deadbeef.{4}|00005e0053..|0242ac1.{5})$/;
/** A label of an example reaches no further than its line. */
const EXAMPLE_REACH = 60;

/** MAC addresses of devices; broadcast, multicast and textbook addresses are none. */
export const macAddress: Detector = {
  id: 'mac-address',
  entity: 'MAC_ADDRESS',
  version: 1,
  stage: 'structure',
  prefilter: 'digit',
  regions: [],
  sources: ['IEEE 802-2014, 8.1 (forms, group bit)', 'RFC 7042, 2.1.2 (documentation)'],
  find(view: TextView): Match[] {
    const matches: Match[] = [];
    for (const found of candidates(view, MAC, { digits: 1, reach: 18 })) {
      const hex = this.compact(found[0]);
      const isGroup = (Number.parseInt(hex.slice(0, 2), 16) & 1) === 1;
      const isNumber = found[0].includes('.') && !/[a-f]/.test(hex);
      if (isGroup || isNumber || EXAMPLES.test(hex) || isExample(view, found.index)) continue;
      matches.push({
        start: found.index,
        end: found.index + found[0].length,
        confidence: 'certain',
        evidence: ['format'],
      });
    }
    if (!mentions(view, ['mac'])) return matches;
    for (const found of candidates(view, BARE, { digits: 1, reach: 32 })) {
      const value = found[1] as string;
      if (EXAMPLES.test(value.toLowerCase())) continue;
      const end = found.index + found[0].length;
      matches.push({ start: end - value.length, end, confidence: 'likely', evidence: ['format', 'label'] });
    }
    return matches;
  },
  compact: (value) => value.toLowerCase().replace(/[^0-9a-f]/g, ''),
};

function isExample(view: TextView, start: number): boolean {
  const cue = cuesBefore(view, start).find(({ kinds }) => kinds.includes('example'));
  return (
    cue !== undefined && start - cue.end < EXAMPLE_REACH && !view.text.slice(cue.end, start).includes('\n')
  );
}
