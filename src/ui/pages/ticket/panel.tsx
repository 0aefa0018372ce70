import type { Entity } from '../../../../detectors/contract.ts';
import { LABELS } from '../../../model/entity-labels.ts';
import { REVIEW_RULE } from '../../../model/review.ts';
import type { ReviewMark } from '../../../usecases/review/ticket-review.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox, Field, Select } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { KINDS } from '../../families.ts';
import { useView } from '../../view.ts';
import { Carried, type TicketProps } from './props.tsx';

/** Kinds on the keys 1 to 9. */
export const NUMBERED: readonly Entity[] = [
  'PERSON_NAME',
  'EMAIL_ADDRESS',
  'PHONE_NUMBER',
  'POSTAL_ADDRESS',
  'IBAN',
  'NATIONAL_ID',
  'DATE_OF_BIRTH',
  'CUSTOMER_NUMBER',
  'CUSTOM',
];

/** Why a mark is there, and what may be done about it. */
export function Panel(props: TicketProps) {
  const { t } = useView();
  const { selected } = props;
  return (
    <aside id="panel" class="panel review-panel" aria-labelledby="panel-title">
      <h2 id="panel-title">{selected ? LABELS[t.language][selected.entity] : t('ticket.panel')}</h2>
      {selected ? <About {...props} mark={selected} /> : <p class="soft">{t('ticket.panelEmpty')}</p>}
    </aside>
  );
}

function About(props: TicketProps & { readonly mark: ReviewMark }) {
  const { t, viewer } = useView();
  const { mark } = props;
  const { reason, ruleId, evidence, confidence, detectorId, whose, asked, length, what, hasPlace } = mark;
  return (
    <>
      <p>{t.language === 'nl' ? reason.nl : reason.en}</p>
      {viewer?.may('ticket.review') &&
        (!hasPlace ? (
          <p class="soft">{t('ticket.noPlace')}</p>
        ) : what === 'removed' ? (
          <Decide {...props} />
        ) : (
          <RemoveAfterAll {...props} />
        ))}
      <dl class="facts small">
        <dt>{t('ticket.rule')}</dt>
        <dd>
          <code>{ruleId}</code>
        </dd>
        <dt>{t('ticket.asked')}</dt>
        <dd>{asked && t(`words.asked_${asked}`)}</dd>
        <dt>{t('ticket.whose')}</dt>
        <dd>{whose && t(`words.whose_${whose}`)}</dd>
        <dt>{t('ticket.sureness')}</dt>
        <dd>{t(`words.sure_${confidence}`)}</dd>
        <dt>{t('ticket.evidence')}</dt>
        <dd>{evidence.map((each) => t(`words.evidence_${each}`)).join(', ') || '–'}</dd>
        <dt>{t('ticket.detector')}</dt>
        <dd>
          <code>{detectorId}</code>
        </dd>
        {length !== undefined && (
          <>
            <dt>{t('ticket.length')}</dt>
            <dd>{t('ticket.chars', { count: length })}</dd>
          </>
        )}
      </dl>
      {what === 'removed' && hasPlace && viewer?.may('value.reveal') && <Reveal {...props} />}
      {ruleId !== REVIEW_RULE && viewer?.may('ticket.review') && <Propose {...props} />}
    </>
  );
}

/** One form: whatever button is pressed, the same mark, scope and reason go with it. */
function Decide(props: TicketProps & { readonly mark: ReviewMark }) {
  const { t } = useView();
  const { ticket, mark } = props;
  const labels = LABELS[t.language];
  const numbered = NUMBERED.map((entity, i) => ({ value: entity, label: `${i + 1} ${labels[entity]}` }));
  const rest = KINDS.filter((entity) => !NUMBERED.includes(entity));
  return (
    <Form action={`/desk/tickets/${ticket.id}/decide`} target="#review" class="form decide">
      <Carried {...props} />
      <input type="hidden" name="mark" value={mark.id} />
      <div class="actions">
        <Button name="action" value="accept" kind="primary" hotkey="a">
          {t('ticket.accept')}
        </Button>
        <Button name="action" value="keep" hotkey="x">
          {t('ticket.putBack')}
        </Button>
      </div>
      <Checkbox name="scope" value="ticket" label={t('ticket.everywhere')} />
      <details>
        <summary>{t('ticket.more')}</summary>
        <div class="form">
          <Select
            name="entity"
            label={t('ticket.kind')}
            value={mark.entity}
            options={[...numbered, ...rest.map((value) => ({ value, label: labels[value] }))]}
          />
          <Button name="action" value="kind">
            {t('ticket.changeKind')}
          </Button>
          <Select
            name="reason"
            label={t('ticket.because')}
            value=""
            options={[
              { value: '', label: t('ticket.becauseAuto') },
              { value: 'not-personal', label: t('ticket.becauseNotPersonal') },
              { value: 'asked-for', label: t('ticket.becauseAsked') },
            ]}
          />
          <Field
            name="left"
            type="number"
            label={t('ticket.extentLeft')}
            value="0"
            hint={t('ticket.extentHint')}
          />
          <Field name="right" type="number" label={t('ticket.extentRight')} value="0" />
          <Button name="action" value="span">
            {t('ticket.extentApply')}
          </Button>
        </div>
      </details>
      <p
        class="small"
        aria-live="polite"
        data-extent={t('ticket.extentStatus', { left: '#L', right: '#R' })}
      />
    </Form>
  );
}

function RemoveAfterAll(props: TicketProps & { readonly mark: ReviewMark }) {
  const { t } = useView();
  const { ticket, mark } = props;
  return (
    <Form action={`/desk/tickets/${ticket.id}/decide`} target="#review" class="form decide">
      <Carried {...props} />
      <input type="hidden" name="documentId" value={mark.documentId} />
      <input type="hidden" name="partId" value={mark.partId} />
      <input type="hidden" name="start" value={mark.span.start} />
      <input type="hidden" name="end" value={mark.span.end} />
      <input type="hidden" name="entity" value={mark.entity} />
      <Button name="action" value="redact" hotkey="x">
        {t('ticket.remove')}
      </Button>
      <Checkbox name="scope" value="ticket" label={t('ticket.everywhere')} />
    </Form>
  );
}

function Reveal({ ticket, mark, revealed, ...rest }: TicketProps & { readonly mark: ReviewMark }) {
  const { t } = useView();
  if (revealed !== undefined) return <Revealed value={revealed} />;
  return (
    <Form action={`/desk/tickets/${ticket.id}/reveal`} target="#revealed">
      <Carried {...rest} />
      <input type="hidden" name="mark" value={mark.id} />
      <div id="revealed">
        <Button kind="quiet">{t('ticket.reveal')}</Button>
      </div>
    </Form>
  );
}

/** A value that the viewer asked to see; `undefined` while a second person must agree. */
export function Revealed({ value }: { readonly value: string | undefined }) {
  const { t } = useView();
  return (
    <div id="revealed" role="status">
      {value === undefined ? (
        <p>{t('ticket.revealWaiting')}</p>
      ) : (
        <>
          <p>
            {t('ticket.revealed')}: <strong class="revealed">{value}</strong>
          </p>
          <p class="soft small">{t('ticket.revealedNote')}</p>
        </>
      )}
    </div>
  );
}

function Propose(props: TicketProps & { readonly mark: ReviewMark }) {
  const { t } = useView();
  const { ticket, mark } = props;
  return (
    <Form action={`/desk/tickets/${ticket.id}/propose`} target="#review">
      <Carried {...props} />
      <input type="hidden" name="mark" value={mark.id} />
      <Button kind="quiet">{t(mark.what === 'removed' ? 'ticket.alwaysKeep' : 'ticket.alwaysRemove')}</Button>
    </Form>
  );
}
