import type { Sealed } from '../model/sealed.ts';

/** What a notice is for. Shown in lists. */
export const NOTICE_KINDS = ['confirm', 'vouch', 'extension', 'answer', 'courtesy'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A mail that Zeef itself writes. Personal: sealed until it is sent. */
export interface NoticeMail {
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** `auto-replied` answers a message, `auto-generated` answers none (RFC 3834, 5). */
  readonly auto: 'auto-generated' | 'auto-replied';
  /** Message-ID of the mail that is answered. */
  readonly inReplyTo?: string;
  /** A person's decision may carry files. */
  readonly attachments?: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly base64: string;
  }[];
}

/** Sends one, with a null return path, so that nothing comes back by itself. @throws SinkError */
export type SendNotice = (mail: NoticeMail, id: string) => Promise<void>;

export interface DueNotice {
  readonly id: string;
  readonly attempts: number;
  readonly content: Sealed;
}

/** Mails of Zeef's own that wait for a mail server. */
export interface NoticeRepository {
  /** `content`: JSON of NoticeMail, sealed with purpose `notice` and the id. */
  add(notice: { id: string; kind: NoticeKind; content: Sealed }): Promise<void>;
  /** Takes what is due, counting the try and putting the next one off by `leaseMs`. */
  take(leaseMs: number, limit: number): Promise<readonly DueNotice[]>;
  /** It was sent: the content goes. */
  sent(id: string): Promise<void>;
  retry(id: string, code: string, delayMs: number): Promise<void>;
  /** Given up: the content goes as well. */
  bury(id: string, code: string): Promise<void>;
  /** True once a day for each sender. */
  mayReplyTo(senderTag: string): Promise<boolean>;
}
