import type { OperatorName } from '../model/decision.ts';
import { keep } from './keep.ts';
import { mask } from './mask.ts';
import type { Operator } from './operator.ts';
import { pseudonym } from './pseudonym.ts';
import { remove } from './remove.ts';
import { replace } from './replace.ts';

export type { Mark, Operator } from './operator.ts';

/** Every operator by its name in a decision. */
export const OPERATIONS: Readonly<Record<OperatorName, Operator>> = {
  keep,
  mask,
  pseudonym,
  remove,
  replace,
};
