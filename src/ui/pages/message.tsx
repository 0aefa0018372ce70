import type { StoredDocument } from '../../model/intake.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Form } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Time } from '../components/time.tsx';
import { useView } from '../view.ts';

/** A message that became no ticket: why, and what may be done. */
export function MessagePage({ document }: { readonly document: StoredDocument }) {
  const { t, viewer } = useView();
  const { id, state, holdReason, size, receivedAt } = document;
  return (
    <>
      <PageHead title={t('inbox.failedTitle')} lead={t('inbox.failedLead')} />
      <dl class="facts">
        <dt>{t('inbox.failedState')}</dt>
        <dd>
          <Badge tone="bad">{state}</Badge> {holdReason && <code>{holdReason}</code>}
        </dd>
        <dt>{t('inbox.failedReceived')}</dt>
        <dd>
          <Time at={receivedAt} />
        </dd>
        <dt>{t('inbox.failedSize')}</dt>
        <dd>{t('inbox.failedBytes', { bytes: size })}</dd>
      </dl>
      {viewer?.may('ticket.review') && (
        <div class="actions">
          <Form action={`/desk/messages/${id}/retry`}>
            <Button kind="primary">{t('inbox.failedRetry')}</Button>
          </Form>
          <Form action={`/desk/messages/${id}/dismiss`}>
            <Button>{t('inbox.failedDismiss')}</Button>
          </Form>
        </div>
      )}
    </>
  );
}
