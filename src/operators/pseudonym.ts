import type { Operator } from './operator.ts';

/** 36 bits: enough to keep the values of one desk apart, too few to be mistaken for a number or a key. */
const TAG_CHARS = 6;

/** `[name k7Qm2x]`: the same for the same value in every ticket of a tenant. Whoever lacks the key learns nothing. */
export const pseudonym: Operator = (_value, { label, valueTag }) =>
  `[${label} ${valueTag.slice(0, TAG_CHARS)}]`;
