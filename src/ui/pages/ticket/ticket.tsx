import { CAUSE_LABELS } from '../../causes.ts';
import { Badge } from '../../components/badge.tsx';
import { Button, LinkButton } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Notice } from '../../components/notice.tsx';
import { useView } from '../../view.ts';
import { Conversation, MarkedText } from './conversation.tsx';
import { Help } from './help.tsx';
import { Decisions, Missed } from './history.tsx';
import { Panel } from './panel.tsx';
import { Carried, type TicketProps, ticketHref } from './props.tsx';

/** A ticket under review. All of it is swapped by htmx after a decision. */
export function TicketReviewView(props: TicketProps) {
  const { t, viewer } = useView();
  const { ticket, side, message, open, filter } = props;
  const { item, subject, state, warnings, elsewhere } = ticket;
  const mine = ticket.decisions.find(
    ({ actor, undoneAt }) => undoneAt === undefined && actor === `user:${viewer?.id}`,
  );
  const waits = item?.state === 'open';
  return (
    <div id="review" class="review" data-panel={`/desk/tickets/${ticket.id}/panel${filter && `?${filter}`}`}>
      <div class="page-head">
        <div>
          <p class="crumb">
            <a href={`/desk/inbox${filter && `?${filter}`}`}>{t('ticket.back')}</a>
          </p>
          <h1>
            {subject && subject.text.trim() !== '' ? (
              <MarkedText {...props} text={subject} />
            ) : (
              t('ticket.noSubject')
            )}
          </h1>
          <p class="badges">
            <Badge tone={state === 'held' ? 'attention' : 'good'}>
              {t(state === 'held' ? 'ticket.held' : 'ticket.sanitised')}
            </Badge>
            {waits &&
              item.reasons.map((reason) => (
                <Badge key={reason} tone="attention">
                  {t(CAUSE_LABELS[reason])}
                </Badge>
              ))}
            <span class="soft">{open === 0 ? t('ticket.reviewed') : t('ticket.progress', { open })}</span>
          </p>
        </div>
        <div class="actions">
          {mine && viewer?.may('ticket.review') && (
            <Form action={`/desk/tickets/${ticket.id}/undo`} target="#review" class="form inline">
              <Carried {...props} />
              <input type="hidden" name="decision" value={mine.id} />
              <Button kind="quiet" hotkey="u">
                {t('ticket.undo')}
              </Button>
            </Form>
          )}
          {waits && viewer?.may('ticket.review') ? (
            <Form action={`/desk/tickets/${ticket.id}/approve`} class="form inline">
              <input type="hidden" name="filter" value={filter} />
              <button class="button primary" type="submit" data-approve>
                {t('ticket.approve')}
                <kbd>↵</kbd>
              </button>
            </Form>
          ) : (
            <LinkButton href={`/desk/inbox/next${filter && `?${filter}`}`} kind="primary">
              {t('ticket.next')}
            </LinkButton>
          )}
        </div>
      </div>
      {message && <Notice kind={message.kind}>{message.text}</Notice>}
      {warnings.length > 0 && <p class="soft small">{t('ticket.warnings', { list: warnings.join(', ') })}</p>}
      <nav class="chips" aria-label={t('ticket.view')}>
        <a href={ticketHref(props, { side: false })} {...(!side && { 'aria-current': 'page' as const })}>
          {t('ticket.viewInline')}
        </a>
        <a href={ticketHref(props, { side: true })} {...(side && { 'aria-current': 'page' as const })}>
          {t('ticket.viewSide')}
        </a>
      </nav>
      <div class="review-columns">
        <Conversation {...props} elsewhere={elsewhere} />
        <Panel {...props} />
      </div>
      {viewer?.may('ticket.review') && <Missed {...props} />}
      <Decisions {...props} />
      <Help />
    </div>
  );
}
