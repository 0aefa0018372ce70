import type { SourceLine, SourceReport } from '../../usecases/subjects/source-report.ts';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { type Column, Table } from '../components/table.tsx';
import { useView } from '../view.ts';

export const PERIODS = [7, 30, 90, 365] as const;

export interface DrawnProps {
  readonly report: SourceReport;
  readonly days: number;
}

/** What draws unneeded data in. */
export function DrawnPage({ report, days }: DrawnProps) {
  const { t } = useView();
  return (
    <>
      <PageHead title={t('drawn.title')} lead={t('drawn.lead')} />
      <nav class="tabs" aria-label={t('drawn.period')}>
        {PERIODS.map((each) => (
          <a
            key={each}
            href={`/desk/drawn?days=${each}`}
            {...(each === days && { 'aria-current': 'page' as const })}
          >
            {t('drawn.days', { days: each })}
          </a>
        ))}
      </nav>
      <div class="section">
        <h2>{t('drawn.vain')}</h2>
        {report.askedInVain.length === 0 ? (
          <p>{t('drawn.vainNone')}</p>
        ) : (
          <>
            <p class="soft">{t('drawn.vainLead')}</p>
            <Lines caption={t('drawn.vain')} lines={report.askedInVain} />
          </>
        )}
      </div>
      <div class="section">
        <h2>{t('drawn.every')}</h2>
        {report.lines.length === 0 ? (
          <Empty title={t('drawn.empty')} />
        ) : (
          <Lines caption={t('drawn.every')} lines={report.lines} />
        )}
      </div>
    </>
  );
}

function Lines({ caption, lines }: { readonly caption: string; readonly lines: readonly SourceLine[] }) {
  const { t } = useView();
  const columns: readonly Column<SourceLine>[] = [
    { id: 'kind', title: t('drawn.kind'), kind: 'main', cell: ({ entity }) => <code>{entity}</code> },
    { id: 'source', title: t('drawn.source'), cell: ({ source }) => source },
    { id: 'desk', title: t('drawn.desk'), cell: ({ desk }) => desk },
    { id: 'purpose', title: t('drawn.purpose'), minor: true, cell: ({ purpose }) => purpose },
    { id: 'asked', title: t('drawn.asked'), cell: ({ asked }) => t(`words.asked_${asked}`) },
    {
      id: 'messages',
      title: t('drawn.messages'),
      kind: 'number',
      minor: true,
      cell: ({ messages }) => messages,
    },
    { id: 'removed', title: t('drawn.removed'), kind: 'number', cell: ({ removed }) => removed },
    { id: 'kept', title: t('drawn.kept'), kind: 'number', minor: true, cell: ({ kept }) => kept },
  ];
  const keyOf = ({ source, desk, purpose, entity, asked }: SourceLine) =>
    [source, desk, purpose, entity, asked].join(' ');
  return <Table caption={caption} columns={columns} rows={lines} keyOf={keyOf} />;
}
