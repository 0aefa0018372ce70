import type { SettledMatch } from '../../detectors/contract.ts';

/** A place in a part where a detector believes in an entity. It has a span and never the value. */
export interface Finding extends SettledMatch {
  /** Unique within the document: `f1`, `f2` … in order of part and start. */
  readonly id: string;
  readonly partId: string;
}
