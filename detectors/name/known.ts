import type { KnownPerson } from '../contract.ts';
import { BARRED, CUES, FIRM, HOUSE, LEGAL_FORM, PARTICLE, WEAK_PARTICLE } from './cues.ts';
import { ANY_NAME, COMMON, DOUBTFUL, hashWord, lexicon } from './lexicon.ts';

/** Longest name of a known person that is read: what is longer is no name. */
const MAX_LENGTH = 120;

/** Hashes of the words in the names of known people: the requester's name and what the address tells. */
export function knownHashes(people: readonly KnownPerson[]): ReadonlySet<number> {
  const hashes = new Set<number>();
  for (const { name, email } of people) {
    if (name) addName(hashes, name.slice(0, MAX_LENGTH));
    if (email) addLocalPart(hashes, email.slice(0, Math.max(0, email.indexOf('@'))).slice(0, MAX_LENGTH));
  }
  return hashes;
}

/** A requester may be a firm or an office: its words are no names. */
function addName(hashes: Set<number>, name: string): void {
  const words = name.match(/\p{L}+/gu) ?? [];
  const cues = words.map((word) => CUES.get(hashWord(word)));
  if (cues.some((cue) => cue & (FIRM | LEGAL_FORM | HOUSE)) || name.includes('&')) return;
  for (const [index, word] of words.entries()) {
    const cue = cues[index] as number;
    if (word.length > 1 && !(cue & (BARRED | PARTICLE | WEAK_PARTICLE))) hashes.add(hashWord(word));
  }
}

function addLocalPart(hashes: Set<number>, local: string): void {
  for (const word of local.match(/\p{L}{3,}/gu) ?? []) {
    const bits = lexicon().get(hashWord(word));
    const cue = CUES.get(hashWord(word));
    if (bits & ANY_NAME && !(bits & (COMMON | DOUBTFUL)) && cue === 0) hashes.add(hashWord(word));
  }
}
