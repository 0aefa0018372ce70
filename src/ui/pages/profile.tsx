import type { Account } from '../../model/account.ts';
import type { PastSignIn } from '../../usecases/sessions.ts';
import { Appearance } from '../components/appearance.tsx';
import { Badge } from '../components/badge.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Table } from '../components/table.tsx';
import { Time } from '../components/time.tsx';
import { ROLE_LABELS } from '../roles.ts';
import { useView } from '../view.ts';
import { PASSWORD_PROBLEMS, PasswordFields, type PasswordProblem } from './welcome.tsx';

const WAYS = {
  password: 'profile.wayPassword',
  totp: 'profile.wayCode',
  'recovery-code': 'profile.wayRecovery',
  link: 'profile.wayLink',
  'single-sign-on': 'profile.waySingle',
} as const;

export interface ProfileProps {
  readonly account: Account;
  readonly signIns: readonly PastSignIn[];
  readonly recoveryCodesLeft: number;
  readonly done?: 'name' | 'password' | 'factor-ended' | 'signed-out' | undefined;
  readonly passwordProblem?: PasswordProblem | undefined;
  /** The password that ends the second factor was wrong. */
  readonly factorProblem?: boolean;
}

const DONE = {
  name: 'profile.doneName',
  password: 'profile.donePassword',
  'factor-ended': 'profile.doneFactor',
  'signed-out': 'profile.doneSignedOut',
} as const;

/** Somebody's own account. */
export function ProfilePage(props: ProfileProps) {
  const { t } = useView();
  const { account, done } = props;
  return (
    <>
      <PageHead title={t('profile.title')} lead={`${account.email} · ${t(ROLE_LABELS[account.role])}`} />
      {done && <Notice kind="done">{t(DONE[done])}</Notice>}
      <div class="columns">
        <section class="section" aria-labelledby="you">
          <h2 id="you">{t('profile.you')}</h2>
          <Form action="/desk/profile/name">
            <Field
              name="name"
              label={t('welcome.name')}
              value={account.name}
              required
              maxLength={200}
              autocomplete="name"
            />
            <Button>{t('shell.save')}</Button>
          </Form>
        </section>
        <section class="section" aria-labelledby="look">
          <h2 id="look">{t('shell.appearance')}</h2>
          <Appearance />
        </section>
        {account.hasPassword && <PasswordSection problem={props.passwordProblem} />}
        <SecondFactorSection {...props} />
      </div>
      <SignIns signIns={props.signIns} />
    </>
  );
}

function PasswordSection({ problem }: { readonly problem: PasswordProblem | undefined }) {
  const { t } = useView();
  return (
    <section class="section" aria-labelledby="password">
      <h2 id="password">{t('signIn.password')}</h2>
      <Form action="/desk/profile/password">
        <Field
          name="present"
          type="password"
          label={t('profile.present')}
          autocomplete="current-password"
          required
          error={problem === 'wrong' ? t(PASSWORD_PROBLEMS.wrong) : undefined}
        />
        <PasswordFields problem={problem} />
        <Button>{t('profile.change')}</Button>
      </Form>
    </section>
  );
}

function SecondFactorSection({ account, recoveryCodesLeft, factorProblem }: ProfileProps) {
  const { t } = useView();
  return (
    <section class="section" aria-labelledby="factor">
      <h2 id="factor">
        {t('profile.factor')}{' '}
        <Badge tone={account.hasSecondFactor ? 'good' : 'attention'}>
          {t(account.hasSecondFactor ? 'users.on' : 'users.off')}
        </Badge>
      </h2>
      <p class="soft">{t('profile.factorLead')}</p>
      {account.hasSecondFactor ? (
        <>
          <p>{t('profile.codesLeft', { count: recoveryCodesLeft })}</p>
          <Form action="/desk/profile/second-factor/end">
            <Field
              name="present"
              type="password"
              label={t('profile.present')}
              autocomplete="current-password"
              required
              error={factorProblem ? t(PASSWORD_PROBLEMS.wrong) : undefined}
            />
            <Button kind="danger">{t('profile.factorEnd')}</Button>
          </Form>
        </>
      ) : (
        <div>
          <LinkButton href="/desk/profile/second-factor">{t('profile.factorSet')}</LinkButton>
        </div>
      )}
    </section>
  );
}

function SignIns({ signIns }: Pick<ProfileProps, 'signIns'>) {
  const { t } = useView();
  return (
    <section class="section" aria-labelledby="sign-ins">
      <h2 id="sign-ins">{t('profile.signIns')}</h2>
      <Table
        caption={t('profile.signIns')}
        rows={signIns}
        keyOf={({ id }) => id}
        columns={[
          { id: 'at', title: t('profile.at'), kind: 'main', cell: ({ at }) => <Time at={at} /> },
          { id: 'way', title: t('profile.way'), cell: ({ way }) => t(WAYS[way]) },
          { id: 'from', title: t('profile.from'), cell: ({ address }) => <code>{address}</code> },
          {
            id: 'open',
            title: t('users.state'),
            cell: ({ open }) =>
              open ? (
                <Badge tone="accent">{t('profile.open')}</Badge>
              ) : (
                <span class="soft">{t('profile.ended')}</span>
              ),
          },
        ]}
      />
      <Form action="/desk/profile/sign-out">
        <Button>{t('profile.signOutOthers')}</Button>
      </Form>
    </section>
  );
}
