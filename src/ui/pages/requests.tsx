import { NOTICE_LANGUAGES, REQUEST_KINDS, REQUEST_STATES, type RequestState } from '../../model/subject.ts';
import type { RequestView } from '../../usecases/subjects/desk.ts';
import type { SubjectSearch } from '../../usecases/subjects/search.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Checkbox, Field, Select, TextArea } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Pager } from '../components/pager.tsx';
import { type Column, Table } from '../components/table.tsx';
import { Time } from '../components/time.tsx';
import { LANGUAGE_NAMES } from '../messages/catalogue.ts';
import { REQUEST_TONES, SEARCHED, type Searched } from '../request-labels.ts';
import { useView } from '../view.ts';

export interface RequestsProps {
  readonly requests: readonly RequestView[];
  readonly next: string | undefined;
  readonly within: boolean;
  readonly filter: RequestState | 'overdue' | undefined;
  /** Zeef can write to people. */
  readonly sendsMail: boolean;
  readonly now: Date;
}

/** Requests of data subjects, and looking for a person. */
export function RequestsPage({ requests, next, within, filter, sendsMail, now }: RequestsProps) {
  const { t, viewer } = useView();
  const hrefOf = (each: typeof filter) => (each ? `/desk/requests?filter=${each}` : '/desk/requests');
  return (
    <>
      <PageHead title={t('requests.title')} lead={t('requests.lead')} />
      {!sendsMail && <Notice kind="warning">{t('requests.noMail')}</Notice>}
      <section class="section" aria-labelledby="requests">
        <nav class="tabs" id="requests" aria-label={t('requests.filter')}>
          {([undefined, 'overdue', ...REQUEST_STATES] as const).map((each) => (
            <a
              key={each ?? 'all'}
              href={hrefOf(each)}
              {...(each === filter && { 'aria-current': 'page' as const })}
            >
              {t(`requests.${each ?? 'all'}`)}
            </a>
          ))}
        </nav>
        {requests.length === 0 ? (
          <Empty title={t('requests.empty')}>
            <p>{t('requests.emptyForm', { path: '/privacy' })}</p>
          </Empty>
        ) : (
          <List requests={requests} now={now} />
        )}
        <Pager href={hrefOf(filter)} next={next} within={within} />
      </section>
      <div class="columns">
        <section class="section" aria-labelledby="find">
          <h2 id="find">{t('requests.find')}</h2>
          <p class="soft">{t('requests.findLead')}</p>
          <SearchForm />
        </section>
        {viewer?.may('request.manage') && sendsMail && (
          <section class="section" aria-labelledby="new">
            <h2 id="new">{t('requests.newTitle')}</h2>
            <p class="soft">{t('requests.newLead')}</p>
            <NewRequest />
          </section>
        )}
      </div>
    </>
  );
}

function List({ requests, now }: { readonly requests: readonly RequestView[]; readonly now: Date }) {
  const { t } = useView();
  const columns: readonly Column<RequestView>[] = [
    {
      id: 'kind',
      title: t('requests.kind'),
      kind: 'main',
      cell: ({ id, kind }) => <a href={`/desk/requests/${id}`}>{t(`requests.${kind}`)}</a>,
    },
    {
      id: 'person',
      title: t('requests.person'),
      cell: ({ content }) => <span class="wrap">{content?.email || t('requests.erasedPerson')}</span>,
    },
    {
      id: 'state',
      title: t('requests.state'),
      cell: ({ state }) => <Badge tone={REQUEST_TONES[state]}>{t(`requests.${state}`)}</Badge>,
    },
    { id: 'due', title: t('requests.due'), cell: (request) => <Due request={request} now={now} /> },
    {
      id: 'opened',
      title: t('requests.opened'),
      minor: true,
      cell: ({ openedAt }) => <Time at={openedAt} style="day" />,
    },
    { id: 'origin', title: t('requests.origin'), minor: true, cell: ({ origin }) => t(`requests.${origin}`) },
  ];
  return <Table caption={t('requests.title')} columns={columns} rows={requests} keyOf={({ id }) => id} />;
}

/** The end of a request's term; nothing once it was answered. */
export function Due({ request, now }: { readonly request: RequestView; readonly now: Date }) {
  const { t } = useView();
  if (request.closedAt) return null;
  return (
    <>
      <Time at={request.dueAt} style="day" />{' '}
      {request.dueAt < now && <Badge tone="bad">{t('requests.late')}</Badge>}
    </>
  );
}

function SearchForm({ entity = 'EMAIL_ADDRESS' }: { readonly entity?: Searched }) {
  const { t } = useView();
  const kinds = Object.entries(SEARCHED).map(([value, label]) => ({ value, label: t(label) }));
  return (
    <Form action="/desk/requests/search" label={t('requests.find')}>
      <Select name="entity" label={t('requests.what')} value={entity} options={kinds} />
      <Field name="value" label={t('requests.value')} required maxLength={200} autocomplete="off" />
      <Checkbox name="loose" label={t('requests.loose')} />
      <Button>{t('requests.search')}</Button>
    </Form>
  );
}

function NewRequest() {
  const { t } = useView();
  const kinds = REQUEST_KINDS.map((value) => ({ value, label: t(`requests.${value}`) }));
  const languages = NOTICE_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
  return (
    <Form action="/desk/requests" label={t('requests.newTitle')}>
      <Select name="kind" label={t('requests.kind')} value="access" options={kinds} />
      <Field
        name="email"
        type="email"
        label={t('requests.email')}
        required
        maxLength={254}
        autocomplete="off"
      />
      <Field name="name" label={t('requests.name')} maxLength={200} autocomplete="off" />
      <Select name="language" label={t('requests.language')} value={t.language} options={languages} />
      <TextArea name="note" label={t('requests.note')} rows={3} maxLength={2000} />
      <Button>{t('requests.create')}</Button>
    </Form>
  );
}

/** What a search found. */
export function FoundPage({ found, entity }: { readonly found: SubjectSearch; readonly entity: Searched }) {
  const { t } = useView();
  type Hit = SubjectSearch['hits'][number];
  const columns: readonly Column<Hit>[] = [
    {
      id: 'ticket',
      title: t('requests.ticketId'),
      kind: 'main',
      cell: ({ ticketId }) => <code>{ticketId}</code>,
    },
    {
      id: 'roles',
      title: t('requests.where'),
      cell: ({ roles, loose }) =>
        loose ? t('requests.nearly') : roles.map((role) => t(`requests.${role}`)).join(', '),
    },
    { id: 'since', title: t('requests.opened'), cell: ({ createdAt }) => <Time at={createdAt} /> },
  ];
  return (
    <>
      <PageHead title={t('requests.find')} lead={t('requests.found', { count: found.hits.length })} />
      {found.truncated && <Notice kind="warning">{t('requests.truncated')}</Notice>}
      {found.hits.length > 0 && (
        <Table
          caption={t('requests.find')}
          columns={columns}
          rows={found.hits}
          keyOf={({ ticketId }) => ticketId}
        />
      )}
      <section class="section" aria-label={t('requests.search')}>
        <SearchForm entity={entity} />
      </section>
      <p>
        <a href="/desk/requests">{t('requests.back')}</a>
      </p>
    </>
  );
}
