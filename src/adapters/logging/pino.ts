import { randomUUID } from 'node:crypto';
import { type Level, pino } from 'pino';
import { ZeefError } from '../../errors.ts';
import type { Log, LogEvent, LogFacts } from '../../ports/log.ts';

/** Every key a line may have; anything else is dropped, whatever the types said. */
const ALLOWED: readonly (keyof LogFacts)[] = [
  'tenantId',
  'documentId',
  'ticketId',
  'deliveryId',
  'requestId',
  'route',
  'method',
  'status',
  'durationMs',
  'code',
  'state',
  'count',
  'bytes',
  'attempt',
  'role',
];

/** One JSON line per event on stderr. */
export function pinoLog(level: Level | 'silent'): Log {
  const out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  const write = (at: Level, event: LogEvent, facts: LogFacts, extra: object = {}): void => {
    const line: Record<string, unknown> = { event, ...extra };
    for (const key of ALLOWED) if (facts[key] !== undefined) line[key] = facts[key];
    out[at](line);
  };
  return {
    info: (event, facts = {}) => write('info', event, facts),
    warn: (event, facts = {}) => write('warn', event, facts),
    error: (event, error, facts = {}) => {
      const errorId = randomUUID();
      write('error', event, facts, { errorId, error: describe(error) });
      return errorId;
    },
  };
}

/** Class, code and stack frames. The message is left out: foreign errors quote what they choke on. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { class: typeof error };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  const code =
    'code' in error && typeof error.code === 'string' && /^\w{1,40}$/.test(error.code)
      ? error.code
      : undefined;
  return {
    class: error.name,
    ...(code && { code }),
    ...(error instanceof ZeefError && error.field && { field: error.field }),
    ...(frames && { frames }),
    ...(error.cause !== undefined && { cause: describe(error.cause) }),
  };
}
