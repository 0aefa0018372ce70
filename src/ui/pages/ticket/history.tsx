import { LABELS } from '../../../model/entity-labels.ts';
import type { ReviewAction } from '../../../model/review.ts';
import { Button } from '../../components/button.tsx';
import { Field, Select } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Time } from '../../components/time.tsx';
import { KINDS } from '../../families.ts';
import type { MessageKey } from '../../messages/catalogue.ts';
import { useView } from '../../view.ts';
import { Carried, type TicketProps } from './props.tsx';

const ACTION_LABELS = {
  accept: 'ticket.decisionAccept',
  keep: 'ticket.decisionKeep',
  kind: 'ticket.decisionKind',
  span: 'ticket.decisionSpan',
  redact: 'ticket.decisionRedact',
} as const satisfies Record<ReviewAction, MessageKey>;

/** Removing what nothing found: by its text, or (with scripts) by selecting it. */
export function Missed(props: TicketProps) {
  const { t } = useView();
  const { ticket } = props;
  return (
    <details class="section">
      <summary>{t('ticket.missed')}</summary>
      <Form
        action={`/desk/tickets/${ticket.id}/decide`}
        target="#review"
        class="form inline missed"
        label={t('ticket.missed')}
      >
        <Carried {...props} />
        <input type="hidden" name="action" value="redact" />
        <input type="hidden" name="documentId" value="" />
        <input type="hidden" name="partId" value="" />
        <input type="hidden" name="start" value="" />
        <input type="hidden" name="end" value="" />
        <Field
          name="text"
          label={t('ticket.missedText')}
          hint={t('ticket.missedHint')}
          maxLength={200}
          autocomplete="off"
        />
        <Select
          name="entity"
          label={t('ticket.kind')}
          value="CUSTOM"
          options={KINDS.map((value) => ({ value, label: LABELS[t.language][value] }))}
        />
        <Button>{t('ticket.missedRemove')}</Button>
      </Form>
    </details>
  );
}

/** What people decided, newest first, each with its undoing. */
export function Decisions(props: TicketProps) {
  const { t, viewer } = useView();
  const { ticket } = props;
  if (ticket.decisions.length === 0) return null;
  const mayUndo = (actor: string) =>
    viewer?.may('ticket.review') && (actor === `user:${viewer.id}` || viewer.role === 'privacy-officer');
  return (
    <details class="section">
      <summary>{t('ticket.decisions')}</summary>
      <ul class="decisions">
        {ticket.decisions.map(({ id, action, entity, places, actor, at, undoneAt }) => (
          <li key={id}>
            <span>
              {LABELS[t.language][entity]} {t(ACTION_LABELS[action])},{' '}
              {t('ticket.decisionPlaces', { count: places })}
              {undoneAt && ` (${t('ticket.decisionUndone')})`}
            </span>{' '}
            <span class="soft small">
              <Time at={at} />
            </span>
            {!undoneAt && mayUndo(actor) && (
              <Form action={`/desk/tickets/${ticket.id}/undo`} target="#review" class="form inline">
                <Carried {...props} />
                <input type="hidden" name="decision" value={id} />
                <Button kind="quiet">
                  {t('ticket.decisionUndo')}
                  <span class="unseen"> {LABELS[t.language][entity]}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
