import type { Activity } from '../model/activity.ts';

/** Counts over what is stored; no ids. */
export interface ActivityRepository {
  since(since: Date): Promise<Activity>;
}
