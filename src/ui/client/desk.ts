/**
 * What every page does beyond its forms and links; without it the desk works all the same. Runs before htmx.
 */

/**
 * Trusted Types: htmx parses our own answers as HTML, so that is let through; making scripts out of text is
 * not, whoever asks.
 */
interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown;
}
const { trustedTypes } = window as Window & { trustedTypes?: PolicyFactory };
trustedTypes?.createPolicy('default', { createHTML: (text) => text });

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) button.hidden = false;

document.addEventListener('click', async ({ target }) => {
  if (!(target instanceof Element)) return;
  for (const open of document.querySelectorAll<HTMLDetailsElement>('details.account[open]'))
    if (!open.contains(target)) open.open = false;
  const button = target.closest<HTMLButtonElement>('button[data-copy]');
  const source = document.getElementById(button?.dataset['copy'] ?? '');
  if (!button || !source) return;
  await navigator.clipboard.writeText(source.textContent ?? '');
  const words = button.querySelector('span');
  if (words) words.textContent = button.dataset['done'] ?? '';
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const open = document.querySelector<HTMLDetailsElement>('details.account[open]');
    if (!open) return;
    open.open = false;
    open.querySelector('summary')?.focus();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
    return;
  const pressed = [...document.querySelectorAll<HTMLButtonElement>('[data-hotkey]')].find(
    ({ dataset }) => dataset['hotkey'] === event.key,
  );
  if (!pressed || pressed.disabled) return;
  event.preventDefault();
  pressed.click();
});

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
