/** Longest number read, with its separators: a contract account of seven groups. */
const LONGEST = 28;
const MOST_GROUPS = 7;
/** Blanks between groups: a value broken over a line keeps one break. */
const TOKEN = /[A-Za-z0-9]{1,24}(?:[./_-][A-Za-z0-9]{1,16}){0,6}/y;
const NEXT_LETTERS = / [A-Z]{1,3}(?=[.,;)\n]|$| \d)/y;
const NEXT_DIGITS = / \d[\dA-Za-z]{0,15}(?:[./-][\dA-Z]{1,8}){0,4}(?![\p{L}\d])/uy;
const LEAD = /(?:(?:nummer|number|numéro|nr|no|num|n°|nº|#|id)(?![\p{L}])[.:]? ?|# ?)/iuy;
const DATE =
  /^\d{1,2}[-./]\d{1,2}[-./](?:\d{2}|\d{4})$|^\d{4}-\d{2}-\d{2}$|^(?:19|20)\d{2}$|^\d{1,2}[:h]\d{2}$/;
/** What is counted, not numbered. */
const COUNTED =
  /[ ]?(?:€|%|euro|eur\b|kwh|keer|maal|times|mal\b|fois|jaar|years|jahre|ans\b|maanden|months|x\b|m2|uur|dagen|days|tage|jours)/iy;
const TIME = /[:h]\d{2}/iy;
const MONEY_BEFORE = /[€$£]\s?$/;

/** How much is asked of a value: a label that means nothing else takes nearly any, an ordinary word few. */
export interface Demand {
  readonly digits: number;
  /** Fewest digits when no letter stands in it. */
  readonly bareDigits: number;
}

/**
 * The end of the number that begins at `at`, letters and groups included, or undefined when none begins
 * there: "M 204417", "807 56 0041", "HU.774.10", "66-B".
 */
export function numberEnd(text: string, at: number, demand: Demand): number | undefined {
  const first = exec(TOKEN, text, at)?.[0];
  if (!first || MONEY_BEFORE.test(text.slice(Math.max(0, at - 2), at))) return undefined;
  const hasDigit = /\d/.test(first);
  if (hasDigit ? !isCode(first) : !/^(?:[A-Z]{1,6}[.-]?|[a-z])$/.test(first)) return undefined;
  let end = at + first.length;
  if (!hasDigit && !/^ \d/.test(text.slice(end, end + 2))) return undefined;
  for (let groups = 1; groups < MOST_GROUPS; groups++) {
    const next = exec(NEXT_LETTERS, text, end)?.[0] ?? exec(NEXT_DIGITS, text, end)?.[0];
    if (!next || !continues(text, text.slice(at, end), next, end, groups)) break;
    end += next.length;
  }
  const value = text.slice(at, end);
  const digits = value.replace(/\D/g, '').length;
  if (value.length > LONGEST || DATE.test(value) || exec(COUNTED, text, end) || exec(TIME, text, end))
    return undefined;
  if (/^[ ,]?\d/.test(text.slice(end, end + 2)) && text[end] === ',') return undefined;
  if (/[\p{L}\d@]/u.test(text[end] ?? '')) return undefined;
  const isLettered = /[A-Za-z]/.test(value);
  return digits >= (isLettered ? demand.digits : demand.bareDigits) && value.length >= 3 ? end : undefined;
}

/** Where a value begins behind "nr", "no." or "#". */
export function pastLead(text: string, at: number): number {
  return at + (exec(LEAD, text, at)?.[0].length ?? 0);
}

/** Digits and letters as they go, for telling whether two numbers are of one kind. */
export function shapeOf(value: string): string {
  return value.replace(/\d/g, '9').replace(/[A-Z]/g, 'A').replace(/[a-z]/g, 'a');
}

/** Whether a token with a digit may be somebody's number: letters in capitals, or few before or behind. */
function isCode(token: string): boolean {
  return (
    !/[a-z]{4}/.test(token) && (!/[a-z]/.test(token) || /^[a-z]{0,3}[-._/]?[\dA-Z./_-]+[a-z]?$/.test(token))
  );
}

function continues(text: string, head: string, next: string, end: number, groups: number): boolean {
  if (/[A-Z]/.test(next) && !/\d/.test(next)) return true;
  const group = next.slice(1);
  const digits = head.replace(/\D/g, '').length;
  const after = end + next.length;
  if (DATE.test(group) && (group.length > 4 || (digits >= 5 && groups === 1))) return false;
  if (exec(COUNTED, text, after) || exec(TIME, text, after) || /^,\d/.test(text.slice(after, after + 2)))
    return false;
  if (digits >= 6 && group.length >= 8) return false;
  if (/^0\d{8,}/.test(group)) return false;
  // "40071938 2 keer", "… 3 november"
  return !(group.length <= 2 && groups === 1 && digits >= 4 && /^ \p{L}/u.test(text.slice(after, after + 2)));
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
