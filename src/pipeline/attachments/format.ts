import type { AttachmentKind, WithheldReason } from '../../model/attachment.ts';
import type { SourceSyntax } from '../../model/document.ts';
import type { Recognised } from '../../model/recognised.ts';
import { NeedsRecognition } from '../../ports/pipeline.ts';
import type { Edit } from '../edits.ts';
import {
  MAX_ENTRIES,
  MAX_FILES,
  MAX_PIECES,
  MAX_RATIO,
  MAX_RECOGNISED,
  MAX_SOURCE_CHARS,
  MAX_UNPACKED_BYTES,
  RATIO_FREE_BYTES,
} from './limits.ts';
import type { Pixels, Recognise } from './picture/recognised.ts';

/** A text of an attachment, as it stands in the file once packing and character encoding are undone. */
export interface Piece {
  /** Where in the file: empty for all of it, else `word/document.xml`. */
  readonly path: string;
  readonly source: string;
  readonly syntax: SourceSyntax;
  /** `filename`: the name of a file inside; `fixed`: cannot be changed, so that a finding in it withholds all. */
  readonly role?: 'filename' | 'fixed';
}

/** An attachment read completely. */
export interface ReadFile {
  readonly pieces: readonly Piece[];
  /** Media type of what `write` makes. */
  readonly mediaType: string;
  /** Something was left out on reading that nobody needs: data about the file, pictures. */
  readonly stripped: boolean;
  /** What it is, and what is in it. */
  readonly kinds: readonly AttachmentKind[];
  /** Whether a picture in it was not read for sure, so that more may be left in it than was read and removed. */
  isDoubtful?(edits: readonly (readonly Edit[])[]): boolean;
  /**
   * The same format with these sources, one for each piece and in their order. Reading the result gives pieces
   * of the same texts. Writing again what was read is the file itself, but for what was `stripped` and for what
   * belongs to no piece.
   *
   * @param edits what was replaced in each source as read, for formats in which a value has a place on a page
   * @throws Withheld when that cannot be written
   */
  write(sources: readonly string[], edits: readonly (readonly Edit[])[]): Promise<Uint8Array>;
  /** Reads what `write` made, where that is of another make than the file was. Left out: as any file is read. */
  reread?(written: Uint8Array): Promise<readonly Piece[]>;
}

/** Reads one format. @throws Withheld for whatever it cannot read to the last byte */
export type FormatReader = (bytes: Uint8Array, budget: Budget, nesting: number) => Promise<ReadFile>;

/** An attachment is not passed on, for this reason. Carries no content. */
export class Withheld extends Error {
  readonly reason: WithheldReason;

  constructor(reason: WithheldReason) {
    super(`withheld: ${reason}`);
    this.name = 'Withheld';
    this.reason = reason;
  }
}

interface BudgetOptions {
  /** Files read at most. */
  readonly files?: number;
  /** What takes long is refused, so that other mail does not wait for it. */
  readonly isHurried?: boolean;
}

/** What is left of the limits for the attachments of one document. Every amount is taken before it is used. */
export class Budget {
  #files: number;
  #entries = MAX_ENTRIES;
  #unpacked = MAX_UNPACKED_BYTES;
  #sourceChars = MAX_SOURCE_CHARS;
  #pieces = MAX_PIECES;
  /** What was read from pictures, by their keys. */
  readonly recognised = new Map<string, Recognised>();
  #pictures = MAX_RECOGNISED;
  readonly #recognise: Recognise;
  readonly #isHurried: boolean;

  /** @param recognise how pictures are read */
  constructor(recognise: Recognise, { files = MAX_FILES, isHurried = false }: BudgetOptions = {}) {
    this.#recognise = recognise;
    this.#files = files;
    this.#isHurried = isHurried;
  }

  /** To be called before work of more than a few seconds. @throws NeedsRecognition for whoever is in a hurry */
  takesLong(): void {
    if (this.#isHurried) throw new NeedsRecognition();
  }

  /** Takes a picture, and reads it. */
  async recognise(key: string, pixels: () => Promise<Pixels>): Promise<Recognised> {
    this.takesLong();
    if (--this.#pictures < 0) throw new Withheld('too-large');
    const read = await this.#recognise(key, pixels);
    this.recognised.set(key, read);
    return read;
  }

  file(): void {
    if (--this.#files < 0) throw new Withheld('too-large');
  }

  entries(count: number): void {
    this.#entries -= count;
    if (this.#entries < 0) throw new Withheld('too-large');
  }

  /** Takes the unpacked size of an archive of `packed` bytes. */
  unpacked(bytes: number, packed: number): void {
    if (bytes > RATIO_FREE_BYTES && bytes > packed * MAX_RATIO) throw new Withheld('too-large');
    this.#unpacked -= bytes;
    if (this.#unpacked < 0) throw new Withheld('too-large');
  }

  /** Takes a text as a piece. */
  source(chars: number): void {
    this.#sourceChars -= chars;
    if (this.#sourceChars < 0 || --this.#pieces < 0) throw new Withheld('too-large');
  }
}
