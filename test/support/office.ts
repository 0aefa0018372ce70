import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';

/** A zip of files by name, made by the library itself. */
export async function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { readonly password?: string; readonly level?: number } = {},
): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { ...options, useWebWorkers: false });
  for (const [name, content] of Object.entries(files)) {
    await writer.add(
      name,
      typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content),
    );
  }
  return writer.close();
}

/** All that is in a zip and in the zips in it, names and comments included, as one text. */
export async function everythingInZip(bytes: Uint8Array): Promise<string> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const entries = await reader.getEntries();
  const found: string[] = [Buffer.from(reader.comment).toString('latin1')];
  for (const entry of entries) {
    found.push(entry.filename, entry.comment);
    if (entry.directory) continue;
    const content = await entry.getData(new Uint8ArrayWriter());
    const isZip = content[0] === 0x50 && content[1] === 0x4b;
    found.push(isZip ? await everythingInZip(content) : Buffer.from(content).toString('utf8'));
  }
  await reader.close();
  return found.join('\n');
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = 'application/vnd.openxmlformats-officedocument';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface OfficePart {
  /** Content type behind `application/vnd.openxmlformats-officedocument.`, or a whole one. */
  readonly type?: string;
  readonly content: string | Uint8Array;
}

/** A package of Office Open XML: parts by name, and the relationships of each by the name of their part. */
export function ooxml(
  parts: Readonly<Record<string, OfficePart>>,
  relations: Readonly<Record<string, readonly (readonly [type: string, target: string])[]>>,
): Promise<Uint8Array> {
  const overrides = Object.entries(parts).flatMap(([name, { type }]) => {
    if (!type) return [];
    const full = type.includes('/') ? type : `${TYPES}.${type}`;
    return [`<Override PartName="/${name}" ContentType="${full}"/>`];
  });
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
      `<Default Extension="bin" ContentType="application/octet-stream"/>${overrides.join('')}</Types>`,
  };
  for (const [name, list] of Object.entries(relations)) {
    const slash = name.lastIndexOf('/') + 1;
    const items = list.map(([type, target], i) => {
      const mode = target.includes(':') ? ' TargetMode="External"' : '';
      const full = type.includes('/') ? type : `${RELATIONS}/${type}`;
      return `<Relationship Id="rId${i + 1}" Type="${full}" Target="${target}"${mode}/>`;
    });
    files[`${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`] =
      `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
  }
  for (const [name, { content }] of Object.entries(parts)) {
    files[name] = typeof content === 'string' ? `${XML}${content}` : content;
  }
  return zipOf(files);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const CORE =
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"';

/** Properties of a file with the names of who wrote it. */
export function coreProperties(creator: string, title = ''): OfficePart {
  return {
    type: 'application/vnd.openxmlformats-package.core-properties+xml',
    content: `<cp:coreProperties ${CORE}><dc:title>${title}</dc:title><dc:creator>${creator}</dc:creator><cp:lastModifiedBy>${creator}</cp:lastModifiedBy></cp:coreProperties>`,
  };
}

/** A Word document with a body and whatever parts more. */
export function docx(
  body: string,
  parts: Readonly<Record<string, OfficePart>> = {},
  relations: readonly (readonly [string, string])[] = [],
): Promise<Uint8Array> {
  return ooxml(
    {
      'word/document.xml': {
        type: 'wordprocessingml.document.main+xml',
        content: `<w:document ${W} xmlns:r="${RELATIONS}"><w:body>${body}</w:body></w:document>`,
      },
      ...parts,
    },
    {
      '': [
        ['officeDocument', 'word/document.xml'],
        ...('docProps/core.xml' in parts
          ? [
              [
                'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
                'docProps/core.xml',
              ] as const,
            ]
          : []),
      ],
      'word/document.xml': relations,
    },
  );
}

/** A part of a Word document: `hdr`, `ftr`, `comments` … */
export function wordPart(root: string, kind: string, content: string): OfficePart {
  return { type: `wordprocessingml.${kind}+xml`, content: `<w:${root} ${W}>${content}</w:${root}>` };
}

const S = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"`;

/** A workbook: rows of each sheet as XML, the strings they share, and the formats of their cells. */
export function xlsx(
  sheets: Readonly<Record<string, { readonly rows: string; readonly hidden?: boolean }>>,
  strings: readonly string[],
  more: { readonly styles?: string; readonly workbook?: string } = {},
): Promise<Uint8Array> {
  const names = Object.keys(sheets);
  const list = names.map(
    (name, i) =>
      `<sheet name="${name}" sheetId="${i + 1}"${sheets[name]?.hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  );
  return ooxml(
    {
      'xl/workbook.xml': {
        type: 'spreadsheetml.sheet.main+xml',
        content: `<workbook ${S}><sheets>${list.join('')}</sheets>${more.workbook ?? ''}</workbook>`,
      },
      ...Object.fromEntries(
        names.map((name, i) => [
          `xl/worksheets/sheet${i + 1}.xml`,
          {
            type: 'spreadsheetml.worksheet+xml',
            content: `<worksheet ${S}><sheetData>${sheets[name]!.rows}</sheetData></worksheet>`,
          },
        ]),
      ),
      'xl/sharedStrings.xml': {
        type: 'spreadsheetml.sharedStrings+xml',
        content: `<sst ${S} count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
      },
      'xl/styles.xml': {
        type: 'spreadsheetml.styles+xml',
        content: `<styleSheet ${S}>${more.styles ?? ''}</styleSheet>`,
      },
    },
    {
      '': [['officeDocument', 'xl/workbook.xml']],
      'xl/workbook.xml': [
        ...names.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
        ['sharedStrings', 'sharedStrings.xml'],
        ['styles', 'styles.xml'],
      ],
    },
  );
}

const ODF_NAMES = ['office', 'text', 'table', 'meta', 'config', 'manifest']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** An OpenDocument file: content of its body (`<office:text>…`) and of its metadata. */
export function odf(kind: 'text' | 'spreadsheet', body: string, meta = ''): Promise<Uint8Array> {
  const namespaces = `${ODF_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"`;
  const type = `application/vnd.oasis.opendocument.${kind}`;
  const entries = [
    ['/', type],
    ['content.xml', 'text/xml'],
    ['meta.xml', 'text/xml'],
  ].map(
    ([path, media]) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${media}"/>`,
  );
  return zipOf({
    mimetype: type,
    'content.xml': `${XML}<office:document-content ${namespaces}><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    'meta.xml': `${XML}<office:document-meta ${namespaces}><office:meta>${meta}</office:meta></office:document-meta>`,
    'META-INF/manifest.xml': `${XML}<manifest:manifest ${ODF_NAMES} manifest:version="1.3">${entries.join('')}</manifest:manifest>`,
  });
}
