import type { Entity } from '../../detectors/contract.ts';
import type { DecisionInputs } from '../model/decision.ts';

/** Decisions of one ticket that were taken from the same inputs. */
export interface DecidedAlike {
  readonly ticketId: string;
  readonly entity: Entity;
  readonly detectorId: string;
  /** Absent for decisions of before inputs were stored, and for those of people. */
  readonly inputs: DecisionInputs | undefined;
  /** Desk of the message's route. */
  readonly desk: string | undefined;
  readonly count: number;
}

/** What was decided about values, and from what. Codes only. */
export interface DecidedRepository {
  /** All that stands in the latest tickets, as many as `tickets`. */
  latest(tickets: number): Promise<readonly DecidedAlike[]>;
}
