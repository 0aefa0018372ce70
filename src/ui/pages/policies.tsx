import { LABELS } from '../../model/entity-labels.ts';
import type { Proposal } from '../../model/proposal.ts';
import type { PolicyCheck, PolicyVersion } from '../../usecases/policies.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { TextArea } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { type Column, Table } from '../components/table.tsx';
import { Time } from '../components/time.tsx';
import { useView } from '../view.ts';

export interface PoliciesProps {
  readonly versions: readonly PolicyVersion[];
  readonly presets: readonly string[];
  readonly proposals: readonly Proposal[];
  /** The text that is shown, and what it is. */
  readonly shown: { readonly name: string; readonly yaml: string };
  readonly check: PolicyCheck | undefined;
  /** Version just taken into use. */
  readonly activated: string | undefined;
}

/** Policies: versions, text, a check, and what the desk asks for. */
export function PoliciesPage({ versions, presets, proposals, shown, check, activated }: PoliciesProps) {
  const { t, viewer } = useView();
  const manages = viewer?.may('policy.manage') ?? false;
  return (
    <>
      <PageHead title={t('policies.title')} lead={t('policies.lead')} />
      {activated && <Notice kind="done">{t('policies.activated', { version: activated })}</Notice>}
      <section class="section">
        <h2>{t('policies.proposals')}</h2>
        <p class="soft">{t('policies.proposalsLead')}</p>
        {proposals.length === 0 ? (
          <p>{t('policies.noProposals')}</p>
        ) : (
          <Proposals proposals={proposals} manages={manages} />
        )}
      </section>
      <section class="section" aria-labelledby="text">
        <h2 id="text">{t('policies.text', { name: shown.name })}</h2>
        {check?.version && <Notice kind="done">{t('policies.good', { version: check.version })}</Notice>}
        {check && check.problems.length > 0 && <Problems check={check} />}
        {manages ? (
          <Form action="/desk/policies" class="form policy">
            <p class="soft">{t('policies.editLead')}</p>
            <TextArea name="yaml" label={t('policies.yaml')} value={shown.yaml} rows={24} />
            <div class="actions">
              <Button name="do" value="check" icon="check">
                {t('policies.check')}
              </Button>
              <Button name="do" value="use" kind="primary">
                {t('policies.use')}
              </Button>
            </div>
          </Form>
        ) : (
          <pre class="policy-text">{shown.yaml}</pre>
        )}
      </section>
      <section class="section">
        <h2>{t('policies.versions')}</h2>
        <Versions versions={versions} />
        <p>
          {t('policies.presets')}:{' '}
          {presets.map((name) => (
            <>
              <a key={name} href={`/desk/policies?version=${name}`}>
                {name}
              </a>{' '}
            </>
          ))}
        </p>
      </section>
    </>
  );
}

function Versions({ versions }: { readonly versions: readonly PolicyVersion[] }) {
  const { t } = useView();
  const columns: readonly Column<PolicyVersion>[] = [
    {
      id: 'version',
      title: t('policies.version'),
      kind: 'main',
      cell: ({ version }) => (
        <a href={`/desk/policies?version=${encodeURIComponent(version)}`}>
          <code>{version}</code>
        </a>
      ),
    },
    { id: 'since', title: t('policies.since'), cell: ({ createdAt }) => <Time at={createdAt} /> },
    {
      id: 'state',
      title: t('policies.state'),
      cell: ({ active }) => active && <Badge tone="good">{t('policies.inUse')}</Badge>,
    },
  ];
  return (
    <Table
      caption={t('policies.versions')}
      columns={columns}
      rows={versions}
      keyOf={({ version }) => version}
    />
  );
}

type Problem = PolicyCheck['problems'][number];

function Problems({ check: { problems } }: { readonly check: PolicyCheck }) {
  const { t } = useView();
  const caption = t('policies.problems', { count: problems.length });
  const columns: readonly Column<Problem>[] = [
    { id: 'line', title: t('policies.line'), kind: 'number', cell: ({ line }) => line },
    { id: 'key', title: t('policies.key'), kind: 'main', cell: ({ key }) => <code>{key}</code> },
    {
      id: 'severity',
      title: t('policies.severity'),
      cell: ({ severity }) => (
        <Badge tone={severity === 'error' ? 'bad' : 'attention'}>{t(`policies.${severity}`)}</Badge>
      ),
    },
    { id: 'remedy', title: t('policies.remedy'), cell: ({ remedy }) => remedy },
  ];
  return (
    <>
      <h3>{caption}</h3>
      <Table
        caption={caption}
        columns={columns}
        rows={problems}
        keyOf={({ line, key, remedy }) => `${line} ${key} ${remedy}`}
      />
    </>
  );
}

function Proposals({
  proposals,
  manages,
}: {
  readonly proposals: readonly Proposal[];
  readonly manages: boolean;
}) {
  const { t } = useView();
  const columns: readonly Column<Proposal>[] = [
    {
      id: 'rule',
      title: t('policies.proposal'),
      kind: 'main',
      cell: ({ kind, entity, desk }) =>
        t(`policies.${kind}`, { kind: LABELS[t.language][entity], desk: desk ?? 'none' }),
    },
    {
      id: 'effect',
      title: t('policies.effect'),
      cell: ({ effect }) => t('policies.effectOf', { ...effect }),
    },
    {
      id: 'asked',
      title: t('policies.asked'),
      minor: true,
      cell: ({ proposedAt }) => <Time at={proposedAt} />,
    },
    ...(manages
      ? [{ id: 'action', title: t('policies.action'), cell: ({ id }: Proposal) => <Decide id={id} /> }]
      : []),
  ];
  return (
    <Table caption={t('policies.proposals')} columns={columns} rows={proposals} keyOf={({ id }) => id} />
  );
}

function Decide({ id }: { readonly id: string }) {
  const { t } = useView();
  return (
    <Form action={`/desk/policies/proposals/${id}`} class="form inline">
      <Button name="do" value="accept" kind="primary">
        {t('policies.accept')}
      </Button>
      <Button name="do" value="reject">
        {t('policies.reject')}
      </Button>
    </Form>
  );
}
