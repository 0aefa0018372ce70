import type { Glyph, Recognised } from '../../../model/recognised.ts';
import type { PageText } from '../page/readings.ts';

/**
 * What was read from a picture as text: lines as lines, words with a space between.
 *
 * @param first number that the reading gives its first glyph
 */
export function recognisedText(
  { lines }: Recognised,
  first = 0,
): { glyphs: readonly Glyph[]; reading: PageText } {
  const glyphs: Glyph[] = [];
  const text: string[] = [];
  const owners: number[] = [];
  const add = (characters: string, owner: number) => {
    text.push(characters);
    for (let i = 0; i < characters.length; i++) owners.push(owner);
  };
  for (const words of lines) {
    if (owners.length > 0) add('\n', -1);
    for (const [i, word] of words.entries()) {
      if (i > 0) add(' ', -1);
      for (const glyph of word.glyphs) {
        add(glyph.text, first + glyphs.length);
        glyphs.push(glyph);
      }
    }
  }
  return { glyphs, reading: { text: text.join(''), glyphs: owners } };
}
