import { type IncidentView, REACHES } from '../../model/incident.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Field, Select, TextArea } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Pager } from '../components/pager.tsx';
import { type Column, Table } from '../components/table.tsx';
import { Time } from '../components/time.tsx';
import { useView } from '../view.ts';

export interface IncidentsProps {
  readonly incidents: readonly (IncidentView & { readonly dueAt: Date })[];
  readonly next: string | undefined;
  readonly within: boolean;
  readonly now: Date;
}

/** The register of incidents. */
export function IncidentsPage({ incidents, next, within, now }: IncidentsProps) {
  const { t, viewer } = useView();
  return (
    <>
      <PageHead title={t('incidents.title')} lead={t('incidents.lead')} />
      <div class="section">
        {incidents.length === 0 ? (
          <Empty title={t('incidents.empty')}>
            <p>{t('incidents.emptyLead')}</p>
          </Empty>
        ) : (
          <List incidents={incidents} now={now} />
        )}
        <Pager href="/desk/incidents" next={next} within={within} />
      </div>
      {viewer?.may('incident.manage') && (
        <section class="section" aria-labelledby="new">
          <h2 id="new">{t('incidents.newTitle')}</h2>
          <NewIncident now={now} />
        </section>
      )}
    </>
  );
}

type Row = IncidentsProps['incidents'][number];

function List({ incidents, now }: Pick<IncidentsProps, 'incidents' | 'now'>) {
  const { t } = useView();
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      title: t('incidents.name'),
      kind: 'main',
      cell: ({ id, content }) => <a href={`/desk/incidents/${id}`}>{content.title}</a>,
    },
    {
      id: 'state',
      title: t('incidents.state'),
      cell: ({ state }) => (
        <Badge tone={state === 'open' ? 'attention' : 'neutral'}>{t(`incidents.${state}`)}</Badge>
      ),
    },
    { id: 'aware', title: t('incidents.aware'), minor: true, cell: ({ awareAt }) => <Time at={awareAt} /> },
    {
      id: 'reported',
      title: t('incidents.reported'),
      cell: ({ reportedAt, state, dueAt }) => {
        if (reportedAt) return <Time at={reportedAt} />;
        if (state === 'closed') return t('incidents.unreported');
        return (
          <>
            {t('incidents.due')} <Time at={dueAt} /> {dueAt < now && <Badge tone="bad">!</Badge>}
          </>
        );
      },
    },
  ];
  return <Table caption={t('incidents.title')} columns={columns} rows={incidents} keyOf={({ id }) => id} />;
}

/** As an input of date and time wants it, in UTC. */
function minute(at: Date): string {
  return at.toISOString().slice(0, 16);
}

const DAY_MS = 86_400_000;

function NewIncident({ now }: { readonly now: Date }) {
  const { t } = useView();
  const reaches = REACHES.map((value) => ({ value, label: t(`incidents.${value}`) }));
  const hint = t('incidents.utc');
  return (
    <Form action="/desk/incidents" label={t('incidents.newTitle')}>
      <Field name="title" label={t('incidents.incidentTitle')} required maxLength={200} />
      <Field
        name="from"
        type="datetime-local"
        label={t('incidents.from')}
        hint={hint}
        required
        value={minute(new Date(now.getTime() - DAY_MS))}
      />
      <Field
        name="to"
        type="datetime-local"
        label={t('incidents.to')}
        hint={hint}
        required
        value={minute(now)}
      />
      <Field
        name="awareAt"
        type="datetime-local"
        label={t('incidents.awareAt')}
        hint={hint}
        required
        value={minute(now)}
      />
      <Select name="reach" label={t('incidents.reach')} value="view" options={reaches} />
      <Field name="actor" label={t('incidents.actor')} hint={t('incidents.actorHint')} maxLength={200} />
      <Field name="desk" label={t('incidents.desk')} maxLength={60} />
      <TextArea name="description" label={t('incidents.description')} rows={4} maxLength={10_000} />
      <Button kind="primary">{t('incidents.create')}</Button>
    </Form>
  );
}
