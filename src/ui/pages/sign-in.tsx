import { Button, LinkButton } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useView } from '../view.ts';

export interface SignInProps {
  /** Page to go to afterwards. */
  readonly next: string;
  readonly problem?: 'refused' | 'throttled' | 'single-sign-on' | undefined;
  readonly email?: string | undefined;
  /** Name of the identity provider to offer, if any. */
  readonly provider?: string | undefined;
}

const PROBLEMS = {
  refused: 'signIn.refused',
  throttled: 'signIn.throttled',
  'single-sign-on': 'signIn.singleSignOnFailed',
} as const;

/** Address and password, or the way to the identity provider. */
export function SignInPage({ next, problem, email, provider }: SignInProps) {
  const { t } = useView();
  return (
    <>
      <PageHead title={t('signIn.title')} lead={t('signIn.lead')} />
      {problem && <Notice kind="error">{t(PROBLEMS[problem])}</Notice>}
      {provider && (
        <>
          <LinkButton href={`/desk/sign-in/single?next=${encodeURIComponent(next)}`} kind="primary">
            {t('signIn.with', { provider })}
          </LinkButton>
          <p class="divider">{t('signIn.or')}</p>
        </>
      )}
      <Form action="/desk/sign-in">
        <input type="hidden" name="next" value={next} />
        <Field
          name="email"
          type="email"
          label={t('signIn.email')}
          value={email}
          autocomplete="username"
          required
          autofocus={!email}
        />
        <Field
          name="password"
          type="password"
          label={t('signIn.password')}
          autocomplete="current-password"
          required
          autofocus={email !== undefined}
        />
        <Button kind={provider ? 'plain' : 'primary'}>{t('shell.signIn')}</Button>
      </Form>
      <p class="small soft">{t('signIn.lost')}</p>
    </>
  );
}

/** The code of the second factor. */
export function SignInCodePage({ next, problem }: Pick<SignInProps, 'next' | 'problem'>) {
  const { t } = useView();
  return (
    <>
      <PageHead title={t('signIn.codeTitle')} lead={t('signIn.codeLead')} />
      {problem && (
        <Notice kind="error">{t(problem === 'throttled' ? 'signIn.throttled' : 'signIn.codeRefused')}</Notice>
      )}
      <Form action="/desk/sign-in/code">
        <input type="hidden" name="next" value={next} />
        <Field
          name="code"
          label={t('signIn.code')}
          hint={t('signIn.codeHint')}
          autocomplete="one-time-code"
          maxLength={40}
          required
          autofocus
        />
        <Button kind="primary">{t('shell.signIn')}</Button>
      </Form>
      <a href="/desk/sign-in">{t('signIn.again')}</a>
    </>
  );
}
