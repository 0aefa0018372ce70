import { useView } from '../view.ts';
import { LinkButton } from './button.tsx';

interface PagerProps {
  /** Address of the list, with its filters. */
  readonly href: string;
  /** Cursor of the next page; absent on the last. */
  readonly next: string | undefined;
  /** Whether this is not the first page. */
  readonly within: boolean;
}

/** Onward through a list by cursor, and back to its start. */
export function Pager({ href, next, within }: PagerProps) {
  const { t } = useView();
  if (next === undefined && !within) return null;
  const joint = href.includes('?') ? '&' : '?';
  return (
    <nav class="pager" aria-label={t('shell.pages')}>
      {within && (
        <LinkButton href={href} icon="back">
          {t('shell.first')}
        </LinkButton>
      )}
      {next !== undefined && (
        <LinkButton href={`${href}${joint}after=${encodeURIComponent(next)}`}>{t('shell.more')}</LinkButton>
      )}
    </nav>
  );
}
