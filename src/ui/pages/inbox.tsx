import { LABELS } from '../../model/entity-labels.ts';
import type { InboxItem } from '../../model/inbox.ts';
import type { RevealRequest } from '../../usecases/review/reveal.ts';
import type { ReviewView } from '../../usecases/review/views.ts';
import { CAUSE_LABELS, CAUSES } from '../causes.ts';
import { Badge } from '../components/badge.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Form } from '../components/form.tsx';
import { Mark } from '../components/mark.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Pager } from '../components/pager.tsx';
import { type Column, Table } from '../components/table.tsx';
import { FAMILIES } from '../families.ts';
import { EVERYTHING, type InboxView, queryOf } from '../inbox-filter.ts';
import { useView } from '../view.ts';
import { Filters } from './inbox-filters.tsx';

/** An item with its subject, where it has one. */
export interface InboxRow extends InboxItem {
  readonly title: string | undefined;
}

export interface InboxProps {
  readonly view: InboxView;
  readonly rows: readonly InboxRow[];
  readonly next: string | undefined;
  /** Not the first page. */
  readonly within: boolean;
  /** Counts of open items by tag. */
  readonly counts: ReadonlyMap<string, number>;
  /** Where counting stops. */
  readonly countLimit: number;
  readonly views: readonly ReviewView[];
  /** Requests to reveal something, for those who may agree. */
  readonly reveals: readonly RevealRequest[];
  readonly now: Date;
  /** Something that was just done. */
  readonly done: string | undefined;
}

const CAUSE_TONES = {
  failed: 'bad',
  policy: 'attention',
  release: 'accent',
  doubtful: 'attention',
  sample: 'neutral',
} as const;

/** What needs a person. */
export function InboxPage(props: InboxProps) {
  const { t, viewer } = useView();
  const { view, counts, reveals, done } = props;
  const groups = [...counts].filter(([tag]) => tag.startsWith('group:'));
  return (
    <>
      <PageHead title={t('inbox.title')} lead={t('inbox.lead')} />
      {done && <Notice kind="done">{done}</Notice>}
      <Quick {...props} />
      <InboxList {...props} />
      {viewer?.may('ticket.bulk') && groups.length > 0 && <Groups groups={groups} />}
      {reveals.length > 0 && <Reveals reveals={reveals} />}
      <details class="section inbox-filters" open={view.entity !== undefined || view.age !== undefined}>
        <summary>{t('inbox.filters')}</summary>
        <Filters {...props} />
      </details>
    </>
  );
}

/** One click to each reason, and to one's own views. */
function Quick({ view, counts, countLimit, views }: InboxProps) {
  const { t } = useView();
  const count = (tag: string) => {
    const found = counts.get(tag) ?? 0;
    return found >= countLimit ? `${countLimit - 1}+` : String(found);
  };
  const current = queryOf(view);
  const link = (to: InboxView, label: string, tag: string) => (
    <a
      href={`/desk/inbox${queryOf(to) && `?${queryOf(to)}`}`}
      {...(queryOf(to) === current && { 'aria-current': 'page' as const })}
    >
      {label} <span class="chip-count">{count(tag)}</span>
    </a>
  );
  return (
    <nav class="chips" aria-label={t('inbox.views')}>
      {link(EVERYTHING, t('inbox.all'), 'all')}
      {CAUSES.map((reason) => (
        <span key={reason}>
          {link({ ...EVERYTHING, reason }, t(CAUSE_LABELS[reason]), `reason:${reason}`)}
        </span>
      ))}
      {views.map(({ name, query }) => (
        <a
          key={name}
          href={`/desk/inbox${query && `?${query}`}`}
          {...(query === current && { 'aria-current': 'page' as const })}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

/** How often the list looks for what is new. */
const POLL = 'every 15s, refresh';

/** The list alone: looks again by itself. */
export function InboxList({ view, rows, next, within, now }: InboxProps) {
  const { t } = useView();
  const query = queryOf(view);
  const columns: readonly Column<InboxRow>[] = [
    { id: 'risk', title: t('inbox.risk'), cell: ({ weight }) => <Risk weight={weight} /> },
    {
      id: 'subject',
      title: t('inbox.subject'),
      kind: 'main',
      cell: (row) => (
        <a id={`item-${row.id}`} data-step href={hrefOf(row, query)}>
          {row.title ?? t(row.ticketId === undefined ? 'inbox.notRead' : 'inbox.noSubject')}
        </a>
      ),
    },
    {
      id: 'why',
      title: t('inbox.reason'),
      cell: ({ reasons }) => (
        <span class="badges">
          {reasons.map((reason) => (
            <Badge key={reason} tone={CAUSE_TONES[reason]}>
              {t(CAUSE_LABELS[reason])}
            </Badge>
          ))}
        </span>
      ),
    },
    {
      id: 'kinds',
      title: t('inbox.kinds'),
      minor: true,
      cell: ({ entities }) => <Kinds entities={entities} />,
    },
    { id: 'desk', title: t('inbox.desk'), minor: true, cell: ({ desk }) => desk ?? '' },
    {
      id: 'age',
      title: t('inbox.age'),
      kind: 'number',
      cell: ({ openedAt }) => <Waiting since={openedAt} now={now} />,
    },
  ];
  const isFiltered = query !== '';
  return (
    <div
      id="inbox-list"
      class="section"
      // A page further on stays as it is: what came in since would push rows onto it.
      {...(!within && {
        'hx-get': `/desk/inbox/list${query && `?${query}`}`,
        'hx-trigger': POLL,
        'hx-swap': 'outerHTML',
      })}
    >
      {rows.length > 0 ? (
        <Table caption={t('inbox.list')} columns={columns} rows={rows} keyOf={({ id }) => id} />
      ) : (
        <Empty title={t(isFiltered ? 'inbox.emptyFiltered' : 'inbox.empty')}>
          {isFiltered ? (
            <LinkButton href="/desk/inbox">{t('inbox.clear')}</LinkButton>
          ) : (
            <p>{t('inbox.emptyHint')}</p>
          )}
        </Empty>
      )}
      <Pager href={`/desk/inbox${query && `?${query}`}`} next={next} within={within} />
    </div>
  );
}

function hrefOf({ id, ticketId }: InboxRow, query: string): string {
  const path = ticketId === undefined ? `/desk/messages/${id}` : `/desk/tickets/${ticketId}`;
  return query === '' ? path : `${path}?${query}`;
}

/** Above this a person's look matters most. See `rankOf` on what it is made of. */
const HIGH = 4;
const MEDIUM = 1;

function Risk({ weight }: { readonly weight: number }) {
  const { t } = useView();
  const level = weight >= HIGH ? 'High' : weight >= MEDIUM ? 'Medium' : 'Low';
  const tone = { High: 'bad', Medium: 'attention', Low: 'neutral' } as const;
  return <Badge tone={tone[level]}>{t(`inbox.risk${level}`)}</Badge>;
}

/** A row of marks; a long one ends in a number. */
const MOST_KINDS = 4;

function Kinds({ entities }: { readonly entities: InboxItem['entities'] }) {
  const { t } = useView();
  const more = entities.length - MOST_KINDS;
  return (
    <span class="badges">
      {entities.slice(0, MOST_KINDS).map((entity) => (
        <Mark key={entity} family={FAMILIES[entity]}>
          {LABELS[t.language][entity]}
        </Mark>
      ))}
      {more > 0 && <span class="soft">{`+${more}`}</span>}
    </span>
  );
}

const MINUTE_MS = 60_000;

function Waiting({ since, now }: { readonly since: Date; readonly now: Date }) {
  const { t } = useView();
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / MINUTE_MS));
  const hours = Math.floor(minutes / 60);
  const text =
    hours >= 48
      ? t('inbox.waitingDays', { count: Math.floor(hours / 24) })
      : hours > 0
        ? t('inbox.waitingHours', { count: hours })
        : t('inbox.waitingMinutes', { count: minutes });
  return <time dateTime={since.toISOString()}>{text}</time>;
}

function Groups({ groups }: { readonly groups: readonly (readonly [string, number])[] }) {
  const { t } = useView();
  return (
    <section class="section" aria-labelledby="groups">
      <h2 id="groups">{t('inbox.groups')}</h2>
      <p class="soft">{t('inbox.groupsLead')}</p>
      <ul class="group-list">
        {groups.map(([tag, count]) => {
          const group = tag.slice('group:'.length);
          return (
            <li key={group}>
              <a href={`/desk/inbox/group?group=${encodeURIComponent(group)}`}>
                <GroupName group={group} /> <span class="chip-count">{count}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** `RULE|KIND` in words. */
export function GroupName({ group }: { readonly group: string }) {
  const { t } = useView();
  const [rule = '', entity = ''] = group.split('|');
  const labels: Readonly<Record<string, string>> = LABELS[t.language];
  return (
    <>
      {labels[entity] ?? entity} <code class="soft">{rule}</code>
    </>
  );
}

function Reveals({ reveals }: { readonly reveals: readonly RevealRequest[] }) {
  const { t } = useView();
  return (
    <section class="section" aria-labelledby="reveals">
      <h2 id="reveals">{t('inbox.reveals')}</h2>
      <ul class="group-list">
        {reveals.map(({ id, redactionId, requestedBy }) => (
          <li key={id}>
            <Form action={`/desk/reveals/${id}/agree`} class="form inline">
              <span>
                {t(redactionId ? 'inbox.revealValue' : 'inbox.revealOriginal')},{' '}
                {t('inbox.revealBy', { who: requestedBy })}
              </span>
              <Button>{t('inbox.agree')}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
