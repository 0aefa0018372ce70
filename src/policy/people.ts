import { fold, tokensOf } from './words.ts';

/** Words that stand in a name or before it and tell nobody from anybody. */
const PARTICLES = new Set(
  (
    'van von der den de het t ten ter te du des di da dos el al la le zu zum und en of ' +
    'mr mrs ms miss dr drs ir ing mw mevr mevrouw dhr heer meneer herr frau mme mlle monsieur madame prof sir'
  ).split(' '),
);

/** How well a written name fits a person's: `full` first and last name, `part` some of it and nothing else. */
export type NameFit = 'full' | 'part' | 'no';

/** Compares written names with one person's name. */
export function nameMatcher(name: string): (written: string) => NameFit {
  const own = nameWords(name);
  const [first, last] = [own[0], own.at(-1)];
  return (written) => {
    const words = nameWords(written);
    if (words.length === 0 || first === undefined) return 'no';
    const fits = (word: string) => own.includes(word) || own.some((w) => word.length === 1 && w[0] === word);
    const ends = fitsEnds(words, own);
    if (own.length > 1 && words.length > 1 && ends && words.some((word) => word === first || word === last)) {
      return 'full';
    }
    const known = words.every(fits) && words.some((word) => word.length > 1 && own.includes(word));
    return known ? (own.length > 1 && words.length === 1 ? 'part' : 'full') : 'no';
  };
}

/** Middle names may differ; the first name (or its initial) and one of the last names may not. */
function fitsEnds(words: readonly string[], own: readonly string[]): boolean {
  const [first, ownFirst] = [words[0] ?? '', own[0] ?? ''];
  const begins = first === ownFirst || (first.length === 1 && ownFirst.startsWith(first));
  return begins && own.slice(1).some((word) => words.slice(1).includes(word));
}

function nameWords(name: string): string[] {
  return tokensOf(name)
    .map(({ key }) => key)
    .filter((word) => !PARTICLES.has(word) && !/^\d+$/.test(word));
}

/** The letters of the part before the `@`, for comparison with names. */
export function localPart(email: string): string {
  return fold(email.slice(0, Math.max(0, email.indexOf('@')))).replaceAll(/[^a-z]/g, '');
}

/** Fewest letters of a name that make an address look like its owner's: shorter ones stand in any word. */
const TELLING_LETTERS = 4;

/** Whether an address seems to be this person's: their first or last name is part of it. */
export function addressFitsName(email: string, name: string): boolean {
  const letters = localPart(email);
  const words = nameWords(name);
  return [words[0], words.at(-1)].some(
    (word) =>
      word !== undefined &&
      word.length >= TELLING_LETTERS &&
      letters.includes(word.replaceAll(/[^a-z]/g, '')),
  );
}
