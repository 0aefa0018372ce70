import type { Operator } from './operator.ts';

/** Leaves nothing. The removal itself is in the log. */
export const remove: Operator = () => '';
