import type { ComponentChildren } from 'preact';

/** Kinds of personal data that look alike: each has a colour and a pattern of its own. */
export type MarkFamily =
  | 'person'
  | 'contact'
  | 'money'
  | 'number'
  | 'place'
  | 'secret'
  | 'sensitive'
  | 'other';

interface MarkProps {
  readonly family: MarkFamily;
  /** What stands in place of the value, such as `[IBAN 1]`. */
  readonly children: ComponentChildren;
  /** How it is announced: "removed: bank account". */
  readonly label?: string;
  readonly state?: 'removed' | 'kept' | 'uncertain';
}

/** A place in a text where something was found. Told by words, colour and pattern. */
export function Mark({ family, children, label, state = 'removed' }: MarkProps) {
  return (
    <mark class={`mark ${state}`} data-family={family}>
      {label && <span class="unseen">{label} </span>}
      {children}
    </mark>
  );
}
