import type { RouteMode } from '../model/route.ts';
import type { Sealed } from '../model/sealed.ts';

/** A delivery that the next hop took. */
export interface Delivered {
  readonly id: string;
  readonly desk: string;
  readonly mode: RouteMode;
  readonly targetTag: string;
  /** JSON of DeliveryEnvelope, sealed with purpose `delivery` and the delivery's id. */
  readonly envelope: Sealed;
}

/** Telling next hops that what they have is no longer what is shown. */
export interface CorrectionRepository {
  /** Deliveries of a document that a next hop took or is being given this moment, corrections left out. */
  delivered(documentId: string): Promise<readonly Delivered[]>;
  /** Adds a correction that is due after a pause; where one of the same delivery waits already, that one is enough. */
  add(documentId: string, correction: Delivered, corrects: string, delayMs: number): Promise<void>;
  /** Makes waiting corrections of a document due now. */
  hasten(documentId: string): Promise<void>;
}
