/**
 * What a log line may say. Closed on purpose: ids, codes, counts and times, no free text, so that no
 * message content can end up in a log however careless a caller is.
 */
export interface LogFacts {
  readonly tenantId?: string;
  readonly documentId?: string;
  readonly ticketId?: string;
  readonly deliveryId?: string;
  readonly requestId?: string;
  /** Route pattern (`/v1/tickets/:id`), never the URL. */
  readonly route?: string;
  readonly method?: string;
  readonly status?: number;
  readonly durationMs?: number;
  readonly code?: string;
  readonly state?: string;
  readonly count?: number;
  readonly bytes?: number;
  readonly attempt?: number;
  readonly role?: string;
}

export interface Log {
  /** `event` is a fixed code such as `document.received`. */
  info(event: LogEvent, facts?: LogFacts): void;
  warn(event: LogEvent, facts?: LogFacts): void;
  /** Logs the class, code and stack frames of `error`, never its message. Answers an id to show instead. */
  error(event: LogEvent, error: unknown, facts?: LogFacts): string;
}

export type LogEvent =
  | 'service.started'
  | 'database.restarted'
  | 'service.stopping'
  | 'service.stopped'
  | 'http.request'
  | 'http.failed'
  | 'document.received'
  | 'document.finished'
  | 'document.held'
  | 'document.review'
  | 'document.retry'
  | 'delivery.delivered'
  | 'delivery.retry'
  | 'delivery.dead'
  | 'delivery.failed'
  | 'reconcile.requeued'
  | 'reconcile.failed'
  | 'queue.failed'
  | 'spool.failed'
  | 'keys.rewrapped'
  | 'keys.failed'
  | 'erasure.repeated'
  | 'mailbox.failed'
  | 'mailbox.too-large'
  | 'retention.done'
  | 'retention.expiring'
  | 'retention.failed'
  | 'desk.csp-violation'
  | 'desk.sign-in-throttled'
  | 'desk.single-sign-on-failed'
  | 'notice.failed'
  | 'demo.loaded';
