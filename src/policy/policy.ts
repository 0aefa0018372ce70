import type { Confidence, Entity } from '../../detectors/contract.ts';
import type { AttachmentRules } from '../model/attachment.ts';
import type {
  Action,
  Asked,
  KeepUntil,
  Location,
  OperatorName,
  Purpose,
  Reason,
  Whose,
} from '../model/decision.ts';
import type { Retention } from '../model/retention.ts';

/** What is done with a value. */
export interface Outcome {
  readonly action: Action;
  readonly operator: OperatorName;
  /** Characters that `mask` leaves. */
  readonly shown: number;
  readonly keepUntil: KeepUntil | undefined;
  readonly reason: Reason;
}

/** When a rule holds: every list given must contain the input. */
export interface Condition {
  readonly purpose?: readonly Purpose[];
  readonly whose?: readonly Whose[];
  readonly asked?: readonly Asked[];
  readonly known?: readonly ('yes' | 'no')[];
  readonly confidence?: readonly Confidence[];
  readonly location?: readonly Location[];
  readonly detectorId?: readonly string[];
  readonly desk?: readonly string[];
}

export interface Rule extends Outcome {
  readonly id: string;
  readonly entities: ReadonlySet<Entity>;
  readonly when: Condition;
  readonly legalBasis: string | undefined;
}

/** A category of the organisation's privacy notice. */
export interface Category {
  readonly id: string;
  readonly title: Reason;
  readonly entities: readonly Entity[];
}

/** A policy, checked and ready for use. Immutable: another text is another version. */
export interface Policy {
  readonly name: string;
  /** `NAME@HASH`: the declared name and the first 12 hex digits of the SHA-256 of the text. */
  readonly version: string;
  /** What it is for, in a line. */
  readonly description: string | undefined;
  /** First day it holds, ISO 8601, when the file says so. */
  readonly effective: string | undefined;
  /** What its tickets are about, unless the context says otherwise. */
  readonly purpose: Purpose | undefined;
  /** How many days a question of the desk counts. */
  readonly askedForDays: number;
  /** Lower-case mail domains of the desk itself. */
  readonly ownDomains: readonly string[];
  /** What becomes of content that cannot be read: held for a person, passed on as it is, or left out. */
  readonly encrypted: 'hold' | 'pass' | 'withhold';
  /** What becomes of mail that readers differ on: held, held where the difference has values to remove, or passed. */
  readonly ambiguous: 'hold' | 'check' | 'pass';
  readonly categories: readonly Category[];
  readonly attachments: AttachmentRules;
  readonly retention: Retention;
  readonly rules: readonly Rule[];
  /** For what no rule matches. */
  readonly otherwise: Outcome;
}
