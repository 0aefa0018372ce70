/**
 * Letters of other scripts that look like Latin ones, in words where only Latin ones make sense. One for
 * one, so offsets stay. From Unicode's confusables.txt (UTS #39), cut down to single letters, with the
 * lower-case Cyrillic and Greek letters that generators of look-alike text use beside them.
 */
const PAIRS: readonly (readonly [from: string, to: string])[] = [
  ['АВСЕНІЈКМОРЅТХУҮԌЅҺԚԜӀ', 'ABCEHIJKMOPSTXYYGSHQWI'],
  ['асеіјорѕхуүһԁԛԝӏкмтвнгӓӧї', 'aceijopsxyyhdqwlkmtbhräöï'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['αονιρκυτεηγωχϲϳ', 'aovipkutenywxcj'],
  ['ɑɡɩᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'agiABCDEFGHIJKLMNOPRSTUVWYZ'],
  ['օոսհցՕՍԼ', 'onuhgOUL'],
  ['ᎪᎬᎻᎷᏃᏚᏞᏟᏢᏦᏴᎡᎢᎠᎳ', 'AEHMZSLCPKBRTDW'],
];
const LATIN = new Map<string, string>(
  PAIRS.flatMap(([from, to]) => [...from].map((letter, i) => [letter, to[i] as string] as const)),
);

/** IPA, Greek, Cyrillic, Armenian, Cherokee, phonetic extensions, small capitals. */
const FOREIGN = /[\u0250-\u02af\u0370-\u058f\u13a0-\u13f5\u1d00-\u1d7f\ua730\ua731]/g;
/** What a word, address or number is made of; line breaks and spaces are not. */
const INSIDE = /[\p{L}\p{M}\p{N}@._+'-]/u;

interface Token {
  readonly start: number;
  readonly end: number;
  readonly latin: boolean;
  readonly alike: boolean;
}

/**
 * Replaces look-alikes in every token that also has a Latin letter or a digit, and, in a text without a
 * single word that is truly Greek, Cyrillic or the like, in all tokens made of look-alikes alone.
 */
export function latinise(text: string): string {
  FOREIGN.lastIndex = 0;
  if (!FOREIGN.test(text)) return text;
  const tokens: Token[] = [];
  let end = 0;
  FOREIGN.lastIndex = 0;
  while (FOREIGN.test(text)) {
    let start = FOREIGN.lastIndex - 1;
    while (start > end && INSIDE.test(text[start - 1] as string)) start--;
    end = FOREIGN.lastIndex;
    while (end < text.length && INSIDE.test(text[end] as string)) end++;
    tokens.push(tokenOf(text, start, end));
    FOREIGN.lastIndex = end;
  }
  const foreign = tokens.some((token) => !token.alike && !token.latin);
  let out = '';
  let read = 0;
  for (const token of tokens) {
    if (!token.alike || (foreign && !token.latin)) continue;
    out += text.slice(read, token.start);
    for (let at = token.start; at < token.end; at++) out += LATIN.get(text[at] as string) ?? text[at];
    read = token.end;
  }
  return out + text.slice(read);
}

function tokenOf(text: string, start: number, end: number): Token {
  let latin = false;
  let alike = true;
  for (let at = start; at < end; at++) {
    const char = text[at] as string;
    if (/[A-Za-z0-9@]/.test(char)) latin = true;
    else if (char >= '\u0250' && /\p{L}/u.test(char) && !LATIN.has(char)) alike = false;
  }
  return { start, end, latin, alike };
}
