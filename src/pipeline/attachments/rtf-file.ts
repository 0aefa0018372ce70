import { type Budget, type ReadFile, Withheld } from './format.ts';
import { rtfTokens } from './rtf-tokens.ts';
import { readSource } from './syntax.ts';

/** Groups that nobody needs to read the text: data about the file, pictures, other files, addresses of links. */
const DROPPED = new Set(
  (
    'info pict object objdata result nonshppict shppict template filetbl fldinst datafield docvar userprops ' +
    'xmlnstbl themedata datastore factoidname formfield mailmerge fontemb fontfile do shpinst'
  ).split(' '),
);

/** Groups that may be passed over by programs that do not know them, and yet make lists and styles what they are. */
const KEPT = new Set(['listtable', 'listoverridetable', 'cs', 'ts', 'pn', 'pnseclvl', 'list', 'listpicture']);

/**
 * Reads rich text. What is dropped is cut out before: pictures, objects, comments, links' addresses, data about the
 * file, and whatever a program may pass over.
 *
 * @throws Withheld
 */
export function readRtfFile(bytes: Uint8Array, budget: Budget): ReadFile {
  const before = Buffer.from(bytes).toString('latin1');
  const source = withoutDropped(before);
  budget.source(source.length);
  // Read once: what cannot be read is withheld now.
  readSource('rtf', source);
  return {
    pieces: [{ path: '', source, syntax: 'rtf' }],
    mediaType: 'application/rtf',
    kinds: ['rtf'],
    stripped: source !== before,
    write: async ([after = '']) => Buffer.from(after, 'latin1'),
  };
}

/** The outermost group, without the groups that are dropped. */
function withoutDropped(source: string): string {
  const kept: string[] = [];
  let depth = 0;
  let copied = 0;
  let dropping: number | undefined;
  /** Offset of a group that has just begun, and whether it may be passed over. */
  let begun: { readonly start: number; isOptional: boolean } | undefined;
  for (const token of rtfTokens(source)) {
    if (depth === 0 && token.kind !== 'open') throw new Withheld('unreadable');
    if (token.kind === 'open') {
      depth++;
      begun = { start: token.start, isOptional: false };
      continue;
    }
    if (token.kind === 'control' && begun) {
      if (token.word === '*') {
        begun.isOptional = true;
        continue;
      }
      const isDropped = DROPPED.has(token.word) || (begun.isOptional && !KEPT.has(token.word));
      if (isDropped && dropping === undefined) {
        kept.push(source.slice(copied, begun.start));
        dropping = depth;
      }
    }
    begun = undefined;
    if (token.kind !== 'close') continue;
    if (dropping === depth) {
      copied = token.end;
      dropping = undefined;
    }
    if (--depth === 0) {
      kept.push(source.slice(copied, token.end));
      return kept.join('');
    }
  }
  throw new Withheld('unreadable');
}
