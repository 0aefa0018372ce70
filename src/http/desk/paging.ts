/** Rows of one page of a list: what fits a few screens. */
export const PAGE_LIMIT = 50;
