import type { Account } from '../../model/account.ts';
import { Button } from '../components/button.tsx';
import { Form } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Time } from '../components/time.tsx';
import { useView } from '../view.ts';
import { type FreshLink, LinkNotice, RoleSelect, State } from './users.tsx';

export interface UserProps {
  readonly account: Account;
  /** Sessions that are open now. */
  readonly openSessions: number;
  readonly link?: FreshLink | undefined;
}

/** One person: role, way in, and out. */
export function UserPage({ account, openSessions, link }: UserProps) {
  const { t } = useView();
  const { id, name, email, state } = account;
  const at = `/desk/users/${id}`;
  return (
    <>
      <PageHead title={name} lead={email}>
        <a href="/desk/users">{t('users.all')}</a>
      </PageHead>
      {link && <LinkNotice link={link} />}
      <dl class="facts">
        <dt>{t('users.state')}</dt>
        <dd>
          <State state={state} />
        </dd>
        <dt>{t('users.secondFactor')}</dt>
        <dd>{t(account.hasSecondFactor ? 'users.on' : 'users.off')}</dd>
        <dt>{t('users.since')}</dt>
        <dd>
          <Time at={account.createdAt} />
        </dd>
        <dt>{t('users.sessions')}</dt>
        <dd>{t('users.openSessions', { count: openSessions })}</dd>
      </dl>
      <section class="section" aria-labelledby="role">
        <h2 id="role">{t('users.roleTitle')}</h2>
        <Form action={`${at}/role`}>
          <RoleSelect value={account.role} />
          <Button>{t('shell.save')}</Button>
        </Form>
      </section>
      <section class="section" aria-labelledby="way-in">
        <h2 id="way-in">{t('users.wayIn')}</h2>
        {state !== 'disabled' && (
          <>
            <p class="soft">{t(state === 'invited' ? 'users.inviteAgainHint' : 'users.resetHint')}</p>
            <Form action={`${at}/link`}>
              <Button>{t(state === 'invited' ? 'users.inviteAgain' : 'users.reset')}</Button>
            </Form>
          </>
        )}
        {openSessions > 0 && (
          <Form action={`${at}/sign-out`}>
            <Button>{t('users.endSessions')}</Button>
          </Form>
        )}
        <Form action={`${at}/state`}>
          <input type="hidden" name="disabled" value={state === 'disabled' ? 'no' : 'yes'} />
          <Button kind={state === 'disabled' ? 'plain' : 'danger'}>
            {t(state === 'disabled' ? 'users.enable' : 'users.disable')}
          </Button>
        </Form>
      </section>
    </>
  );
}
