import type { ComponentChildren } from 'preact';
import { useView } from '../view.ts';

interface FormProps {
  readonly action: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  /** Swap only this part of the page (a CSS selector) with the answer, where scripts run. */
  readonly target?: string;
  /** For files. */
  readonly multipart?: boolean;
  /** Name for screen readers, where the page has several forms. */
  readonly label?: string;
}

/** A form that changes something: posted, with the token that shows it came from one of our pages. */
export function Form({ action, children, target, multipart, label, ...rest }: FormProps) {
  const { formToken } = useView();
  return (
    <form
      method="post"
      action={action}
      class={rest.class ?? 'form'}
      {...(label && { 'aria-label': label })}
      {...(multipart && { encType: 'multipart/form-data' })}
      {...(target && { 'hx-post': action, 'hx-target': target, 'hx-swap': 'outerHTML' })}
    >
      <input type="hidden" name="_token" value={formToken} />
      {children}
    </form>
  );
}
