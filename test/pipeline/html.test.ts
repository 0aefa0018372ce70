import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSource } from '../../src/pipeline/offsets.ts';
import { readHtml } from '../../src/pipeline/parse/html.ts';

const visible = (html: string) => {
  const { text, hidden } = readHtml(html);
  return text.slice(0, hidden[0]?.start ?? text.length).trim();
};

test.each([
  ['a number split by tags is one', '<p>bel <b>06</b>-<i>1234</i>5678</p>', 'bel 06-12345678'],
  ['entities are read', 'a&amp;b &#48;6 &eacute;&euml; &nvlt;x', 'a&b 06 éë <⃒x'],
  ['cells are kept apart', '<table><tr><td>IBAN</td><td>X1</td></tr></table>', 'IBAN\tX1'],
  ['blocks break lines', '<div>een<div>twee</div>drie</div>vier<br>vijf', 'een\ntwee\ndrie\nvier\nvijf'],
  ['white space is one space', '<p>\n  een\n  twee  drie\n</p>', 'een twee drie'],
  ['except where it is kept', '<pre>een\n  twee</pre>', 'een\n  twee'],
  ['hidden text does not interrupt what is seen', '06<span style="display:none">x</span>12', '0612'],
  [
    'a size set inside a sizeless wrapper shows',
    '<td style="font-size:0"><p style="font-size:14px">hoi',
    'hoi',
  ],
  ['text after the end is seen', '<html><body>a</body></html> b', 'a\nb'],
])('%s', (_name, html, expected) => {
  expect(visible(html)).toBe(expected);
});

/** Every place in HTML that has been used to carry what a reader of the mail does not see. */
const PLACES = [
  '<p>@@</p>',
  '<b>x</b>@@<i>',
  '<a href="mailto:@@">x</a>',
  "<a href='https://x.example/?q=1&amp;e=@@'>x</a>",
  '<img alt=@@>',
  '<img src="a.png" title="@@">',
  '<input value="@@"><input placeholder="@@">',
  '<div data-note="@@" class=a>x</div>',
  '<div id="@@">x</div>',
  '<meta name=x content="@@">',
  '<!-- @@ -->',
  '<!--[if mso]><b>@@</b><![endif]-->',
  '<!-- a <!-- b <p title="@@"> -->',
  '<![CDATA[@@]]>',
  '<?xml @@?>',
  '<!doctype @@>',
  '<!x @@>',
  '<style>p:after{content:"@@"} /* @@ */</style>',
  '<style>/* @@ */</style>',
  '<style>p{background:url(@@)}</style>',
  '<p style="background:url(@@)">x</p>',
  '<script>var a = "@@";</script>',
  '<title>@@</title><textarea>@@</textarea>',
  '<template>@@</template><noscript>@@</noscript>',
  '<span style="display:none">@@</span>',
  '<span style="font-size:0px">@@</span>',
  '<span hidden>@@</span>',
  '<@@>',
  '<unknown @@>',
  '<p @@>x',
  '</p @@>',
  '</@@>',
  '</body></html>@@',
  '<p title="@@',
  '<a href="x" @@',
  '<@@/',
  '<p @@/',
  '</p @@',
  '</@@',
  '<!@@',
  '<!-- @@',
  '<![CDATA[@@',
  '<?@@',
  '<!doctype @@',
  '<p title=@@',
  '<script>@@',
  '<svg><text>@@</text><title>@@</title></svg>',
  '<iframe srcdoc="@@">@@</iframe>',
  '<xmp>@@</xmp><plaintext>@@',
] as const;

test.each(PLACES)('nothing is overlooked: %s', (place) => {
  const value = 'jan88@w.example';
  const source = place.replaceAll('@@', value);
  expect(readHtml(source).text).toContain(value);
});

test('escapes in links are read, and map back to the whole escape', () => {
  const source = '<a href="https://x.example/?e=jan%40w.example&amp;t=1">x</a>';
  const html = readHtml(source);
  const start = html.text.indexOf('jan@w.example');
  const spans = toSource(html, { start, end: start + 13 });
  expect(spans.map((span) => source.slice(span.start, span.end))).toEqual(['jan%40w.example']);
});

test('looks are not data', () => {
  const html = readHtml(
    '<html lang="nl"><head><style>p{font-family:"Segoe UI",Verdana;color:#123456}</style></head>' +
      '<table width="600" cellpadding=0 style="font-family:Georgia;width:100%"><td class="a b" align=left>hoi',
  );
  expect(html.hidden).toEqual([]);
});

test('blockquotes are quotes', () => {
  const { text, quoted } = readHtml('<p>ja</p><blockquote type=cite>nee<br>nee</blockquote><p>klaar');
  expect(quoted.map(({ start, end }) => text.slice(start, end).trim())).toEqual(['nee\nnee']);
});

const markup = fc.array(
  fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<br>',
      '&amp;',
      '&eacute',
      '&#x1F600;',
      '&#0;',
      '<!--',
      '-->',
    ),
    fc.constantFrom(
      '<a href="',
      '">',
      "'",
      '=',
      '<style>',
      '</style>',
      '<pre>',
      ' \n ',
      '😀',
      '<',
      '>',
      '&',
      '%40',
    ),
    fc.string({ maxLength: 5 }),
    fc.string({ unit: 'binary', maxLength: 4 }),
  ),
  { maxLength: 25 },
);

test('segments cover the text in order, and copied ones say what the source says', () => {
  fc.assert(
    fc.property(markup, (pieces) => {
      const source = pieces.join('');
      const { text, offsets } = readHtml(source);
      let position = 0;
      for (const segment of offsets) {
        expect(segment.text.start).toBe(position);
        position = segment.text.end;
        const { start, end } = segment.source;
        expect(start >= 0 && start <= end && end <= source.length).toBe(true);
        if (segment.how === 'copied') {
          expect(source.slice(start, end)).toBe(text.slice(segment.text.start, segment.text.end));
        }
        if (segment.how === 'inserted') expect(start).toBe(end);
      }
      expect(position).toBe(text.length);
    }),
    { numRuns: 3000 },
  );
});

test('no two stretches of text come from the same source', () => {
  fc.assert(
    fc.property(markup, (pieces) => {
      const spans = readHtml(pieces.join('')).offsets.map(({ source }) => source);
      const ordered = spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
      for (let i = 1; i < ordered.length; i++)
        expect(ordered[i]!.start).toBeGreaterThanOrEqual(ordered[i - 1]!.end);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['attributes', `<p ${'a=1 '.repeat(300_000)}>jan88@w.example`],
  ['open elements', `${'<b>'.repeat(300_000)}jan88@w.example`],
  ['comments inside comments', `${'<!-- <b '.repeat(100_000)}jan88@w.example`],
])('any number of %s is read', (_name, html) => {
  expect(readHtml(html).text).toContain('jan88@w.example');
});
