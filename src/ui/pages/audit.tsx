import type { AuditEntry } from '../../model/audit.ts';
import type { ChainVerdict } from '../../usecases/verify-audit.ts';
import { Button } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Pager } from '../components/pager.tsx';
import { type Column, Table } from '../components/table.tsx';
import { Time } from '../components/time.tsx';
import { useView } from '../view.ts';

export interface AuditProps {
  readonly entries: readonly AuditEntry[];
  readonly next: string | undefined;
  /** Whether this is not the first page. */
  readonly within: boolean;
  /** What verifying said, where somebody asked. */
  readonly verdict: ChainVerdict | undefined;
}

/** The log of what was done, newest first. */
export function AuditPage({ entries, next, within, verdict }: AuditProps) {
  const { t } = useView();
  const columns: readonly Column<AuditEntry>[] = [
    { id: 'number', title: t('audit.number'), kind: 'number', minor: true, cell: ({ seq }) => seq },
    { id: 'at', title: t('audit.at'), cell: ({ at }) => <Time at={at} /> },
    { id: 'event', title: t('audit.event'), kind: 'main', cell: ({ event }) => event },
    { id: 'actor', title: t('audit.actor'), cell: ({ actor }) => <code>{shortened(actor)}</code> },
    { id: 'about', title: t('audit.about'), cell: (entry) => <About entry={entry} /> },
    { id: 'counts', title: t('audit.counts'), minor: true, cell: (entry) => <Counts entry={entry} /> },
  ];
  return (
    <>
      <PageHead title={t('audit.title')} lead={t('audit.lead')}>
        <Form action="/desk/audit/verify" class="form inline">
          <Button icon="check">{t('audit.verify')}</Button>
        </Form>
      </PageHead>
      {verdict?.ok && (
        <Notice kind="done">
          <p class="wrap">{t('audit.verified', { count: verdict.count, head: verdict.head })}</p>
          <p class="hint">{t('audit.verifiedHint')}</p>
        </Notice>
      )}
      {verdict && !verdict.ok && (
        <Notice kind="error">{t('audit.broken', { seq: verdict.seq, problem: verdict.problem })}</Notice>
      )}
      {entries.length === 0 ? (
        <Empty title={t('audit.empty')} />
      ) : (
        <Table caption={t('audit.title')} columns={columns} rows={entries} keyOf={({ seq }) => String(seq)} />
      )}
      <Pager href="/desk/audit" next={next} within={within} />
    </>
  );
}

function About({ entry }: { readonly entry: AuditEntry }) {
  const { t, viewer } = useView();
  const { ticketId, documentId, code } = entry;
  return (
    <>
      {ticketId && (
        <>
          {t('audit.ticket')}{' '}
          {viewer?.may('ticket.read') ? (
            <a href={`/desk/tickets/${ticketId}`}>{shortened(ticketId)}</a>
          ) : (
            <code>{shortened(ticketId)}</code>
          )}{' '}
        </>
      )}
      {documentId && (
        <>
          {t('audit.message')} <code>{shortened(documentId)}</code>{' '}
        </>
      )}
      {code && <span class="soft">{code}</span>}
    </>
  );
}

function Counts({ entry: { counts = {} } }: { readonly entry: AuditEntry }) {
  const { t } = useView();
  const all = Object.values(counts);
  const sum = (action: 'redact' | 'keep' | 'hold') =>
    all.reduce((total, each) => total + (each[action] ?? 0), 0);
  const words = [
    [sum('redact'), 'audit.removedCount'],
    [sum('keep'), 'audit.keptCount'],
    [sum('hold'), 'audit.heldCount'],
  ] as const;
  return (
    <>
      {words
        .filter(([count]) => count > 0)
        .map(([count, key]) => t(key, { count }))
        .join(', ')}
    </>
  );
}

/** Ids are long and alike at their start (UUIDv7): their end tells them apart. */
function shortened(text: string): string {
  return text.replace(/[0-9a-f]{8}-[0-9a-f-]{14}-([0-9a-f]{12})/g, '…$1');
}
