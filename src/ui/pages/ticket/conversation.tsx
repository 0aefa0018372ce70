import type { AttachmentReason, AttachmentState } from '../../../model/attachment.ts';
import { LABELS } from '../../../model/entity-labels.ts';
import type { TicketAttachment } from '../../../model/ticket.ts';
import type { ReviewEntry, ReviewMark, ReviewText } from '../../../usecases/review/ticket-review.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Icon } from '../../components/icon.tsx';
import { Time } from '../../components/time.tsx';
import { FAMILIES } from '../../families.ts';
import type { MessageKey } from '../../messages/catalogue.ts';
import { useView } from '../../view.ts';
import { type TicketProps, ticketHref } from './props.tsx';

const ROLE_LABELS = { requester: 'ticket.requester', agent: 'ticket.agent', other: 'ticket.other' } as const;

/** The messages as a reader expects them, oldest first. */
export function Conversation(props: TicketProps & { readonly elsewhere: readonly ReviewMark[] }) {
  const { t } = useView();
  const { ticket, elsewhere } = props;
  return (
    <section class="conversation" aria-label={t('ticket.conversation')}>
      {ticket.entries.map((entry) => (
        <Message key={entry.id} {...props} entry={entry} />
      ))}
      {elsewhere.length > 0 && (
        <section class="elsewhere" aria-labelledby="elsewhere">
          <h2 id="elsewhere">{t('ticket.elsewhere')}</h2>
          <ul>
            {elsewhere.map((mark) => (
              <li key={mark.id}>
                <MarkLink {...props} mark={mark} text={LABELS[t.language][mark.entity]} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

function Message(props: TicketProps & { readonly entry: ReviewEntry }) {
  const { t, viewer } = useView();
  const { ticket, entry, side } = props;
  const { id, documentId, role, at, receivedAt, author, text, hasHtml, attachments } = entry;
  const name = author ?? (role === 'requester' ? ticket.requester.name : undefined);
  return (
    <article class={`message ${role}`}>
      <header>
        <h2>
          {t(ROLE_LABELS[role])}
          {name && <span class="soft"> {name}</span>}
        </h2>
        <Time at={isDate(at) ? at : receivedAt} />
      </header>
      {text &&
        (side ? (
          <div class="sides">
            <div>
              <h3>{t('ticket.before')}</h3>
              <Covered text={text} />
            </div>
            <div>
              <h3>{t('ticket.after')}</h3>
              <p class="message-text">
                <MarkedText {...props} text={text} />
              </p>
            </div>
          </div>
        ) : (
          <p class="message-text">
            <MarkedText {...props} text={text} />
          </p>
        ))}
      {attachments.length > 0 && <Attachments attachments={attachments} />}
      <footer>
        {hasHtml && (
          <details>
            <summary>{t('ticket.mail')}</summary>
            <iframe
              class="mail-frame"
              title={t('ticket.mailFrame')}
              sandbox=""
              loading="lazy"
              src={`/desk/tickets/${ticket.id}/mail/${id}`}
            />
          </details>
        )}
        {viewer?.may('value.reveal') && (
          <Form action={`/desk/tickets/${ticket.id}/original`} class="form inline">
            <input type="hidden" name="documentId" value={documentId} />
            <Button kind="quiet">{t('ticket.original')}</Button>
          </Form>
        )}
      </footer>
    </article>
  );
}

function isDate(text: string | undefined): text is string {
  return text !== undefined && !Number.isNaN(Date.parse(text));
}

/** A sanitised text with its marks. Every stretch says where it begins, so that a selection can be placed. */
export function MarkedText(props: TicketProps & { readonly text: ReviewText }) {
  const { partId, documentId, text, marks } = props.text;
  return (
    <span data-part={partId} data-document={documentId}>
      {stretches(text, marks).map(({ at, stretch, mark }) =>
        mark ? (
          <MarkLink key={mark.id} {...props} mark={mark} text={stretch} />
        ) : (
          <span key={at} data-at={at}>
            {stretch}
          </span>
        ),
      )}
    </span>
  );
}

interface Stretch {
  readonly at: number;
  readonly stretch: string;
  readonly mark: ReviewMark | undefined;
}

function stretches(text: string, marks: readonly ReviewMark[]): readonly Stretch[] {
  const cut: Stretch[] = [];
  let at = 0;
  for (const mark of marks) {
    const { start, end } = mark.span;
    if (start > at) cut.push({ at, stretch: text.slice(at, start), mark: undefined });
    cut.push({ at: start, stretch: text.slice(start, end), mark });
    at = end;
  }
  if (at < text.length) cut.push({ at, stretch: text.slice(at), mark: undefined });
  return cut;
}

/** A mark that can be reached by keyboard, and is announced as what it is. */
function MarkLink(props: TicketProps & { readonly mark: ReviewMark; readonly text: string }) {
  const { t } = useView();
  const { mark, text, selected } = props;
  const { id, entity, what, state, confidence, span } = mark;
  const kind = LABELS[t.language][entity];
  const looks =
    what === 'kept' ? 'kept' : confidence === 'possible' && state === 'open' ? 'uncertain' : 'removed';
  const words = { kept: 'ticket.keptMark', uncertain: 'ticket.doubtful', removed: 'ticket.removed' } as const;
  return (
    <a
      id={`mark-${id}`}
      class={`mark ${looks} ${state}`}
      href={`${ticketHref(props, { mark: id })}#mark-${id}`}
      data-family={FAMILIES[entity]}
      data-mark={id}
      data-at={span.start}
      data-length={span.end - span.start}
      {...(selected?.id === id && { 'aria-current': 'true' as const })}
    >
      <span class="unseen">{t(words[looks], { kind })} </span>
      {text}
      {state !== 'open' && what === 'removed' && (
        <>
          <Icon name="check" />
          <span class="unseen"> {t('ticket.accepted')}</span>
        </>
      )}
    </a>
  );
}

/** The shape of a covered value shows no more than this. */
const MOST_COVERED = 24;

/** The text as it came, as far as one may see it: what was removed has its length and nothing else. */
function Covered({ text: { text, marks } }: { readonly text: ReviewText }) {
  const { t } = useView();
  return (
    <p class="message-text">
      {stretches(text, marks).map(({ at, stretch, mark }) =>
        mark?.what === 'removed' ? (
          <span key={at} class="covered" data-family={FAMILIES[mark.entity]}>
            <span class="unseen">
              {t('ticket.covered')}: {LABELS[t.language][mark.entity]}
            </span>
            <span aria-hidden="true">
              {'▒'.repeat(Math.min(MOST_COVERED, mark.length ?? stretch.length))}
            </span>
          </span>
        ) : (
          stretch
        ),
      )}
    </p>
  );
}

const STATES = {
  kept: ['ticket.attachmentKept', 'good'],
  rewritten: ['ticket.attachmentRewritten', 'accent'],
  withheld: ['ticket.attachmentWithheld', 'attention'],
} as const satisfies Record<AttachmentState, readonly [MessageKey, string]>;

const REASONS: Readonly<Partial<Record<AttachmentReason, MessageKey>>> = {
  clean: 'ticket.reasonClean',
  values: 'ticket.reasonValues',
  hidden: 'ticket.reasonHidden',
  type: 'ticket.reasonType',
  encrypted: 'ticket.reasonEncrypted',
  unreadable: 'ticket.reasonUnreadable',
  embedded: 'ticket.reasonEmbedded',
  'too-large': 'ticket.reasonTooLarge',
  'too-nested': 'ticket.reasonTooNested',
  verification: 'ticket.reasonVerification',
};

function Attachments({ attachments }: { readonly attachments: readonly TicketAttachment[] }) {
  const { t } = useView();
  return (
    <section class="attachments" aria-label={t('ticket.attachments')}>
      <h3>{t('ticket.attachments')}</h3>
      <ul>
        {attachments.map(({ name, mediaType, size, state, reason }, i) => {
          const [label, tone] = STATES[state];
          return (
            <li key={`${i} ${name ?? ''}`}>
              <span class="attachment-name">{name ?? t('ticket.attachmentName')}</span>{' '}
              <span class="soft small">
                {mediaType}, {Math.max(1, Math.round(size / 1024))} kB
              </span>{' '}
              <Badge tone={tone}>{t(label)}</Badge>{' '}
              <span class="soft small">{t(REASONS[reason] ?? 'ticket.reasonReader')}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
