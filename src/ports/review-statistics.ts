import type { Entity } from '../../detectors/contract.ts';

/** What people made of the marks of one detector under one rule. */
export interface JudgedCounts {
  readonly detectorId: string;
  readonly ruleId: string;
  readonly entity: Entity;
  /** Marks that a person judged. */
  readonly judged: number;
  /** Of these, put back. */
  readonly putBack: number;
  /** Of these, given another kind or other ends. */
  readonly changed: number;
}

/** What became of the random samples. */
export interface SampleCounts {
  readonly drawn: number;
  readonly judged: number;
  /** Of the judged, those in which something had been missed. */
  readonly leaked: number;
}

/** Counts over what people decided, without ids. */
export interface ReviewStatisticsRepository {
  judged(since: Date): Promise<readonly JudgedCounts[]>;
  samples(since: Date): Promise<SampleCounts>;
}
