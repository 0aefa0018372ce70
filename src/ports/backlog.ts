/** One thing to scan: a mail, or (a bounded piece of) a file. */
export interface BacklogItem {
  readonly kind: 'mail' | 'file';
  readonly raw: Uint8Array;
  /** Of the file's name, lower case, without its dot. */
  readonly extension: string;
}

/** A file of a backlog. Its items come in the same order every time. */
export interface BacklogFile {
  /** Path from the folder on that was named, with `/` between folders. One of its kind within a scan. */
  readonly name: string;
  readonly size: number;
  /** ISO 8601: with the size it tells whether the file is still the one scanned before. */
  readonly modified: string;
  items(): AsyncIterable<BacklogItem>;
  /** How the sanitised form of the item at `index` (from 0) stands in a copy of the file. */
  written(output: Uint8Array, index: number): Uint8Array;
}

/** Where sanitised copies go. */
export interface BacklogCopies {
  /**
   * Opens the copy of a file for writing from `position` on; what stood behind it is dropped.
   *
   * @throws ZeefError ZEEF_CONFIG_INVALID when it cannot be written
   */
  open(name: string, position: number): Promise<BacklogCopy>;
}

export interface BacklogCopy {
  /** Bytes written so far. */
  readonly position: number;
  append(bytes: Uint8Array): Promise<void>;
  /** Everything appended is on disk when it resolves. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What was scanned of one file since the entry before. */
export interface JournalEntry {
  readonly name: string;
  readonly size: number;
  readonly modified: string;
  /** Items of the file done so far, this entry's included. */
  readonly items: number;
  /** Position in its copy behind them. */
  readonly position: number;
  /** All of the file is done. */
  readonly complete: boolean;
  readonly tally: Tally;
}

/** What was found, as counts by code: never what it says. */
export interface Tally {
  readonly items: number;
  /** Items with something in them. */
  readonly hit: number;
  /** Findings by entity and what the policy does with them. */
  readonly findings: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Items and attachments that a copy goes without, by reason. */
  readonly withheld: Readonly<Record<string, number>>;
}

/** What a scan did already, so that the next one goes on there. */
export interface Journal {
  /** Entries of earlier runs, in order. */
  readonly entries: readonly JournalEntry[];
  append(entry: JournalEntry): Promise<void>;
}
