import { DELIVERY_STATES, type Delivery, type DeliveryState } from '../../model/delivery.ts';
import type { StoredDocument } from '../../model/intake.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Pager } from '../components/pager.tsx';
import { type Column, Table } from '../components/table.tsx';
import { Time } from '../components/time.tsx';
import { useView } from '../view.ts';

export interface DeliveriesProps {
  readonly deliveries: readonly Delivery[];
  readonly next: string | undefined;
  readonly within: boolean;
  readonly state: DeliveryState | undefined;
  /** Messages without a ticket: held or quarantined, newest first. */
  readonly stuck: readonly StoredDocument[];
  readonly done: 'replayed' | 'released' | 'gone' | undefined;
}

const TONES = {
  pending: 'accent',
  sending: 'accent',
  held: 'attention',
  delivered: 'good',
  dead: 'bad',
} as const satisfies Record<DeliveryState, string>;

/** What goes out, what does not, and a person's say in it. */
export function DeliveriesPage({ deliveries, next, within, state, stuck, done }: DeliveriesProps) {
  const { t } = useView();
  const href = state ? `/desk/deliveries?state=${state}` : '/desk/deliveries';
  return (
    <>
      <PageHead title={t('deliveries.title')} lead={t('deliveries.lead')} />
      {done && <Notice kind={done === 'gone' ? 'warning' : 'done'}>{t(`deliveries.${done}`)}</Notice>}
      <section class="section" aria-labelledby="deliveries">
        <nav class="tabs" id="deliveries" aria-label={t('deliveries.filter')}>
          {[undefined, ...DELIVERY_STATES].map((each) => (
            <a
              key={each ?? 'all'}
              href={each ? `/desk/deliveries?state=${each}` : '/desk/deliveries'}
              {...(each === state && { 'aria-current': 'page' as const })}
            >
              {t(`deliveries.${each ?? 'all'}`)}
            </a>
          ))}
        </nav>
        {deliveries.length === 0 ? (
          <Empty title={t('deliveries.empty')}>
            <p>{t('deliveries.emptyRoutes')}</p>
          </Empty>
        ) : (
          <List deliveries={deliveries} />
        )}
        <Pager href={href} next={next} within={within} />
      </section>
      <section class="section" aria-labelledby="stuck">
        <h2 id="stuck">{t('deliveries.messages')}</h2>
        <p class="soft">{t('deliveries.messagesLead')}</p>
        {stuck.length === 0 ? <p>{t('deliveries.noMessages')}</p> : <Stuck documents={stuck} />}
      </section>
    </>
  );
}

function List({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  const { t, viewer } = useView();
  const columns: readonly Column<Delivery>[] = [
    { id: 'desk', title: t('deliveries.desk'), kind: 'main', cell: ({ desk }) => desk },
    {
      id: 'state',
      title: t('deliveries.state'),
      cell: ({ state }) => <Badge tone={TONES[state]}>{t(`deliveries.${state}`)}</Badge>,
    },
    { id: 'code', title: t('deliveries.code'), cell: ({ code }) => code && <code>{code}</code> },
    {
      id: 'tries',
      title: t('deliveries.tries'),
      kind: 'number',
      minor: true,
      cell: ({ attempts }) => attempts,
    },
    { id: 'since', title: t('deliveries.created'), cell: ({ createdAt }) => <Time at={createdAt} /> },
    {
      id: 'message',
      title: t('deliveries.message'),
      minor: true,
      cell: ({ documentId }) => <code>…{documentId.slice(-12)}</code>,
    },
    ...(viewer?.may('delivery.manage')
      ? [{ id: 'action', title: t('deliveries.action'), cell: (row: Delivery) => <Act delivery={row} /> }]
      : []),
  ];
  return <Table caption={t('deliveries.title')} columns={columns} rows={deliveries} keyOf={({ id }) => id} />;
}

/** What may be done with a delivery in its state. */
const ACTIONS = { dead: 'replay', pending: 'replay', held: 'release' } as const;

function Act({ delivery: { id, state } }: { readonly delivery: Delivery }) {
  const { t } = useView();
  if (state !== 'dead' && state !== 'pending' && state !== 'held') return null;
  const action = ACTIONS[state];
  return (
    <Form action={`/desk/deliveries/${id}/${action}`} class="form inline">
      <Button>{t(`deliveries.${action}`)}</Button>
    </Form>
  );
}

function Stuck({ documents }: { readonly documents: readonly StoredDocument[] }) {
  const { t } = useView();
  const columns: readonly Column<StoredDocument>[] = [
    {
      id: 'message',
      title: t('deliveries.message'),
      kind: 'main',
      cell: ({ id }) => <code>…{id.slice(-12)}</code>,
    },
    {
      id: 'state',
      title: t('deliveries.state'),
      cell: ({ state }) => (
        <Badge tone={state === 'quarantined' ? 'bad' : 'attention'}>
          {t(state === 'quarantined' ? 'deliveries.quarantined' : 'deliveries.held')}
        </Badge>
      ),
    },
    { id: 'reason', title: t('deliveries.reason'), cell: ({ holdReason }) => holdReason },
    { id: 'source', title: t('deliveries.source'), minor: true, cell: ({ source }) => source },
    { id: 'received', title: t('deliveries.received'), cell: ({ receivedAt }) => <Time at={receivedAt} /> },
    {
      id: 'attempts',
      title: t('deliveries.attempts'),
      kind: 'number',
      minor: true,
      cell: ({ attempts }) => attempts,
    },
  ];
  return (
    <Table caption={t('deliveries.messages')} columns={columns} rows={documents} keyOf={({ id }) => id} />
  );
}
