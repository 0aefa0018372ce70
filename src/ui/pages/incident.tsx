import type { Clock, Dossier, NotificationField } from '../../model/dossier.ts';
import { type IncidentView, type KindCount, NATURES } from '../../model/incident.ts';
import { Badge } from '../components/badge.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Checkbox, Field, Select, TextArea } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { type Column, Table } from '../components/table.tsx';
import { Time } from '../components/time.tsx';
import { useView } from '../view.ts';

export const INCIDENT_DONE = ['saved', 'notedReport', 'notedClose'] as const;

export interface IncidentProps {
  readonly incident: IncidentView;
  readonly dossier: Dossier;
  readonly done: (typeof INCIDENT_DONE)[number] | undefined;
}

/** The dossier of one incident: what it touches, what is to be told to whom, by when. */
export function IncidentPage({ incident, dossier, done }: IncidentProps) {
  const { t, viewer } = useView();
  const file = (format: string) => `/desk/incidents/${incident.id}/dossier?format=${format}`;
  return (
    <>
      <PageHead title={dossier.title} lead={<a href="/desk/incidents">{t('incidents.back')}</a>}>
        <LinkButton href={file('markdown')}>{t('incidents.markdown')}</LinkButton>
        <LinkButton href={file('html')}>{t('incidents.html')}</LinkButton>
        <LinkButton href={file('json')}>{t('incidents.json')}</LinkButton>
      </PageHead>
      {done && <Notice kind="done">{t(`incidents.${done}`)}</Notice>}
      <Deadline incident={incident} clock={dossier.authorityClock} />
      <Touches dossier={dossier} />
      <div class="section">
        <h2>{t('incidents.draft')}</h2>
        <p class="soft">{t('incidents.draftLead')}</p>
        <Draft fields={dossier.notification} />
      </div>
      <Notices dossier={dossier} />
      {viewer?.may('incident.manage') && <Words incident={incident} />}
    </>
  );
}

function Deadline({ incident, clock }: { readonly incident: IncidentView; readonly clock: Clock }) {
  const { t } = useView();
  const { reportedAt, state } = incident;
  const late = clock.hoursLeft < 0;
  return (
    <dl class="facts">
      <dt>{t('incidents.state')}</dt>
      <dd>
        <Badge tone={state === 'open' ? 'attention' : 'neutral'}>{t(`incidents.${state}`)}</Badge>
      </dd>
      <dt>{t('incidents.aware')}</dt>
      <dd>
        <Time at={incident.awareAt} />
      </dd>
      <dt>{t('incidents.reported')}</dt>
      <dd>
        {reportedAt ? (
          <>
            <Time at={reportedAt} /> {incident.content.authorityReference}
          </>
        ) : (
          <>
            {t('incidents.due')} <Time at={clock.dueAt} />{' '}
            <Badge tone={late ? 'bad' : 'attention'}>
              {late
                ? t('incidents.late', { hours: -clock.hoursLeft })
                : t('incidents.left', { hours: clock.hoursLeft })}
            </Badge>
          </>
        )}
        <br />
        <span class="soft">{t('incidents.asOf', { day: clock.asOf })}</span>
      </dd>
    </dl>
  );
}

function Touches({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useView();
  type Line = { readonly id: 'persons' | 'records' | 'messages'; readonly min: number; readonly max: number };
  const lines: readonly Line[] = (['persons', 'records', 'messages'] as const).map((id) => ({
    id,
    ...dossier[id],
  }));
  const columns: readonly Column<Line>[] = [
    { id: 'what', title: t('incidents.touches'), kind: 'main', cell: ({ id }) => t(`incidents.${id}`) },
    { id: 'min', title: t('incidents.atLeast'), kind: 'number', cell: ({ min }) => min },
    { id: 'max', title: t('incidents.atMost'), kind: 'number', cell: ({ max }) => max },
  ];
  return (
    <div class="section">
      <h2>{t('incidents.touches')}</h2>
      <Table caption={t('incidents.touches')} columns={columns} rows={lines} keyOf={({ id }) => id} />
      <div class="columns">
        <Kinds title={t('incidents.readable')} kinds={dossier.inClear} />
        <Kinds title={t('incidents.sealed')} kinds={dossier.sealed} />
      </div>
    </div>
  );
}

function Kinds({ title, kinds }: { readonly title: string; readonly kinds: readonly KindCount[] }) {
  const { t } = useView();
  const columns: readonly Column<KindCount>[] = [
    { id: 'kind', title: t('incidents.kind'), kind: 'main', cell: ({ entity }) => <code>{entity}</code> },
    { id: 'whose', title: t('incidents.whose'), cell: ({ whose }) => whose },
    { id: 'values', title: t('incidents.values'), kind: 'number', cell: ({ values }) => values },
  ];
  return (
    <div class="section">
      <h3>{title}</h3>
      {kinds.length === 0 ? (
        <p>{t('incidents.nothing')}</p>
      ) : (
        <Table
          caption={title}
          columns={columns}
          rows={kinds}
          keyOf={({ entity, whose }) => `${entity} ${whose ?? ''}`}
        />
      )}
    </div>
  );
}

function Draft({ fields }: { readonly fields: readonly NotificationField[] }) {
  const { t } = useView();
  const columns: readonly Column<NotificationField>[] = [
    {
      id: 'field',
      title: t('incidents.field'),
      kind: 'main',
      cell: ({ nl, en }) => (t.language === 'nl' ? nl : en),
    },
    {
      id: 'value',
      title: t('incidents.value'),
      cell: ({ value, from }) =>
        from === 'missing' ? (
          <Badge tone="attention">{t('incidents.missing')}</Badge>
        ) : (
          <span class="wrap lines">{value}</span>
        ),
    },
  ];
  return <Table caption={t('incidents.draft')} columns={columns} rows={fields} keyOf={({ id }) => id} />;
}

const DUE = { yes: 'noticeYes', no: 'noticeNo', weigh: 'noticeWeigh' } as const;

function Notices({ dossier: { personNotice, customers } }: { readonly dossier: Dossier }) {
  const { t } = useView();
  return (
    <>
      <section class="section" aria-labelledby="notice">
        <h2 id="notice">
          {t('incidents.notice')}{' '}
          <Badge tone={personNotice.due === 'yes' ? 'bad' : 'neutral'}>
            {t(`incidents.${DUE[personNotice.due]}`)}
          </Badge>
        </h2>
        <p>{personNotice.why}</p>
        {personNotice.draft && <p class="panel lines">{personNotice.draft}</p>}
      </section>
      {customers.length > 0 && (
        <section class="section" aria-labelledby="customers">
          <h2 id="customers">{t('incidents.customers')}</h2>
          {customers.map(({ name, clock, notice }) => (
            <div key={name}>
              <h3>
                {name}: <Time at={clock.dueAt} />
              </h3>
              <p class="panel lines">{notice}</p>
            </div>
          ))}
        </section>
      )}
    </>
  );
}

/** What only people know, and the steps that end it. */
function Words({ incident: { id, content, reportedAt, state } }: { readonly incident: IncidentView }) {
  const { t } = useView();
  const area = (name: TextName) => (
    <TextArea name={name} label={t(`incidents.${name}`)} value={content[name]} rows={3} maxLength={10_000} />
  );
  const informed = [
    { value: '', label: '' },
    { value: 'yes', label: t('incidents.informedYes') },
    { value: 'no', label: t('incidents.informedNo') },
    { value: 'later', label: t('incidents.informedLater') },
  ];
  return (
    <section class="section" aria-labelledby="words">
      <h2 id="words">{t('incidents.words')}</h2>
      <Form action={`/desk/incidents/${id}`} label={t('incidents.words')}>
        {area('description')}
        <fieldset class="field">
          <legend>{t('incidents.nature')}</legend>
          {NATURES.map((nature) => (
            <Checkbox
              key={nature}
              name="nature"
              value={nature}
              label={t(`incidents.${nature}`)}
              checked={content.nature?.includes(nature) ?? false}
            />
          ))}
        </fieldset>
        {area('consequences')}
        {area('measuresAfter')}
        {area('lateReason')}
        {area('riskUnlikely')}
        {area('crossBorder')}
        {area('processors')}
        <Select
          name="personsInformed"
          label={t('incidents.informed')}
          value={content.personsInformed ?? ''}
          options={informed}
        />
        <TextArea
          name="personsNotInformedWhy"
          label={t('incidents.notInformedWhy')}
          value={content.personsNotInformedWhy}
          rows={2}
          maxLength={10_000}
        />
        <Button kind="primary">{t('incidents.save')}</Button>
      </Form>
      <div class="actions">
        {!reportedAt && (
          <Form action={`/desk/incidents/${id}/report`} class="form inline" label={t('incidents.report')}>
            <Field name="reference" label={t('incidents.reference')} maxLength={200} />
            <Button>{t('incidents.report')}</Button>
          </Form>
        )}
        {state === 'open' && (
          <Form action={`/desk/incidents/${id}/close`} class="form inline" label={t('incidents.close')}>
            <Button>{t('incidents.close')}</Button>
          </Form>
        )}
      </div>
    </section>
  );
}

type TextName =
  | 'description'
  | 'consequences'
  | 'measuresAfter'
  | 'lateReason'
  | 'riskUnlikely'
  | 'crossBorder'
  | 'processors';
