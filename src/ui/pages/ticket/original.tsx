import { LinkButton } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useView } from '../../view.ts';

/** More of an original is read elsewhere: a page is no place for megabytes of base64. */
export const MAX_SHOWN_CHARS = 200_000;

interface OriginalProps {
  readonly ticketId: string;
  /** `undefined` while a second person must agree. */
  readonly text: string | undefined;
}

/** The original of a message as text, whatever is in it. */
export function OriginalPage({ ticketId, text }: OriginalProps) {
  const { t } = useView();
  return (
    <>
      <PageHead title={t('ticket.originalTitle')} lead={t('ticket.originalNote')}>
        <LinkButton href={`/desk/tickets/${ticketId}`} icon="back">
          {t('ticket.originalBack')}
        </LinkButton>
      </PageHead>
      {text === undefined ? (
        <Notice>{t('ticket.revealWaiting')}</Notice>
      ) : (
        <>
          {text.length > MAX_SHOWN_CHARS && (
            <Notice kind="warning">{t('ticket.originalCut', { chars: MAX_SHOWN_CHARS })}</Notice>
          )}
          <pre class="original">{text.slice(0, MAX_SHOWN_CHARS)}</pre>
        </>
      )}
    </>
  );
}
