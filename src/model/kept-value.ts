import type { Span } from '../../detectors/contract.ts';
import type { DecidedValue } from './decided-value.ts';
import type { DecisionInputs, KeepUntil } from './decision.ts';

/** A value that the policy keeps: what kind, where it stands, on what ground and until when. Never the value. */
export interface KeptValue extends DecidedValue {
  readonly inputs: DecisionInputs;
  /** Absent for what may stay as long as its ticket. */
  readonly keepUntil: KeepUntil | undefined;
  /** Where it stands in the sanitised part, in order: tags may cut it into several. UTF-16, half-open. */
  readonly spans: readonly Span[];
}

/** A kept value as it is stored. */
export type StoredKeptValue = Omit<KeptValue, 'keepUntil' | 'inputs'> & {
  readonly id: string;
  readonly ticketId: string;
  readonly entryId: string | undefined;
  readonly documentId: string;
};
