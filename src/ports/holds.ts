import type { HoldKind } from '../model/retention.ts';
import type { Sealed } from '../model/sealed.ts';

export interface NewHold {
  /** UUIDv7. */
  readonly id: string;
  readonly ticketId: string;
  readonly kind: HoldKind;
  readonly actor: string;
  /** When it lifts itself; always there for an agreement. */
  readonly until: Date | undefined;
  /** JSON of HoldReason, sealed with purpose `hold` and the hold's id: people write names into reasons. */
  readonly reason: Sealed;
}

export interface StoredHold extends NewHold {
  readonly setAt: Date;
  readonly liftedBy: string | undefined;
  readonly liftedAt: Date | undefined;
}

/** Legal holds and restrictions on tickets. */
export interface HoldRepository {
  /** False when there is no such ticket; a hold of the same kind that is in force stays as it is. */
  set(hold: NewHold): Promise<boolean>;
  /** The one of this kind that is in force, locked until the transaction ends. */
  inForce(ticketId: string, kind: HoldKind): Promise<StoredHold | undefined>;
  lift(id: string, actor: string, reason: Sealed): Promise<void>;
  /** All there ever were, newest first. */
  list(ticketId: string): Promise<readonly StoredHold[]>;
}
