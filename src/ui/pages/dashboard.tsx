import type { ComponentChildren } from 'preact';
import type { DayCount, KindCount, SourceCount } from '../../model/activity.ts';
import { LABELS } from '../../model/entity-labels.ts';
import type { Overview } from '../../usecases/dashboard.ts';
import type { Rate } from '../../usecases/review/statistics.ts';
import { Bars } from '../components/bars.tsx';
import { Mark } from '../components/mark.tsx';
import { PageHead } from '../components/page-head.tsx';
import { type Column, Table } from '../components/table.tsx';
import { FAMILIES } from '../families.ts';
import type { Translator } from '../translate.ts';
import { useView } from '../view.ts';

/** Days that can be looked back over. */
export const PERIODS = [7, 30, 90] as const;

/** The state of things at a glance: figures first, then pictures with the figures beside them. */
export function DashboardPage({ overview, days }: { readonly overview: Overview; readonly days: number }) {
  const { t } = useView();
  const received = overview.days.reduce((sum, day) => sum + day.received, 0);
  const stuck = overview.days.reduce((sum, day) => sum + day.stuck, 0);
  const removed = overview.kinds.reduce((sum, kind) => sum + kind.removed, 0);
  const took = (ms: number | undefined) =>
    ms === undefined ? t('dashboard.none') : t('dashboard.milliseconds', { ms: Math.round(ms) });
  return (
    <>
      <PageHead title={t('dashboard.title')} lead={t('dashboard.lead', { days })}>
        <nav class="tabs" aria-label={t('dashboard.period')}>
          {PERIODS.map((period) => (
            <a
              key={period}
              href={`/desk/dashboard?days=${period}`}
              {...(period === days && { 'aria-current': 'page' as const })}
            >
              {t('dashboard.days', { days: period })}
            </a>
          ))}
        </nav>
      </PageHead>
      <dl class="figures">
        <Figure name={t('dashboard.received')}>{received}</Figure>
        <Figure name={t('dashboard.removed')}>{removed}</Figure>
        <Figure name={t('dashboard.waiting')}>{overview.waiting}</Figure>
        <Figure name={t('dashboard.stuck')}>{stuck}</Figure>
        <Figure name={t('dashboard.originals')}>{overview.originals}</Figure>
        <Figure name={t('dashboard.median')}>{took(overview.median)}</Figure>
        <Figure name={t('dashboard.p95')}>{took(overview.p95)}</Figure>
      </dl>
      <Volume days={overview.days} total={received} />
      <div class="columns">
        <Kinds kinds={overview.kinds} />
        <Sources sources={overview.sources} />
      </div>
      <Judged overview={overview} />
    </>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Volume({ days, total }: { readonly days: readonly DayCount[]; readonly total: number }) {
  const { t } = useView();
  const most = days.reduce((best, day) => (day.received > best.received ? day : best));
  const columns: readonly Column<DayCount>[] = [
    { id: 'day', title: t('dashboard.day'), kind: 'main', cell: ({ day }) => day },
    { id: 'received', title: t('dashboard.messages'), kind: 'number', cell: ({ received }) => received },
    { id: 'stuck', title: t('dashboard.dayStuck'), kind: 'number', cell: ({ stuck }) => stuck },
  ];
  return (
    <section class="section" aria-labelledby="volume">
      <h2 id="volume">{t('dashboard.volume')}</h2>
      <Bars
        summary={t('dashboard.volumeSummary', {
          total,
          days: days.length,
          day: most.day,
          most: most.received,
        })}
        bars={days.map(({ day, received, stuck }) => ({ label: day.slice(5), value: received, part: stuck }))}
      />
      <details>
        <summary>{t('dashboard.figures')}</summary>
        <Table
          caption={`${t('dashboard.volume')}: ${t('dashboard.figures')}`}
          columns={columns}
          rows={days}
          keyOf={({ day }) => day}
        />
      </details>
    </section>
  );
}

function Kinds({ kinds }: { readonly kinds: readonly KindCount[] }) {
  const { t } = useView();
  const columns: readonly Column<KindCount>[] = [
    {
      id: 'kind',
      title: t('dashboard.kind'),
      kind: 'main',
      cell: ({ entity }) => <Mark family={FAMILIES[entity]}>{LABELS[t.language][entity]}</Mark>,
    },
    { id: 'count', title: t('dashboard.count'), kind: 'number', cell: ({ removed }) => removed },
    { id: 'review', title: t('dashboard.forReview'), kind: 'number', cell: ({ review }) => review },
  ];
  return (
    <section class="section" aria-labelledby="kinds">
      <h2 id="kinds">{t('dashboard.kinds')}</h2>
      {kinds.length === 0 ? (
        <p class="soft">{t('dashboard.none')}</p>
      ) : (
        <Table
          caption={`${t('dashboard.kinds')}: ${t('dashboard.figures')}`}
          columns={columns}
          rows={kinds}
          keyOf={({ entity }) => entity}
        />
      )}
    </section>
  );
}

function Sources({ sources }: { readonly sources: readonly SourceCount[] }) {
  const { t } = useView();
  const columns: readonly Column<SourceCount>[] = [
    { id: 'source', title: t('dashboard.source'), kind: 'main', cell: ({ source }) => source },
    { id: 'desk', title: t('dashboard.desk'), minor: true, cell: ({ desk }) => desk },
    { id: 'messages', title: t('dashboard.messages'), kind: 'number', cell: ({ messages }) => messages },
    {
      id: 'removed',
      title: t('dashboard.perMessage'),
      kind: 'number',
      cell: ({ messages, removed }) => (removed / messages).toFixed(1),
    },
  ];
  return (
    <section class="section" aria-labelledby="sources">
      <h2 id="sources">{t('dashboard.sources')}</h2>
      {sources.length === 0 ? (
        <p class="soft">{t('dashboard.none')}</p>
      ) : (
        <Table
          caption={`${t('dashboard.sources')}: ${t('dashboard.figures')}`}
          columns={columns}
          rows={sources}
          keyOf={({ door, source, desk }) => `${door} ${source} ${desk}`}
        />
      )}
    </section>
  );
}

type JudgedRow = Overview['review']['precision'][number];

function Judged({ overview: { review } }: { readonly overview: Overview }) {
  const { t } = useView();
  const columns: readonly Column<JudgedRow>[] = [
    { id: 'detector', title: t('dashboard.detector'), kind: 'main', cell: ({ detectorId }) => detectorId },
    { id: 'rule', title: t('dashboard.rule'), minor: true, cell: ({ ruleId }) => <code>{ruleId}</code> },
    { id: 'judged', title: t('dashboard.judged'), kind: 'number', cell: ({ judged }) => judged },
    { id: 'back', title: t('dashboard.putBack'), kind: 'number', cell: ({ putBack }) => putBack },
    {
      id: 'rate',
      title: t('dashboard.rate'),
      kind: 'number',
      cell: ({ putBackRate }) => rate(t, putBackRate),
    },
  ];
  const { drawn, judged, leaked, leakRate } = review.samples;
  return (
    <>
      <section class="section" aria-labelledby="precision">
        <h2 id="precision">{t('dashboard.precision')}</h2>
        <p class="soft">{t('dashboard.precisionLead')}</p>
        {review.precision.length === 0 ? (
          <p>{t('dashboard.noJudged')}</p>
        ) : (
          <Table
            caption={`${t('dashboard.precision')}: ${t('dashboard.figures')}`}
            columns={columns}
            rows={review.precision}
            keyOf={({ detectorId, ruleId, entity }) => `${detectorId} ${ruleId} ${entity}`}
          />
        )}
      </section>
      <section class="section" aria-labelledby="leaks">
        <h2 id="leaks">{t('dashboard.leaks')}</h2>
        <p class="soft">{t('dashboard.leaksLead', { drawn, judged, leaked })}</p>
        {judged > 0 && <p>{t('dashboard.leakRate', { rate: rate(t, leakRate) })}</p>}
      </section>
    </>
  );
}

function rate(t: Translator, { share, low, high }: Rate): string {
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  return t('dashboard.range', { share: percent(share), low: percent(low), high: percent(high) });
}
