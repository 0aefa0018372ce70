import { ZeefError } from '../../../errors.ts';

/** What always works where the bundled PostgreSQL does not. */
export const USE_OWN = 'or set DATABASE_URL to a PostgreSQL of your own';

/** The embedded PostgreSQL cannot run here; `remedy` says in one line what to do. */
export function refusal(remedy: string, cause?: unknown): ZeefError {
  return new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_DATA', remedy, cause });
}
