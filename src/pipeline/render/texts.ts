import type { ParsedDocument, Requester } from '../../model/document.ts';
import type { SanitisedPart } from '../../ports/pipeline.ts';
import { type AddressHeader, type Mailbox, mailboxes } from '../parse/addresses.ts';
import type { MimeEntity } from '../parse/mime.ts';

/** The sanitised texts of a mail by the path of their part. What is not here was not scanned. */
export class SanitisedTexts {
  readonly #contents: ReadonlyMap<string, string>;
  readonly #requester: Requester;

  constructor(document: ParsedDocument, parts: readonly SanitisedPart[], requester: Requester) {
    const byId = new Map(parts.map(({ partId, content }) => [partId, content]));
    this.#contents = new Map(
      document.parts.flatMap(({ id, path }) => {
        const content = byId.get(id);
        return content === undefined ? [] : [[path, content] as const];
      }),
    );
    this.#requester = requester;
  }

  of(path: string): string | undefined {
    return this.#contents.get(path);
  }

  /** Whether a text stands in any of them as it is. */
  mentions(text: string): boolean {
    return [...this.#contents.values()].some((content) => content.includes(text));
  }

  /** Sanitised mailboxes of a header; one that was not scanned is left out. */
  mailboxes(headers: MimeEntity['headers'], header: AddressHeader, prefix: string): readonly Mailbox[] {
    return mailboxes(headers, header).flatMap((_box, i) => {
      if (prefix === '' && header === 'from' && i === 0) {
        return [{ name: this.#requester.name ?? '', address: this.#requester.email ?? '' }];
      }
      const name = this.of(`${prefix}${header}/${i}/name`);
      const address = this.of(`${prefix}${header}/${i}/address`);
      return name === undefined && address === undefined
        ? []
        : [{ name: name ?? '', address: address ?? '' }];
    });
  }
}
