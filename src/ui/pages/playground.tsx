import { PURPOSES } from '../../model/decision.ts';
import { LABELS } from '../../model/entity-labels.ts';
import type { TrialMark, TrialPart, TrialResult } from '../../usecases/playground.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Field, Select, TextArea } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { Mark } from '../components/mark.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { type Column, Table } from '../components/table.tsx';
import { FAMILIES } from '../families.ts';
import { segments } from '../segments.ts';
import { useView } from '../view.ts';

export interface PlaygroundProps {
  readonly presets: readonly string[];
  readonly maxMegabytes: number;
  readonly given: {
    readonly text?: string | undefined;
    readonly policy?: string | undefined;
    readonly purpose?: string | undefined;
    readonly asked?: string | undefined;
  };
  readonly result: TrialResult | undefined;
  readonly error: 'empty' | undefined;
}

/** A form, and what came of it below. */
export function PlaygroundPage({ presets, maxMegabytes, given, result, error }: PlaygroundProps) {
  const { t } = useView();
  return (
    <>
      <PageHead title={t('playground.title')} lead={t('playground.lead')} />
      <Form action="/desk/playground" multipart class="form playground">
        <TextArea
          name="text"
          label={t('playground.text')}
          value={given.text}
          rows={10}
          error={error && t('playground.empty')}
        />
        <div class="columns">
          <Field
            name="file"
            type="file"
            label={t('playground.file')}
            hint={t('playground.fileHint', { megabytes: maxMegabytes })}
          />
          <Field
            name="asked"
            label={t('playground.asked')}
            hint={t('playground.askedHint')}
            value={given.asked}
            autocomplete="off"
          />
          <Select
            name="policy"
            label={t('playground.policy')}
            value={given.policy ?? ''}
            options={[
              { value: '', label: t('playground.policyActive') },
              ...presets.map((name) => ({ value: name, label: name })),
            ]}
          />
          <Select
            name="purpose"
            label={t('playground.purpose')}
            value={given.purpose ?? ''}
            options={[
              { value: '', label: t('playground.purposeAuto') },
              ...PURPOSES.map((purpose) => ({ value: purpose, label: purpose })),
            ]}
          />
        </div>
        <div class="actions">
          <Button kind="primary">{t('playground.run')}</Button>
        </div>
      </Form>
      {result && <Result result={result} />}
    </>
  );
}

function Result({ result }: { readonly result: TrialResult }) {
  const { t } = useView();
  const marks = result.parts.flatMap((part) => part.marks);
  const count = (action: TrialMark['action']) => marks.filter((mark) => mark.action === action).length;
  return (
    <section class="section" aria-labelledby="result">
      <h2 id="result">{t('playground.result')}</h2>
      {!result.verified && <Notice kind="warning">{t('playground.unverified')}</Notice>}
      <p>
        {t('playground.summary', {
          found: marks.length,
          removed: count('redact'),
          kept: count('keep'),
          review: count('hold'),
        })}
        <br />
        <span class="soft small">
          {t('playground.timing', {
            examine: Math.round(result.examineMs),
            redact: Math.round(result.redactMs),
            policy: result.policyVersion,
          })}
          {result.warnings.length > 0 && ` ${t('playground.warnings', { list: result.warnings.join(', ') })}`}
        </span>
      </p>
      {result.parts
        .filter(({ text }) => text.trim() !== '')
        .map((part) => (
          <Part key={part.path} part={part} />
        ))}
      {result.files.length > 0 && (
        <p>
          {`${t('playground.files')}: ${result.files.map(({ state, reason }) => `${state} (${reason})`).join(', ')}`}
        </p>
      )}
      {marks.length > 0 && <Decisions parts={result.parts} />}
    </section>
  );
}

const STATES = { redact: 'removed', keep: 'kept', hold: 'uncertain' } as const;
const OUTCOMES = {
  redact: 'playground.removed',
  keep: 'playground.kept',
  hold: 'playground.review',
} as const;
const TONES = { redact: 'neutral', keep: 'good', hold: 'attention' } as const;

function Part({ part }: { readonly part: TrialPart }) {
  const { t } = useView();
  return (
    <figure class="trial">
      <figcaption>
        <code>{part.path}</code>
      </figcaption>
      <p class="trial-text">
        {segments(part.text, part.marks).map(({ start, text, span }) =>
          span ? (
            <Mark
              key={start}
              family={FAMILIES[span.entity]}
              state={STATES[span.action]}
              label={`${t(OUTCOMES[span.action])}, ${LABELS[t.language][span.entity]}:`}
            >
              {text}
            </Mark>
          ) : (
            text
          ),
        )}
      </p>
    </figure>
  );
}

interface Row extends TrialMark {
  readonly path: string;
}

function Decisions({ parts }: { readonly parts: readonly TrialPart[] }) {
  const { t } = useView();
  const rows = parts.flatMap(({ path, marks }) => marks.map((mark): Row => ({ ...mark, path })));
  const columns: readonly Column<Row>[] = [
    {
      id: 'kind',
      title: t('playground.kind'),
      kind: 'main',
      cell: ({ entity }) => LABELS[t.language][entity],
    },
    {
      id: 'outcome',
      title: t('playground.outcome'),
      cell: ({ action }) => <Badge tone={TONES[action]}>{t(OUTCOMES[action])}</Badge>,
    },
    {
      id: 'reason',
      title: t('playground.reason'),
      cell: ({ reason, ruleId }) => (
        <>
          {t.language === 'nl' ? reason.nl : reason.en} <code class="soft">{ruleId}</code>
        </>
      ),
    },
    {
      id: 'whose',
      title: t('playground.whose'),
      minor: true,
      cell: ({ inputs }) => t(`words.whose_${inputs.whose}`),
    },
    {
      id: 'asked',
      title: t('playground.askedFor'),
      minor: true,
      cell: ({ inputs }) => t(`words.asked_${inputs.asked}`),
    },
    {
      id: 'sureness',
      title: t('playground.sureness'),
      minor: true,
      cell: ({ confidence, evidence }) => (
        <>
          {t(`words.sure_${confidence}`)}{' '}
          <span class="soft">{evidence.map((each) => t(`words.evidence_${each}`)).join(', ')}</span>
        </>
      ),
    },
    { id: 'place', title: t('playground.place'), minor: true, cell: ({ path }) => <code>{path}</code> },
  ];
  return (
    <Table
      caption={t('playground.decisions')}
      columns={columns}
      rows={rows}
      keyOf={({ path, start }) => `${path} ${start}`}
    />
  );
}
