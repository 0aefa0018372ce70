import { finished } from 'node:stream';
import mailsplit from '@zone-eu/mailsplit';
import libqp from 'libqp';
import { PipelineError } from '../../ports/pipeline.ts';
import { MAX_HEADER_BYTES, MAX_MIME_PARTS } from './limits.ts';
import { areApart, hasOddBytes, isBlankOutside, isRegular } from './regular.ts';

type MimeNode = InstanceType<typeof mailsplit.MimeNode>;
export type HeaderLines = InstanceType<typeof mailsplit.Headers>;

/** One MIME part as the splitter found it. Bodies are as received: transfer encoding and charset still on. */
export interface MimeEntity {
  /** Part number: `1`, `1.2`; empty for a message that is a multipart itself. */
  readonly path: string;
  readonly headers: HeaderLines;
  /** Lower case, without parameters. `text/plain` when the header is missing. */
  readonly contentType: string;
  readonly charset: string | undefined;
  readonly encoding: string;
  readonly disposition: string | undefined;
  readonly filename: string | undefined;
  readonly flowed: boolean;
  readonly delSp: boolean;
  /** `mixed`, `alternative` …, for parts that have parts. */
  readonly multipart: string | undefined;
  readonly children: readonly MimeEntity[];
  readonly body: Buffer;
}

/** A message split into its parts. */
export interface MimeMessage {
  readonly root: MimeEntity;
  /** The structure is damaged: a delimiter is missing. */
  readonly broken: boolean;
  /** Readers may disagree on it: a header that must be single is not, an encoding is unknown. */
  readonly ambiguous: boolean;
  /** Every reader finds the same in it; a second reading tells nothing new. */
  readonly regular: boolean;
  /** What stands outside of the parts: before, between and behind them. */
  readonly outside: string;
}

interface Building {
  readonly node: MimeNode;
  readonly children: Building[];
  readonly chunks: Buffer[];
}

/**
 * Splits a message into its MIME tree. Nested messages stay whole: whoever wants them calls again with their
 * body.
 *
 * @throws PipelineError `unreadable` when the splitter's limits are passed or there is no header at all
 */
export async function splitMime(raw: Uint8Array): Promise<MimeMessage> {
  const structure: Buffer[] = [];
  const root = await collect(raw, structure);
  const delimiters = Buffer.concat(structure).toString('latin1');
  let broken = false;
  let ambiguous = false;
  let regular = !hasOddBytes(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  const boundaries: string[] = [];
  const lines = delimiters.split('\n').map((line) => line.trimEnd());
  const times = new Map<string, number>();
  for (const line of lines) if (line.startsWith('--')) times.set(line, (times.get(line) ?? 0) + 1);

  const build = ({ node, children, chunks }: Building, path: string): MimeEntity => {
    const boundary = node._boundary ? node._boundary.toString('latin1') : undefined;
    const headers = node.headers || new mailsplit.Headers('');
    const isMultipart = node.multipart !== false && children.length > 0;
    if (node.multipart !== false && !(isMultipart && delimiters.includes(`--${boundary}--`))) broken = true;
    if (isAmbiguous(node, headers)) ambiguous = true;
    const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    const contentType = node.contentType || 'text/plain';
    const charset = node.charset || undefined;
    const encoding = node.encoding || '';
    if (boundary !== undefined) boundaries.push(boundary);
    // The splitter drops a part that ends within its header; others show it.
    const begun = boundary === undefined ? 0 : times.get(`--${boundary}`);
    if ((begun ?? 0) !== children.length) regular = false;
    regular &&= isRegular({ headers, contentType, encoding, charset, boundary, body });
    return {
      path: isMultipart ? path : path || '1',
      headers,
      // A multipart without parts is shown as text by some readers, so it is read as text.
      contentType: node.multipart !== false && !isMultipart ? 'text/plain' : contentType,
      charset,
      encoding,
      disposition: node.disposition || undefined,
      filename: node.filename || undefined,
      flowed: node.flowed,
      delSp: node.delSp,
      multipart: isMultipart ? node.multipart || 'mixed' : undefined,
      children: children.map((child, i) => build(child, path === '' ? `${i + 1}` : `${path}.${i + 1}`)),
      body,
    };
  };
  const entity = build(root, '');
  if (!entity.headers.getList().some(({ key }) => /^[!-9;-~]+$/.test(key)))
    throw new PipelineError('unreadable');
  const outside = outsideOf(lines, boundaries);
  regular &&= !broken && !ambiguous && areApart(boundaries) && isBlankOutside(outside);
  return { root: entity, broken, ambiguous, regular, outside };
}

function collect(raw: Uint8Array, structure: Buffer[]): Promise<Building> {
  const splitter = new mailsplit.Splitter({
    ignoreEmbedded: true,
    maxHeadSize: MAX_HEADER_BYTES,
    maxChildNodes: MAX_MIME_PARTS,
  });
  const all = new Map<MimeNode, Building>();
  let root: Building | undefined;
  let latest: Building | undefined;
  return new Promise((resolve, reject) => {
    splitter.on('data', (chunk: mailsplit.SplitterChunk) => {
      if (chunk.type === 'node') {
        latest = { node: chunk, children: [], chunks: [] };
        all.set(chunk, latest);
        root ??= latest;
        const parent = chunk.parentNode ? all.get(chunk.parentNode) : undefined;
        if (parent && parent !== latest) parent.children.push(latest);
      } else if (chunk.type === 'body') {
        latest?.chunks.push(chunk.value);
      } else {
        structure.push(chunk.value);
        // Kept in case no part follows.
        if (latest?.node.multipart) latest.chunks.push(chunk.value);
      }
    });
    finished(splitter, (error) => (root && !error ? resolve(root) : reject(new PipelineError('unreadable'))));
    splitter.end(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  });
}

/** The lines that delimit nothing. */
function outsideOf(lines: readonly string[], boundaries: readonly string[]): string {
  const delimiters = new Set(boundaries.flatMap((boundary) => [`--${boundary}`, `--${boundary}--`]));
  return lines.filter((line) => !delimiters.has(line)).join('\n');
}

const ENCODINGS = new Set(['', '7bit', '8bit', 'binary', 'base64', 'quoted-printable']);
const SINGLE_HEADERS = [
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
  'subject',
  'from',
];

function isAmbiguous(node: MimeNode, headers: MimeEntity['headers']): boolean {
  if (!ENCODINGS.has(node.encoding || '')) return true;
  const names = headers.getList().map(({ key }) => key);
  return SINGLE_HEADERS.some((name) => names.indexOf(name) !== names.lastIndexOf(name));
}

/** The body of a part without its transfer encoding. An unknown encoding is read as none. */
export function decodedBody(entity: Pick<MimeEntity, 'encoding' | 'body'>): Buffer {
  if (entity.encoding === 'base64') return Buffer.from(entity.body.toString('latin1'), 'base64');
  if (entity.encoding === 'quoted-printable') return libqp.decode(entity.body);
  return entity.body;
}
