/** Headings of a CV in four languages; a CV has most of them. */
const HEADINGS = [
  /\b(?:curriculum\s+vitae|résumé|lebenslauf|cv)\b/i,
  /\b(?:werkervaring|work\s+experience|employment(?:\s+history)?|professional\s+experience|berufserfahrung|expériences?\s+professionnelles?)\b/i,
  /\b(?:opleiding(?:en)?|education|ausbildung|formations?)\b/i,
  /\b(?:vaardigheden|skills|kenntnisse|compétences)\b/i,
  /\b(?:talenkennis|languages|sprachkenntnisse|langues)\b/i,
  /\b(?:referenties|references|hobby.?s|interests|personalia|personal\s+details|profiel|profile)\b/i,
];

/** Of {@link HEADINGS}. A letter of application names two or three in a sentence. */
const FEWEST_HEADINGS = 4;

/** Characters a heading stands within: it has a line of its own. */
const MAX_HEADING_CHARS = 40;

/** Whether a text is a CV: it has its headings, each on a line of its own. */
export function looksLikeCv(text: string): boolean {
  const lines = text.split(/[\n\t]/).filter((line) => line.trim().length <= MAX_HEADING_CHARS);
  return HEADINGS.filter((heading) => lines.some((line) => heading.test(line))).length >= FEWEST_HEADINGS;
}
