import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

const ICONS = { info: 'notice', done: 'check', warning: 'incidents', error: 'cross' } as const;

/** Something to know about what was just done, or about the page. */
export function Notice({
  kind = 'info',
  children,
}: {
  readonly kind?: keyof typeof ICONS;
  readonly children: ComponentChildren;
}) {
  return (
    <div class={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={ICONS[kind]} />
      <div>{children}</div>
    </div>
  );
}
