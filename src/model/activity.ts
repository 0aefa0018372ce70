import type { Entity } from '../../detectors/contract.ts';
import type { Door } from './intake.ts';

/** Messages of one day (UTC). */
export interface DayCount {
  /** `2026-11-27` */
  readonly day: string;
  readonly received: number;
  /** Of these, held or quarantined. */
  readonly stuck: number;
}

export interface KindCount {
  readonly entity: Entity;
  readonly removed: number;
  /** Of the removed, put before a person. */
  readonly review: number;
}

export interface SourceCount {
  readonly door: Door;
  readonly source: string;
  readonly desk: string | undefined;
  readonly messages: number;
  readonly removed: number;
}

/** What went through in some days, as counts. */
export interface Activity {
  readonly days: readonly DayCount[];
  readonly kinds: readonly KindCount[];
  /** Most messages first. */
  readonly sources: readonly SourceCount[];
  /** Messages received and not yet final. */
  readonly waiting: number;
  /** Sealed originals that still exist. */
  readonly originals: number;
  /** Milliseconds from received to processed, of what ended: half of them, and 95 of 100, took less. */
  readonly median: number | undefined;
  readonly p95: number | undefined;
}
