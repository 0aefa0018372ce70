import { ZeefError } from '../../errors.ts';

/**
 * What is left of a database error: its SQLSTATE and the constraint it names. PostgreSQL's own texts quote
 * values (`Key (name)=(…) already exists`), so they go nowhere.
 */
export class DatabaseFailure extends Error {
  /** Five characters, see the PostgreSQL manual, appendix A; or the system's error name (`ECONNRESET`). */
  readonly code: string;
  readonly constraint: string | undefined;

  constructor(code: string, constraint?: string) {
    super(constraint ? `database error ${code} (${constraint})` : `database error ${code}`);
    this.name = 'DatabaseFailure';
    this.code = code;
    this.constraint = constraint;
  }

  /** Whether the server said so: only then is there a SQLSTATE. */
  get fromServer(): boolean {
    return /^[0-9A-Z]{5}$/.test(this.code);
  }
}

/**
 * SQLSTATE classes that say "not now": connection (08), resources such as disk and memory (53), an operator
 * or the clock stopped it (57), the system failed (58), locks met (40, 55), internal or corrupted (XX).
 */
const PASSING_CLASSES = new Set(['08', '40', '53', '55', '57', '58', 'XX']);
/** A standby or a server with default_transaction_read_only: after a failover it passes. */
const READ_ONLY = '25006';
/** Password or role refused: a restart of the database with other credentials is a setting, not a bug. */
const REFUSED_CLASS = '28';

/**
 * Turns what node-postgres throws into an error that may be shown and logged: ZEEF_UNAVAILABLE when trying
 * again may help, else ZEEF_INTERNAL. The cause carries codes only.
 */
export function databaseError(error: unknown): ZeefError {
  if (error instanceof ZeefError) return error;
  const code = codeOf(error);
  const cause = new DatabaseFailure(code, constraintOf(error));
  // What has no SQLSTATE never reached the server or lost it: refused, reset, timed out, ended.
  const passes =
    !cause.fromServer ||
    PASSING_CLASSES.has(code.slice(0, 2)) ||
    code === READ_ONLY ||
    code.startsWith(REFUSED_CLASS);
  return new ZeefError(passes ? 'ZEEF_UNAVAILABLE' : 'ZEEF_INTERNAL', { cause });
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'CONNECTION_LOST';
}

function constraintOf(error: unknown): string | undefined {
  if (error instanceof Error && 'constraint' in error && typeof error.constraint === 'string') {
    return error.constraint;
  }
  return undefined;
}
