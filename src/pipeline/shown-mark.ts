import { LABELS } from '../model/entity-labels.ts';

const WORDS = [...new Set(Object.values(LABELS).flatMap((labels) => Object.values(labels)))].join('|');

/** What `mask` and `pseudonym` write. What `replace` writes the scanner knows by itself. */
export const SHOWN_MARK = new RegExp(`\\[(?:${WORDS}) (?:\\d{1,6} …[\\p{L}\\p{N}]{1,8}|[\\w-]{6})\\]`, 'gu');
