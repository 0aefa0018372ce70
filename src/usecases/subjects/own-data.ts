import type { ParsedDocument, TextPart } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { NoticeLanguage } from '../../model/subject.ts';
import { compactValue } from '../../pipeline/detect.ts';
import { findingTag } from '../../pipeline/redact.ts';
import type { TenantKeys } from '../../ports/keyring.ts';
import { type Pipeline, PipelineError } from '../../ports/pipeline.ts';
import type { TicketView } from '../tickets.ts';

/** Messages read at once: well within what a ticket may hold. */
const BATCH = 100;

/** What stands for somebody else's data. */
const OTHERS: Readonly<Record<NoticeLanguage, string>> = {
  nl: '[gegeven van een ander]',
  en: "[somebody else's]",
  de: '[Angabe eines anderen]',
  fr: "[donnée d'un tiers]",
};
const UNREAD: Readonly<Record<NoticeLanguage, string>> = {
  nl: '[dit bericht kon niet veilig worden weergegeven]',
  en: '[this message could not be shown safely]',
  de: '[diese Nachricht konnte nicht sicher dargestellt werden]',
  fr: "[ce message n'a pas pu être affiché sans risque]",
};

/** A ticket's texts as the person may see them. */
export interface OwnTexts {
  readonly subject: string | undefined;
  /** One for each entry, in order. */
  readonly messages: readonly string[];
}

/**
 * The sanitised texts of a ticket without what is not the requester's own: whatever the detectors find in them goes,
 * unless it is tagged as theirs (GDPR art. 15(4)). A message that cannot be read again is left out and says so.
 *
 * @param own tags of the person's own values
 */
export async function ownTexts(
  { header, entries }: { header: Pick<TicketView, 'requester' | 'subject'>; entries: TicketView['entries'] },
  own: ReadonlySet<string>,
  language: NoticeLanguage,
  { keys, pipeline }: { keys: TenantKeys; pipeline: Pipeline },
): Promise<OwnTexts> {
  const messages: string[] = [];
  let subject: string | undefined;
  for (let at = 0; at === 0 || at < entries.length; at += BATCH) {
    const batch = entries.slice(at, at + BATCH);
    const input = {
      id: 'export',
      requester: header.requester,
      ...(at === 0 && header.subject && { subject: header.subject.content }),
      messages: batch.map(({ text, html }) =>
        text ? { text: text.content } : html ? { html: html.content } : { text: '' },
      ),
    };
    if (batch.length === 0) input.messages.push({ text: '' });
    try {
      const { document, findings } = await pipeline.examine({
        kind: 'ticket',
        raw: Buffer.from(JSON.stringify(input), 'utf8'),
      });
      const read = (part: TextPart | undefined) =>
        part && without(part, findings, document, own, language, keys);
      if (at === 0) subject = read(document.parts.find(({ id }) => id === document.subjectPartId));
      for (const [index] of batch.entries()) {
        const { textPartId, htmlPartId } = document.messages[index] ?? {};
        messages.push(read(document.parts.find(({ id }) => id === (textPartId ?? htmlPartId))) ?? '');
      }
    } catch (error) {
      if (!(error instanceof PipelineError)) throw error;
      for (const _ of batch) messages.push(UNREAD[language]);
    }
  }
  return { subject, messages };
}

function without(
  part: TextPart,
  findings: readonly Finding[],
  { requester }: ParsedDocument,
  own: ReadonlySet<string>,
  language: NoticeLanguage,
  keys: TenantKeys,
): string {
  const end = part.hidden[0]?.start ?? part.text.length;
  let shown = '';
  let at = 0;
  for (const finding of findings) {
    if (finding.partId !== part.id || finding.start >= end || finding.start < at) continue;
    const value = part.text.slice(finding.start, finding.end);
    if (finding.holder === 'organisation' || isOwn(finding, value, requester.name, own, keys)) continue;
    shown += part.text.slice(at, finding.start) + OTHERS[language];
    at = finding.end;
  }
  return shown + part.text.slice(at, end);
}

function isOwn(
  finding: Finding,
  value: string,
  name: string | undefined,
  own: ReadonlySet<string>,
  keys: TenantKeys,
): boolean {
  if (own.has(findingTag(keys.tagKey, finding.entity, compactValue(finding, value)))) return true;
  return finding.entity === 'PERSON_NAME' && name !== undefined && isPartOf(value, name);
}

/** "Anna" and "mevrouw De Wit" are Anna de Wit. */
function isPartOf(value: string, name: string): boolean {
  const words = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const known = words(name);
  const said = words(value);
  return said.length > 0 && said.every((word) => known.includes(word));
}
