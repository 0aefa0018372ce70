import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Code } from '../components/code.tsx';
import { Empty } from '../components/empty.tsx';
import { Field } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Table } from '../components/table.tsx';
import { Time } from '../components/time.tsx';
import { useView } from '../view.ts';
import { PeopleTabs } from './users.tsx';

export interface KeysProps {
  readonly keys: readonly {
    readonly id: string;
    readonly name: string;
    readonly createdAt: Date;
    readonly revokedAt: Date | undefined;
  }[];
  readonly sources: readonly { readonly name: string; readonly createdAt: Date }[];
  /** What was just made; shown once. */
  readonly fresh?:
    | { readonly kind: 'key'; readonly secret: string; readonly command: string }
    | { readonly kind: 'source'; readonly secret: string; readonly url: string }
    | undefined;
  readonly sourceProblem?: boolean;
}

/** Keys of the API, and senders of signed webhooks. */
export function KeysPage({ keys, sources, fresh, sourceProblem }: KeysProps) {
  const { t } = useView();
  return (
    <>
      <PageHead title={t('keys.title')} lead={t('keys.lead')} />
      <PeopleTabs />
      {fresh && <Fresh fresh={fresh} />}
      <section class="section" aria-labelledby="keys">
        <h2 id="keys">{t('keys.keys')}</h2>
        {keys.length === 0 ? (
          <Empty title={t('keys.noKeys')} />
        ) : (
          <Table
            caption={t('keys.keys')}
            rows={keys}
            keyOf={({ id }) => id}
            columns={[
              { id: 'name', title: t('keys.name'), kind: 'main', cell: ({ name }) => name },
              {
                id: 'state',
                title: t('users.state'),
                cell: ({ revokedAt }) => (
                  <Badge tone={revokedAt ? 'neutral' : 'good'}>
                    {t(revokedAt ? 'keys.revoked' : 'keys.works')}
                  </Badge>
                ),
              },
              {
                id: 'since',
                title: t('users.since'),
                minor: true,
                cell: ({ createdAt }) => <Time at={createdAt} style="day" />,
              },
              {
                id: 'revoke',
                title: t('keys.end'),
                kind: 'number',
                cell: ({ id, name, revokedAt }) =>
                  !revokedAt && (
                    <Form action={`/desk/users/keys/${id}/revoke`} label={t('keys.revokeOne', { name })}>
                      <Button kind="danger">{t('keys.revoke')}</Button>
                    </Form>
                  ),
              },
            ]}
          />
        )}
        <Form action="/desk/users/keys" class="form inline" label={t('keys.makeKey')}>
          <Field name="name" label={t('keys.newKey')} required maxLength={100} autocomplete="off" />
          <Button>{t('keys.makeKey')}</Button>
        </Form>
      </section>
      <section class="section" aria-labelledby="sources">
        <h2 id="sources">{t('keys.sources')}</h2>
        {sources.length === 0 ? (
          <Empty title={t('keys.noSources')}>{t('keys.noSourcesHint')}</Empty>
        ) : (
          <Table
            caption={t('keys.sources')}
            rows={sources}
            keyOf={({ name }) => name}
            columns={[
              { id: 'name', title: t('keys.name'), kind: 'main', cell: ({ name }) => name },
              { id: 'url', title: t('keys.url'), cell: ({ name }) => <code>{`/v1/webhooks/${name}`}</code> },
              {
                id: 'since',
                title: t('users.since'),
                minor: true,
                cell: ({ createdAt }) => <Time at={createdAt} style="day" />,
              },
            ]}
          />
        )}
        <Form action="/desk/users/sources" class="form inline" label={t('keys.makeSource')}>
          <Field
            name="name"
            label={t('keys.newSource')}
            hint={t('keys.sourceHint')}
            required
            maxLength={63}
            autocomplete="off"
            error={sourceProblem ? t('keys.sourceWrong') : undefined}
          />
          <Button>{t('keys.makeSource')}</Button>
        </Form>
      </section>
    </>
  );
}

function Fresh({ fresh }: { readonly fresh: NonNullable<KeysProps['fresh']> }) {
  const { t } = useView();
  return (
    <Notice kind="done">
      <p>{t(fresh.kind === 'key' ? 'keys.freshKey' : 'keys.freshSource')}</p>
      <Code id="secret">{fresh.secret}</Code>
      <p>{t(fresh.kind === 'key' ? 'keys.tryIt' : 'keys.sendThere')}</p>
      <Code id="command">{fresh.kind === 'key' ? fresh.command : fresh.url}</Code>
    </Notice>
  );
}
