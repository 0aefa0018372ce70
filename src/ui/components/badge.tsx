import type { ComponentChildren } from 'preact';

/** A state in a word. The colour repeats what the word says. */
export function Badge({
  tone = 'neutral',
  children,
}: {
  readonly tone?: 'neutral' | 'good' | 'attention' | 'bad' | 'accent';
  readonly children: ComponentChildren;
}) {
  return <span class={`badge ${tone}`}>{children}</span>;
}
