import type { Language, Span } from '../../detectors/contract.ts';
import type { ParsedDocument, TextPart } from '../model/document.ts';
import { NOTICE_LANGUAGES, type NoticeLanguage, type RequestKind } from '../model/subject.ts';

/** Requests are made in the first lines of a message; so much of each is read. */
const MAX_CHARS = 20_000;
/** Longer ones are cut: what belongs together stands together. */
const SENTENCE_CHARS = 400;

/** Holds for a sentence when all expressions match and `none` does not. Folded: lower case, without accents. */
interface RequestRule {
  readonly kind: RequestKind;
  readonly language: NoticeLanguage;
  readonly all: readonly RegExp[];
  readonly none?: RegExp;
}

/** Not a wish: the product did or does something with data. */
const FAULT =
  /\b(?:error|cannot|can't|won't|accidentally|fails?|failed|backup|database|lukt|foutmelding|per ongeluk|fehler|versehentlich|erreur|par erreur|sauvegarde)\b/;

const RULES: readonly RequestRule[] = [
  rule(
    'erasure',
    'nl',
    FAULT,
    /\b(?:verwijder\w*|wis(?:sen|t)?|gewist|vernietig\w*|vergeten)\b/,
    /\b(?:mijn|mij|onze)\b/,
    /\b(?:persoons|klant|account)?gegevens\b/,
  ),
  rule('erasure', 'nl', undefined, /\brecht (?:op vergetelheid|om vergeten te worden|op gegevenswissing)\b/),
  rule(
    'erasure',
    'en',
    FAULT,
    /\b(?:delet\w+|eras\w+|remov\w+)\b/,
    /\b(?:my|about me)\b/,
    /\b(?:personal (?:data|information|details)|my (?:data|information|details)|data (?:you|about me))\b/,
  ),
  rule('erasure', 'en', undefined, /\bright to (?:be forgotten|erasure)\b/),
  rule('erasure', 'de', FAULT, /\b(?:losch\w*|loesch\w*|geloscht)\b/, /\b(?:mein\w*|mich)\b/, /\b\w*daten\b/),
  rule('erasure', 'de', undefined, /\b(?:recht auf (?:loschung|vergessenwerden)|loschung nach art)/),
  rule(
    'erasure',
    'fr',
    FAULT,
    /\b(?:effac\w+|supprim\w+|suppression)\b/,
    /\b(?:mes|me concernant)\b/,
    /\b(?:donnees|informations)\b/,
  ),
  rule('erasure', 'fr', undefined, /\bdroit (?:a l'effacement|a l'oubli)/),
  rule(
    'access',
    'nl',
    FAULT,
    /\b(?:inzage\w*|kopie|overzicht|welke)\b/,
    /\b(?:mijn|mij)\b/,
    /\b(?:persoons)?gegevens\b/,
  ),
  rule('access', 'nl', undefined, /\b(?:inzageverzoek|recht op inzage|verzoek (?:om|tot) inzage)\b/),
  rule('access', 'en', undefined, /\b(?:subject access request|right of access|dsar)\b/),
  rule(
    'access',
    'en',
    FAULT,
    /\b(?:copy|what|which|access to|overview)\b/,
    /\bmy personal (?:data|information)\b/,
  ),
  rule(
    'access',
    'en',
    FAULT,
    /\b(?:data|information) (?:that )?you (?:hold|have|store|keep|process) (?:about|on) me\b/,
  ),
  rule(
    'access',
    'de',
    undefined,
    /\bauskunft\b/,
    /\b(?:art(?:ikel|\.)? ?15|dsgvo|ds-gvo|daten|gespeichert\w*)\b/,
  ),
  rule('access', 'fr', undefined, /\b(?:droit d'acces|acces a mes donnees|copie de mes donnees)\b/),
  rule(
    'correction',
    'nl',
    FAULT,
    /\b(?:rectificatie|rectificeren|corrigeren|recht op correctie)\b/,
    /\b(?:persoons)?gegevens|recht\b/,
  ),
  rule('correction', 'en', undefined, /\b(?:right to rectification|rectify my|correct my personal)\b/),
  rule('correction', 'de', undefined, /\bberichtigung\b/, /\b(?:daten|art)\b/),
  rule('correction', 'fr', undefined, /\b(?:droit de rectification|rectifier mes donnees)\b/),
  rule('restriction', 'nl', undefined, /\bbeperk\w*\b/, /\bverwerking\b/),
  rule('restriction', 'en', undefined, /\brestrict\w*\b/, /\bprocessing\b/, /\b(?:data|information)\b/),
  rule('restriction', 'de', undefined, /\beinschrankung\b/, /\bverarbeitung\b/),
  rule('restriction', 'fr', undefined, /\blimitation du traitement\b/),
  rule('objection', 'nl', undefined, /\bbezwaar\b/, /\bverwerk\w*\b/, /\b(?:persoons)?gegevens\b/),
  rule('objection', 'en', undefined, /\b(?:object to|right to object)\b/, /\b(?:processing|data)\b/),
  rule('objection', 'de', undefined, /\bwiderspr\w+\b/, /\bverarbeitung\b/, /\bdaten\b/),
  rule('objection', 'fr', undefined, /\b(?:droit d'opposition|m'oppose au traitement)\b/),
];

function rule(
  kind: RequestKind,
  language: NoticeLanguage,
  none: RegExp | undefined,
  ...all: readonly RegExp[]
): RequestRule {
  return { kind, language, all, ...(none && { none }) };
}

/**
 * A request of a data subject in what the requester wrote, quotations left out. A proposal: an agent says whether
 * it is one. Known misses: requests that name neither data nor a right ("remove me please").
 */
export function recogniseRequest(
  document: ParsedDocument,
): { kind: RequestKind; language: NoticeLanguage } | undefined {
  const own = document.messages.filter(({ role }) => role === 'requester');
  const ids = new Set(own.map(({ textPartId, htmlPartId }) => textPartId ?? htmlPartId));
  if (own.length > 0) ids.add(document.subjectPartId);
  for (const part of document.parts) {
    if (!ids.has(part.id)) continue;
    for (const sentence of sentences(ownWords(part))) {
      const found = RULES.find(
        ({ all, none }) => all.every((expression) => expression.test(sentence)) && !none?.test(sentence),
      );
      if (found) return { kind: found.kind, language: noticeLanguage(document.language) ?? found.language };
    }
  }
  return undefined;
}

/** The language to write to somebody in, when it is one that Zeef writes. */
export function noticeLanguage(language: Language | undefined): NoticeLanguage | undefined {
  return NOTICE_LANGUAGES.find((known) => known === language);
}

function ownWords({ text, quoted, hidden }: TextPart): string {
  const skipped = [...quoted, ...hidden].sort((a: Span, b: Span) => a.start - b.start);
  let own = '';
  let at = 0;
  for (const { start, end } of skipped) {
    if (start > at) own += text.slice(at, start);
    at = Math.max(at, end);
    if (own.length > MAX_CHARS) break;
  }
  return (own + text.slice(at)).slice(0, MAX_CHARS);
}

function sentences(text: string): string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
  // "Art. 15" is no end of a sentence.
  return folded
    .split(/[!?;]|\.(?=\s+[^\s\d])|\n[ \t]*\n/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').slice(0, SENTENCE_CHARS));
}
