import { useView } from '../view.ts';
import { Icon } from './icon.tsx';

/** Text to be copied as it is: a command, a key. The button shows where scripts run. */
export function Code({ id, children }: { readonly id: string; readonly children: string }) {
  const { t } = useView();
  return (
    <div class="code">
      <pre id={id}>{children}</pre>
      <button type="button" class="button quiet" data-copy={id} data-done={t('shell.copied')} hidden>
        <Icon name="copy" />
        <span>{t('shell.copy')}</span>
      </button>
    </div>
  );
}
