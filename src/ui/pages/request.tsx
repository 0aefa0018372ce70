import type { AuditEntry } from '../../model/audit.ts';
import { EXTENSION_CODES, REFUSAL_CODES } from '../../model/subject.ts';
import type { RequestScope } from '../../usecases/subjects/decide.ts';
import type { RequestView } from '../../usecases/subjects/desk.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Code } from '../components/code.tsx';
import { Field, Select, TextArea } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { type Column, Table } from '../components/table.tsx';
import { Time } from '../components/time.tsx';
import { DECISION_LABELS, REFUSAL_LABELS, REQUEST_TONES, SEARCHED } from '../request-labels.ts';
import { useView } from '../view.ts';
import { Due } from './requests.tsx';

export const REQUEST_DONE = ['created', 'linkSent', 'extended', 'decided', 'dropped'] as const;

export interface RequestProps {
  readonly request: RequestView;
  readonly steps: readonly AuditEntry[];
  /** Once it was confirmed. */
  readonly scope: RequestScope | undefined;
  readonly done: (typeof REQUEST_DONE)[number] | undefined;
  readonly now: Date;
}

/** One request: who, by when, what was done, and what may be done next. */
export function RequestPage({ request, steps, scope, done, now }: RequestProps) {
  const { t, viewer } = useView();
  const { kind, content, state } = request;
  const who = content?.name || content?.email;
  const name = t(`requests.${kind}`);
  const manages = viewer?.may('request.manage') ?? false;
  return (
    <>
      <PageHead
        title={who ? t('requests.one', { kind: name, who }) : name}
        lead={<a href="/desk/requests">{t('requests.back')}</a>}
      />
      {done && <Notice kind="done">{t(`requests.${done}`)}</Notice>}
      <Facts request={request} now={now} />
      {scope && <Scope scope={scope} />}
      {manages && content && (state === 'proposed' || state === 'unconfirmed') && (
        <Identify request={request} />
      )}
      {manages && state === 'open' && <Decide request={request} now={now} />}
      {request.receipt !== undefined && (
        <section class="section" aria-labelledby="receipt">
          <h2 id="receipt">{t('requests.receipt')}</h2>
          <Code id="receipt-text">{JSON.stringify(request.receipt, undefined, 2)}</Code>
        </section>
      )}
      <div class="section">
        <h2>{t('requests.steps')}</h2>
        <Steps steps={steps} />
      </div>
    </>
  );
}

function Facts({ request, now }: Pick<RequestProps, 'request' | 'now'>) {
  const { t } = useView();
  const { content, state, origin, openedAt, confirmedBy, confirmedAt, extendedAt, outcome } = request;
  const refusal = REFUSAL_CODES.find((code) => code === outcome);
  return (
    <dl class="facts">
      <dt>{t('requests.state')}</dt>
      <dd>
        <Badge tone={REQUEST_TONES[state]}>{t(`requests.${state}`)}</Badge>
      </dd>
      {content?.email && (
        <>
          <dt>{t('requests.addressLabel')}</dt>
          <dd class="wrap">
            {content.email}
            <br />
            <span class="soft">
              {t(request.addressKnown ? 'requests.addressKnown' : 'requests.addressUnknown')}
            </span>
          </dd>
        </>
      )}
      {content?.note && (
        <>
          <dt>{t('requests.note')}</dt>
          <dd class="wrap">{content.note}</dd>
        </>
      )}
      <dt>{t('requests.origin')}</dt>
      <dd>
        {t(`requests.${origin}`)} {request.ticketId && <code>…{request.ticketId.slice(-12)}</code>}
      </dd>
      <dt>{t('requests.opened')}</dt>
      <dd>
        <Time at={openedAt} />
      </dd>
      {!request.closedAt && (
        <>
          <dt>{t('requests.due')}</dt>
          <dd>
            <Due request={request} now={now} />
          </dd>
        </>
      )}
      {confirmedBy && confirmedAt && (
        <>
          <dt>{t('requests.confirmed')}</dt>
          <dd>
            {t(`requests.${confirmedBy}`)}, <Time at={confirmedAt} />
          </dd>
        </>
      )}
      {extendedAt && (
        <>
          <dt>{t('requests.extendedTo')}</dt>
          <dd>
            <Time at={extendedAt} />
          </dd>
        </>
      )}
      {refusal && (
        <>
          <dt>{t('requests.outcome')}</dt>
          <dd>{t(REFUSAL_LABELS[refusal])}</dd>
        </>
      )}
      {content?.answer && (
        <>
          <dt>{t('requests.answer')}</dt>
          <dd class="wrap">{content.answer}</dd>
        </>
      )}
    </dl>
  );
}

function Scope({ scope }: { readonly scope: RequestScope }) {
  const { t } = useView();
  return (
    <section class="section" aria-labelledby="scope">
      <h2 id="scope">{t('requests.scope')}</h2>
      <p>
        {t('requests.scopeTickets', { count: scope.tickets.length })}{' '}
        {t('requests.scopeMentions', { count: scope.mentions })}
      </p>
      <dl class="facts">
        <dt>{t('requests.recipients')}</dt>
        <dd>
          {scope.recipients.length === 0
            ? t('requests.noRecipients')
            : scope.recipients.map(({ desk, count }) => t('requests.recipient', { desk, count })).join('; ')}
        </dd>
      </dl>
    </section>
  );
}

/** Making sure who asks: by the address, or by a colleague. Never by a document. */
function Identify({ request: { id, state, content } }: { readonly request: RequestView }) {
  const { t } = useView();
  return (
    <div class="columns">
      {content?.email && (
        <section class="section" aria-labelledby="link">
          <h2 id="link">{t('requests.sendLink')}</h2>
          <p class="soft">{t('requests.sendLinkLead')}</p>
          <Form action={`/desk/requests/${id}/link`}>
            <Button kind={state === 'proposed' ? 'primary' : 'plain'}>{t('requests.sendLink')}</Button>
          </Form>
        </section>
      )}
      {state === 'unconfirmed' && (
        <section class="section" aria-labelledby="vouch">
          <h2 id="vouch">{t('requests.vouch')}</h2>
          <p class="soft">{t('requests.vouchLead')}</p>
          <Form action={`/desk/requests/${id}/vouch`}>
            <Field
              name="colleague"
              type="email"
              label={t('requests.colleagueAddress')}
              required
              autocomplete="off"
            />
            <Button>{t('requests.vouch')}</Button>
          </Form>
        </section>
      )}
      <section class="section" aria-labelledby="dismiss">
        <h2 id="dismiss">{t('requests.dismiss')}</h2>
        <p class="soft">{t('requests.dismissLead')}</p>
        <Form action={`/desk/requests/${id}/dismiss`}>
          <Button>{t('requests.dismiss')}</Button>
        </Form>
      </section>
    </div>
  );
}

function Decide({ request, now }: Pick<RequestProps, 'request' | 'now'>) {
  const { t } = useView();
  const { id, kind, extendedAt, dueAt } = request;
  const kinds = Object.entries(SEARCHED).map(([value, label]) => ({ value, label: t(label) }));
  const refusals = REFUSAL_CODES.map((value) => ({ value, label: t(REFUSAL_LABELS[value]) }));
  const codes = EXTENSION_CODES.map((value) => ({
    value,
    label: t(value === 'complex' ? 'requests.complex' : 'requests.manyRequests'),
  }));
  return (
    <div class="columns">
      <section class="section" aria-labelledby="decide">
        <h2 id="decide">{t('requests.decide')}</h2>
        {kind === 'erasure' && <Notice kind="warning">{t('requests.erasureLead')}</Notice>}
        <Form action={`/desk/requests/${id}/fulfil`} label={t('requests.decide')}>
          {kind === 'correction' && (
            <>
              <Field name="name" label={t('requests.newName')} maxLength={200} autocomplete="off" />
              <Field
                name="email"
                type="email"
                label={t('requests.newEmail')}
                maxLength={254}
                autocomplete="off"
              />
              <TextArea name="note" label={t('requests.correctionNote')} rows={2} maxLength={2000} />
            </>
          )}
          <TextArea name="words" label={t('requests.words')} rows={4} maxLength={10_000} />
          <details>
            <summary>{t('requests.alsoLabel')}</summary>
            <div class="form">
              <Select name="entity" label={t('requests.what')} value="EMAIL_ADDRESS" options={kinds} />
              <Field
                name="value"
                label={t('requests.value')}
                hint={t('requests.alsoHint')}
                maxLength={200}
                autocomplete="off"
              />
            </div>
          </details>
          <Button kind={kind === 'erasure' ? 'danger' : 'primary'}>{t(DECISION_LABELS[kind])}</Button>
          {kind === 'access' && (
            <Button formaction={`/desk/requests/${id}/export`}>{t('requests.preview')}</Button>
          )}
        </Form>
      </section>
      <section class="section" aria-labelledby="refuse">
        <h2 id="refuse">{t('requests.refuse')}</h2>
        <p class="soft">{t('requests.refuseLead')}</p>
        <Form action={`/desk/requests/${id}/refuse`} label={t('requests.refuse')}>
          <Select name="why" label={t('requests.why')} value="no-data" options={refusals} />
          <TextArea name="words" label={t('requests.words')} rows={4} required maxLength={10_000} />
          <Button>{t('requests.refuse')}</Button>
        </Form>
      </section>
      {!extendedAt && now <= dueAt && (
        <section class="section" aria-labelledby="extend">
          <h2 id="extend">{t('requests.extend')}</h2>
          <p class="soft">{t('requests.extendLead')}</p>
          <Form action={`/desk/requests/${id}/extend`} label={t('requests.extend')}>
            <Select name="code" label={t('requests.why')} value="complex" options={codes} />
            <Button>{t('requests.extend')}</Button>
          </Form>
        </section>
      )}
    </div>
  );
}

function Steps({ steps }: { readonly steps: readonly AuditEntry[] }) {
  const { t } = useView();
  const columns: readonly Column<AuditEntry>[] = [
    { id: 'when', title: t('requests.when'), kind: 'main', cell: ({ at }) => <Time at={at} /> },
    { id: 'step', title: t('requests.step'), cell: ({ event }) => <code>{event}</code> },
    { id: 'who', title: t('requests.who'), cell: ({ actor }) => <span class="wrap">{actor}</span> },
    { id: 'code', title: t('requests.why'), minor: true, cell: ({ code }) => code },
  ];
  return <Table caption={t('requests.steps')} columns={columns} rows={steps} keyOf={({ seq }) => `${seq}`} />;
}
