/**
 * The SMTP envelope (RFC 5321, 2.3.1): whom a mail goes to and where failure notices go, whatever its headers
 * say. Personal: stored sealed only.
 */
export interface Envelope {
  /** MAIL FROM without brackets; empty for the null sender of notices. */
  readonly sender: string;
  /** RCPT TO without brackets, in the order given. */
  readonly recipients: readonly string[];
  /** What the mail server in front said about its client (Postfix XFORWARD), or the connection itself. */
  readonly client?: {
    readonly address?: string;
    readonly name?: string;
    readonly helo?: string;
    /** The queue id at the mail server in front. */
    readonly ident?: string;
  };
  /** What SPF, DKIM, DMARC and ARC said, once verified: the value of an `Authentication-Results` header. */
  readonly authentication?: string;
}

/** The part of an envelope that one delivery needs. Stored sealed only. */
export interface DeliveryEnvelope {
  readonly sender: string;
  /** Absent where the input came without an envelope. */
  readonly recipient: string | undefined;
}
