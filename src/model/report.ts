/** A text of headed tables and paragraphs, to be written as Markdown or as a page that opens anywhere. */
export interface Report {
  readonly title: string;
  readonly language: string;
  /** Lines under the title. */
  readonly notes: readonly string[];
  readonly sections: readonly ReportSection[];
}

export interface ReportSection {
  readonly title: string;
  readonly paragraphs?: readonly string[];
  /** The first row is the head. */
  readonly table?: readonly (readonly string[])[];
}

/** Markdown (CommonMark with tables). What could be read as markup in a text is escaped. */
export function toMarkdown({ title, notes, sections }: Report): string {
  const parts = [`# ${escapeMarkdown(title)}`, ...notes.map(escapeMarkdown)];
  for (const section of sections) {
    parts.push(`## ${escapeMarkdown(section.title)}`, ...(section.paragraphs ?? []).map(escapeMarkdown));
    const [head, ...rows] = section.table ?? [];
    if (!head) continue;
    const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
    parts.push([line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

/** A page of its own: no script, nothing from elsewhere, every text escaped. */
export function toHtml({ title, language, notes, sections }: Report): string {
  const body = sections.map((section) => {
    const [head, ...rows] = section.table ?? [];
    const line = (cells: readonly string[], cell: 'td' | 'th') =>
      `<tr>${cells.map((text) => `<${cell}>${escapeHtml(text)}</${cell}>`).join('')}</tr>`;
    const table = head
      ? `<table><thead>${line(head, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('\n')}</tbody></table>`
      : '';
    const paragraphs = (section.paragraphs ?? []).map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
    return `<h2>${escapeHtml(section.title)}</h2>\n${paragraphs}${table}`;
  });
  return `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<style>${STYLE}</style></head>
<body><h1>${escapeHtml(title)}</h1>
${notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('\n')}
${body.join('\n')}
</body></html>
`;
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
h2{margin-top:2rem;font-size:1.2rem}p{white-space:pre-wrap;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:.3rem .6rem;text-align:left;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}
th{background:#f2f2f2}`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Line breaks as `<br>`, which tables allow too. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&').replace(/\r?\n/g, '<br>');
}
