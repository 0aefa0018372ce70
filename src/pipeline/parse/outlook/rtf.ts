import { decodeText } from '../charset.ts';

/** Destinations without text for the reader. */
const UNSHOWN = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'themedata',
  'datastore',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'generator',
  'xmlnstbl',
  'fldinst',
]);

const SIGNS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  page: '\n',
  sect: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  '~': '\u00a0',
  _: '-',
  '-': '',
};

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

interface Group {
  readonly shown: boolean;
  /** Fallback characters that follow each `\u`. */
  readonly fallback: number;
}

/**
 * The text of a Rich Text document (RTF 1.9.1), as Latin-1 as it is stored. HTML that Outlook wrapped in it
 * ([MS-OXRTFEX]) loses its tags: what people read stands between them.
 */
export function rtfText(rtf: string): string {
  const charset = `windows-${/\\ansicpg(\d{3,5})/.exec(rtf)?.[1] ?? '1252'}`;
  const stack: Group[] = [];
  let group: Group = { shown: true, fallback: 1 };
  let isWrapping = false;
  let skip = 0;
  let isStart = false;
  let out = '';
  let bytes: number[] = [];
  const flush = (): void => {
    if (bytes.length > 0) out += decodeText(Uint8Array.from(bytes), charset).text;
    bytes = [];
  };
  const write = (text: string): void => {
    flush();
    if (group.shown && !isWrapping) out += text;
  };
  for (const [, word, number, hex, sign, brace, text] of rtf.matchAll(TOKEN)) {
    const begins = isStart;
    isStart = false;
    if (brace === '{') {
      stack.push(group);
      isStart = true;
    } else if (brace === '}') {
      flush();
      group = stack.pop() ?? group;
    } else if (hex !== undefined) {
      if (skip > 0) skip--;
      else if (group.shown && !isWrapping) bytes.push(Number.parseInt(hex, 16));
    } else if (text !== undefined) {
      const shown = text.slice(Math.min(skip, text.length));
      skip = Math.max(0, skip - text.length);
      write(decodeText(Buffer.from(shown, 'latin1'), charset).text);
    } else if (sign === '*' && begins) {
      group = { ...group, shown: false };
    } else if (sign !== undefined) {
      write(SIGNS[sign] ?? sign);
    } else if (word === 'u' && number !== undefined) {
      write(String.fromCharCode(Number(number) & 0xffff));
      skip = group.fallback;
    } else if (word === 'uc') {
      group = { ...group, fallback: Math.min(Math.max(Number(number ?? 1), 0), 8) };
    } else if (word === 'htmlrtf') {
      isWrapping = number !== '0';
    } else if (word !== undefined) {
      if (begins && UNSHOWN.has(word)) group = { ...group, shown: false };
      else if (SIGNS[word] !== undefined) write(SIGNS[word]);
    }
  }
  flush();
  return out.replace(/\n{3,}/g, '\n\n').trim();
}
