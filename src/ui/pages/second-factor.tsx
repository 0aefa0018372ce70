import { Button, LinkButton } from '../components/button.tsx';
import { Code } from '../components/code.tsx';
import { Field } from '../components/field.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useView } from '../view.ts';

export interface SecondFactorProps {
  /** Base32. */
  readonly secret: string;
  /** `data:` address of a picture of the QR code. */
  readonly picture: string;
  readonly wrong: boolean;
}

/** Setting the second factor: a code to scan, a code to give back. */
export function SecondFactorPage({ secret, picture, wrong }: SecondFactorProps) {
  const { t } = useView();
  return (
    <>
      <PageHead title={t('factor.title')} lead={t('factor.lead')} />
      <div class="enrol">
        <img class="qr" src={picture} width="208" height="208" alt={t('factor.picture')} />
        <div class="section">
          <p class="soft">{t('factor.typed')}</p>
          <Code id="secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</Code>
          <Form action="/desk/profile/second-factor">
            <input type="hidden" name="secret" value={secret} />
            <Field
              name="code"
              label={t('signIn.code')}
              hint={t('factor.codeHint')}
              autocomplete="one-time-code"
              inputMode="numeric"
              maxLength={10}
              required
              error={wrong ? t('signIn.codeRefused') : undefined}
            />
            <Button kind="primary">{t('factor.set')}</Button>
          </Form>
        </div>
      </div>
    </>
  );
}

/** Codes for the day the app is lost; shown this once. */
export function RecoveryCodesPage({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useView();
  return (
    <>
      <PageHead title={t('factor.doneTitle')} lead={t('factor.doneLead')} />
      <Notice kind="warning">{t('factor.once')}</Notice>
      <Code id="codes">{codes.join('\n')}</Code>
      <LinkButton href="/desk/profile" kind="primary">
        {t('factor.kept')}
      </LinkButton>
    </>
  );
}
