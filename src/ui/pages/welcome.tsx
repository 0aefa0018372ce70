import { Button, LinkButton } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useView } from '../view.ts';

export type PasswordProblem = 'too-short' | 'too-long' | 'known' | 'guessable' | 'not-repeated' | 'wrong';

export const PASSWORD_PROBLEMS = {
  'too-short': 'password.tooShort',
  'too-long': 'password.tooLong',
  known: 'password.known',
  guessable: 'password.guessable',
  'not-repeated': 'password.notRepeated',
  wrong: 'password.wrong',
} as const;

export interface WelcomeProps {
  /** Path of this very link. */
  readonly action: string;
  readonly purpose: 'setup' | 'invite' | 'reset';
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly invalid?: 'name' | 'email' | undefined;
  readonly problem?: PasswordProblem | undefined;
}

const TITLES = {
  setup: 'welcome.setupTitle',
  invite: 'welcome.inviteTitle',
  reset: 'welcome.resetTitle',
} as const;
const LEADS = {
  setup: 'welcome.setupLead',
  invite: 'welcome.inviteLead',
  reset: 'welcome.resetLead',
} as const;

/** Where a link that works once leads: the very first account, an invitation, a new password. */
export function WelcomePage({ action, purpose, name, email, invalid, problem }: WelcomeProps) {
  const { t } = useView();
  return (
    <>
      <PageHead title={t(TITLES[purpose])} lead={t(LEADS[purpose])} />
      <Form action={action}>
        {purpose !== 'reset' && (
          <Field
            name="name"
            label={t('welcome.name')}
            value={name}
            autocomplete="name"
            maxLength={200}
            required
            error={invalid === 'name' ? t('welcome.nameWrong') : undefined}
          />
        )}
        {purpose === 'setup' ? (
          <Field
            name="email"
            type="email"
            label={t('signIn.email')}
            value={email}
            autocomplete="username"
            required
            error={invalid === 'email' ? t('welcome.emailWrong') : undefined}
          />
        ) : (
          <input type="hidden" name="username" autocomplete="username" value={email} />
        )}
        <PasswordFields problem={problem} />
        <Button kind="primary">{t(purpose === 'setup' ? 'welcome.create' : 'welcome.goOn')}</Button>
      </Form>
    </>
  );
}

/** A new password, twice. */
export function PasswordFields({ problem }: { readonly problem: PasswordProblem | undefined }) {
  const { t } = useView();
  const said = problem && problem !== 'wrong' ? t(PASSWORD_PROBLEMS[problem]) : undefined;
  return (
    <>
      <Field
        name="password"
        type="password"
        label={t('password.new')}
        hint={t('password.hint')}
        autocomplete="new-password"
        required
        error={problem === 'not-repeated' ? undefined : said}
      />
      <Field
        name="repeated"
        type="password"
        label={t('password.repeat')}
        autocomplete="new-password"
        required
        error={problem === 'not-repeated' ? said : undefined}
      />
    </>
  );
}

/** A link that was used or has run out. */
export function LinkEndedPage() {
  const { t } = useView();
  return (
    <>
      <PageHead title={t('welcome.endedTitle')} lead={t('welcome.ended')} />
      <LinkButton href="/desk/sign-in">{t('shell.signIn')}</LinkButton>
    </>
  );
}
