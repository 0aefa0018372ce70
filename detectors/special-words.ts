export const HEALTH_WORDS: readonly string[] = [];
export const SPECIAL_WORDS: readonly string[] = [];
