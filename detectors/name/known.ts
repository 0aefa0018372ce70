import type { KnownPerson } from '../contract.ts';
import { BARRED, CUES, FIRM, HOUSE, isBarredWord, LEGAL_FORM, PARTICLE, WEAK_PARTICLE } from './cues.ts';
import { ANY_NAME, COMMON, DOUBTFUL, FIRST, hashWord, lexicon, SURNAME } from './lexicon.ts';

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

/** Whether the name of a requester may be a person's: firms and offices write too. */
export function isPersonal(name: string): boolean {
  if (name.includes('&')) return false;
  return !(name.match(/\p{L}+/gu) ?? []).some((word) => {
    const hash = hashWord(word);
    const cue = CUES.get(hash);
    // "Facilities Desk", "Bestellungen Team"
    if (cue & BARRED && !(cue & (PARTICLE | WEAK_PARTICLE)) && !(lexicon().get(hash) & ANY_NAME)) return true;
    // "Hall", "Bos" and "Park" are surnames as well as houses.
    return cue & LEGAL_FORM || (cue & (FIRM | HOUSE) && !(lexicon().get(hash) & (FIRST | SURNAME)));
  });
}

function addName(hashes: Set<number>, name: string): void {
  if (!isPersonal(name)) return;
  const words = name.match(/\p{L}+/gu) ?? [];
  const cues = words.map((word) => CUES.get(hashWord(word)));
  for (const [index, word] of words.entries()) {
    const cue = cues[index] as number;
    if (word.length > 1 && !(cue & (BARRED | PARTICLE | WEAK_PARTICLE)) && !isBarredWord(word))
      hashes.add(hashWord(word));
  }
}

function addLocalPart(hashes: Set<number>, local: string): void {
  for (const word of local.match(/\p{L}{3,}/gu) ?? []) {
    const bits = lexicon().get(hashWord(word));
    const cue = CUES.get(hashWord(word));
    if (bits & ANY_NAME && !(bits & (COMMON | DOUBTFUL)) && cue === 0) hashes.add(hashWord(word));
  }
}
