import type { Account } from '../../model/account.ts';
import { ROLES } from '../../model/permission.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Code } from '../components/code.tsx';
import { Field, Select } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Table } from '../components/table.tsx';
import { Tabs } from '../components/tabs.tsx';
import { Time } from '../components/time.tsx';
import { ROLE_LABELS } from '../roles.ts';
import { useView } from '../view.ts';

const STATES = {
  invited: { label: 'users.invited', tone: 'attention' },
  active: { label: 'users.active', tone: 'good' },
  disabled: { label: 'users.disabled', tone: 'neutral' },
} as const;

/** A link that works once, to be passed on by whoever made it. */
export interface FreshLink {
  readonly url: string;
  readonly name: string;
  readonly purpose: 'invite' | 'reset';
}

export interface UsersProps {
  readonly accounts: readonly Account[];
  readonly link?: FreshLink | undefined;
  /** What was given and refused. */
  readonly given?: { readonly name: string; readonly email: string; readonly role: string };
  readonly problem?: 'name' | 'email' | undefined;
}

/** Everybody with an account, and a form to invite somebody. */
export function UsersPage({ accounts, link, given, problem }: UsersProps) {
  const { t } = useView();
  return (
    <>
      <PageHead title={t('users.title')} lead={t('users.lead')} />
      <PeopleTabs />
      {link && <LinkNotice link={link} />}
      <Table
        caption={t('users.title')}
        rows={accounts}
        keyOf={({ id }) => id}
        columns={[
          {
            id: 'name',
            title: t('users.name'),
            kind: 'main',
            cell: ({ id, name, email }) => (
              <>
                <a href={`/desk/users/${id}`}>{name}</a>
                <div class="soft small">{email}</div>
              </>
            ),
          },
          { id: 'role', title: t('users.role'), cell: ({ role }) => t(ROLE_LABELS[role]) },
          { id: 'state', title: t('users.state'), cell: ({ state }) => <State state={state} /> },
          {
            id: 'factor',
            title: t('users.secondFactor'),
            minor: true,
            cell: ({ hasSecondFactor }) => t(hasSecondFactor ? 'users.on' : 'users.off'),
          },
          {
            id: 'since',
            title: t('users.since'),
            minor: true,
            cell: ({ createdAt }) => <Time at={createdAt} style="day" />,
          },
        ]}
      />
      <section class="section" aria-labelledby="invite">
        <h2 id="invite">{t('users.inviteTitle')}</h2>
        <Form action="/desk/users">
          <Field
            name="name"
            label={t('users.name')}
            value={given?.name}
            required
            maxLength={200}
            autocomplete="off"
            error={problem === 'name' ? t('welcome.nameWrong') : undefined}
          />
          <Field
            name="email"
            type="email"
            label={t('signIn.email')}
            value={given?.email}
            required
            autocomplete="off"
            error={problem === 'email' ? t('users.emailWrong') : undefined}
          />
          <RoleSelect value={given?.role ?? 'agent'} />
          <Button kind="primary">{t('users.invite')}</Button>
        </Form>
      </section>
    </>
  );
}

/** What belongs to "Users & keys". */
export function PeopleTabs() {
  const { t } = useView();
  return (
    <Tabs
      label={t('shell.navUsers')}
      tabs={[
        { href: '/desk/users', label: t('users.title') },
        { href: '/desk/users/keys', label: t('keys.title') },
      ]}
    />
  );
}

export function State({ state }: Pick<Account, 'state'>) {
  const { t } = useView();
  const { label, tone } = STATES[state];
  return <Badge tone={tone}>{t(label)}</Badge>;
}

export function LinkNotice({ link }: { readonly link: FreshLink }) {
  const { t } = useView();
  const said = link.purpose === 'invite' ? 'users.inviteLink' : 'users.resetLink';
  return (
    <Notice kind="done">
      <p>{t(said, { name: link.name })}</p>
      <Code id="link">{link.url}</Code>
    </Notice>
  );
}

export function RoleSelect({ value }: { readonly value: string }) {
  const { t } = useView();
  return (
    <Select
      name="role"
      label={t('users.role')}
      value={value}
      hint={t('users.roleHint')}
      options={ROLES.map((role) => ({ value: role, label: t(ROLE_LABELS[role]) }))}
    />
  );
}
