import { Button, LinkButton } from '../components/button.tsx';
import { Code } from '../components/code.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useView } from '../view.ts';

export interface Arrival {
  readonly subject: string | undefined;
  readonly redactions: number;
}

export interface StartProps {
  /** A key made just now, with the command that uses it. */
  readonly fresh?: { readonly key: string; readonly command: string } | undefined;
  readonly arrival: Arrival | undefined;
}

/** First steps: account, a way in, a message seen arriving. */
export function StartPage({ fresh, arrival }: StartProps) {
  const { t } = useView();
  return (
    <>
      <PageHead title={t('start.title')} lead={t('start.lead')} />
      <ol class="steps">
        <li data-done="true">
          <h2>{t('start.account')}</h2>
          <p class="soft">{t('start.accountDone')}</p>
        </li>
        <li data-done={fresh !== undefined || arrival !== undefined}>
          <h2>{t('start.key')}</h2>
          {fresh ? (
            <>
              <p>{t('keys.freshKey')}</p>
              <Code id="key">{fresh.key}</Code>
              <p>{t('start.command')}</p>
              <Code id="command">{fresh.command}</Code>
            </>
          ) : (
            <>
              <p class="soft">{t('start.keyLead')}</p>
              <Form action="/desk/start/key">
                <Button kind={arrival ? 'plain' : 'primary'}>{t('keys.makeKey')}</Button>
              </Form>
            </>
          )}
        </li>
        <li data-done={arrival !== undefined}>
          <h2>{t('start.message')}</h2>
          <ArrivalPart arrival={arrival} />
        </li>
      </ol>
    </>
  );
}

/** Asks again every two seconds until a message is there; without scripts there is a link to ask with. */
export function ArrivalPart({ arrival }: Pick<StartProps, 'arrival'>) {
  const { t } = useView();
  if (!arrival) {
    return (
      <div
        id="arrival"
        class="waiting"
        hx-get="/desk/start/arrival"
        hx-trigger="every 2s"
        hx-swap="outerHTML"
        role="status"
      >
        <p>{t('start.waiting')}</p>
        <a href="/desk/start">{t('start.look')}</a>
      </div>
    );
  }
  return (
    <div id="arrival" class="section" data-arrived>
      <Notice kind="done">
        <p>
          <strong>{arrival.subject ?? t('start.noSubject')}</strong>
        </p>
        <p>{t('start.arrived', { count: arrival.redactions })}</p>
      </Notice>
      <div class="actions">
        <LinkButton href="/desk" kind="primary">
          {t('start.goOn')}
        </LinkButton>
        <LinkButton href="/desk/users">{t('start.invite')}</LinkButton>
      </div>
    </div>
  );
}
