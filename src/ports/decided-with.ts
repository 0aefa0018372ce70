import type { DataRequest } from '../model/decision.ts';

/** What a document was decided with beside its own text. */
export interface DecidedWith {
  readonly policyVersion: string;
  /** What the desk had asked for by then. */
  readonly asked: readonly DataRequest[];
}
