import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

interface Looks {
  readonly children: ComponentChildren;
  /** `primary` once a page: what most people came for. `danger`: what cannot be undone. */
  readonly kind?: 'primary' | 'plain' | 'danger' | 'quiet';
  readonly icon?: IconName;
}

interface ButtonProps extends Looks {
  readonly type?: 'submit' | 'button';
  readonly name?: string;
  readonly value?: string;
  readonly disabled?: boolean;
  /** Key that presses it, shown beside the words; `desk.ts` listens. */
  readonly hotkey?: string;
  /** Sends its form elsewhere. */
  readonly formaction?: string;
}

/** Does something. Inside a form it sends it. */
export function Button({ children, kind = 'plain', icon, type = 'submit', hotkey, ...rest }: ButtonProps) {
  return (
    <button type={type} class={`button ${kind}`} {...rest} {...(hotkey && { 'data-hotkey': hotkey })}>
      {icon && <Icon name={icon} />}
      {children}
      {hotkey && <kbd>{hotkey}</kbd>}
    </button>
  );
}

/** Goes somewhere, and looks like a button. */
export function LinkButton({ children, kind = 'plain', icon, href }: Looks & { readonly href: string }) {
  return (
    <a class={`button ${kind}`} href={href}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
