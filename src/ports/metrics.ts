import type { Entity } from '../../detectors/contract.ts';
import type { Action } from '../model/decision.ts';
import type { DocumentState, Door } from '../model/intake.ts';

/** What is counted. Labels are closed sets, so that no value can become one. */
export interface Metrics {
  received(door: Door, outcome: 'stored' | 'duplicate'): void;
  finished(state: Exclude<DocumentState, 'received' | 'processing'>, seconds: number): void;
  decided(entity: Entity, action: Action, count: number): void;
  /** `retry`: failed, to be tried again; `dead`: given up. */
  delivered(outcome: 'delivered' | 'retry' | 'dead'): void;
  request(route: string, method: string, status: number, seconds: number): void;
  /** Prometheus text exposition. */
  render(): Promise<{ contentType: string; body: string }>;
}
