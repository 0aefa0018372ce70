const BEGIN = '-----BEGIN PGP MESSAGE-----';
const END = '-----END PGP MESSAGE-----';

/**
 * A text without its PGP messages (RFC 9580, 6.2): what cannot be read cannot be passed on. What stands around
 * them stays; an armour that never ends takes the rest with it.
 */
export function withoutArmour(text: string): string {
  let out = '';
  let position = 0;
  for (let begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, position)) {
    const end = text.indexOf(END, begin);
    out += text.slice(position, begin);
    position = end < 0 ? text.length : end + END.length;
  }
  return position === 0 ? text : out + text.slice(position);
}
