/**
 * Keys of the inbox and of a ticket under review. All of it can be done by forms and links as well; `desk.ts` presses
 * the buttons that show a key.
 */

interface Htmx {
  ajax(verb: 'GET', path: string, context: { target: string; swap: string }): Promise<void>;
}
const htmx = () => (window as Window & { htmx?: Htmx }).htmx;

/** Most words that the server moves an end by. */
const MOST_WORDS = 20;

const review = () => document.getElementById('review');
const panel = () => document.getElementById('panel');
const marks = () => [...document.querySelectorAll<HTMLAnchorElement>('#review [data-mark]')];
const current = () => marks().find((mark) => mark.getAttribute('aria-current') === 'true');
const decide = () => panel()?.querySelector<HTMLFormElement>('form.decide') ?? undefined;

/** Rows of a list, or marks of a ticket: what j and k go through. */
function step(by: 1 | -1): void {
  if (review()) {
    const all = marks();
    const here = current();
    const at = here ? all.indexOf(here) + by : by > 0 ? 0 : all.length - 1;
    const next = all[Math.max(0, Math.min(all.length - 1, at))];
    if (next) select(next);
    return;
  }
  const rows = [...document.querySelectorAll<HTMLAnchorElement>('[data-step]')];
  const at = rows.indexOf(document.activeElement as HTMLAnchorElement);
  rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
}

/**
 * Makes a mark the current one. Until its panel has come no button can be pressed and keys wait, so that nothing is
 * decided about another mark.
 */
function select(mark: HTMLAnchorElement): void {
  for (const other of marks()) other.removeAttribute('aria-current');
  mark.setAttribute('aria-current', 'true');
  mark.focus();
  const id = mark.dataset['mark'] ?? '';
  const path = review()?.dataset['panel'];
  for (const button of panel()?.querySelectorAll('button') ?? []) button.disabled = true;
  if (!path) return;
  const joint = path.includes('?') ? '&' : '?';
  const load = {};
  running.add(load);
  void htmx()
    ?.ajax('GET', `${path}${joint}mark=${id}`, { target: '#panel', swap: 'outerHTML' })
    .finally(() => {
      running.delete(load);
      replay();
    });
}

/** What the server was asked for and has not answered, or whose answer is not yet in place with its buttons. */
const running = new Set<object>();
/** Keys pressed meanwhile wait their turn: they are about what is yet to come. */
const waiting: KeyboardEventInit[] = [];
/** Keys that mean something to a ticket. */
const OURS = /^[a-z1-9]$|^(?:Enter|Escape|ArrowLeft|ArrowRight)$/;

function replay(): void {
  const pressed = running.size === 0 ? waiting.shift() : undefined;
  if (!pressed) return;
  document.dispatchEvent(new KeyboardEvent('keydown', { ...pressed, bubbles: true, cancelable: true }));
  // What the key set going has begun by now; otherwise the next may follow.
  queueMicrotask(replay);
}

interface Sent extends Event {
  readonly detail: { readonly requestConfig?: { readonly elt: Element } };
}

/** A request of a form of the page, and not of a list that looks again by itself. */
function requestOf(event: Event): object | undefined {
  const { requestConfig } = (event as Sent).detail;
  return requestConfig?.elt.closest('#review form') ? requestConfig : undefined;
}

document.addEventListener('htmx:beforeRequest', (event) => {
  const request = requestOf(event);
  if (request) running.add(request);
});
for (const end of ['htmx:afterSettle', 'htmx:sendError', 'htmx:sendAbort', 'htmx:timeout']) {
  document.addEventListener(end, (event) => {
    const request = requestOf(event);
    if (!request || !running.delete(request)) return;
    if (shown !== review()) {
      shown = review();
      current()?.focus();
    }
    replay();
  });
}

/** What is on the page; another after a decision. */
let shown = review();

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
  const mark = event.target.closest<HTMLAnchorElement>('#review [data-mark]');
  if (!mark) return;
  event.preventDefault();
  select(mark);
});

/** How far the ends of the current mark are to move, while that is being chosen. */
let extent: { left: number; right: number } | undefined;

function showExtent(): void {
  const line = panel()?.querySelector<HTMLElement>('[data-extent]');
  if (!line) return;
  const signed = (n: number) => (n > 0 ? `+${n}` : String(n));
  line.textContent = extent
    ? (line.dataset['extent'] ?? '').replace('#L', signed(extent.left)).replace('#R', signed(extent.right))
    : '';
}

/** Takes a key while an extent is being chosen. */
function moveExtent({ key, shiftKey }: KeyboardEvent): boolean {
  if (!extent) return false;
  const end = shiftKey ? 'left' : 'right';
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    // The left end moves outwards to the left.
    const by = (key === 'ArrowRight') === (end === 'right') ? 1 : -1;
    extent[end] = Math.max(-MOST_WORDS, Math.min(MOST_WORDS, extent[end] + by));
  } else if (key === 'Enter') {
    const form = decide();
    if (form) {
      fill(form, 'left', String(extent.left));
      fill(form, 'right', String(extent.right));
      extent = undefined;
      press(form, 'span');
    }
    return true;
  } else if (key === 'Escape') extent = undefined;
  else return false;
  showExtent();
  return true;
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
}

function press(form: HTMLFormElement, action: string): void {
  form.querySelector<HTMLButtonElement>(`button[name="action"][value="${action}"]`)?.click();
}

/** Sends the selected text of the conversation to be removed. */
function removeSelection(): boolean {
  const selection = document.getSelection();
  const form = document.querySelector<HTMLFormElement>('form.missed');
  if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !form) return false;
  const range = selection.getRangeAt(0);
  const part = elementOf(range.startContainer)?.closest<HTMLElement>('[data-part]');
  if (!part || part !== elementOf(range.endContainer)?.closest('[data-part]')) return false;
  const start = offsetAt(range.startContainer, range.startOffset, 'start');
  const end = offsetAt(range.endContainer, range.endOffset, 'end');
  if (start === undefined || end === undefined || start >= end) return false;
  fill(form, 'documentId', part.dataset['document'] ?? '');
  fill(form, 'partId', part.dataset['part'] ?? '');
  fill(form, 'start', String(start));
  fill(form, 'end', String(end));
  form.requestSubmit();
  return true;
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

/** Place in the text of a part; part of a mark is all of it. */
function offsetAt(node: Node, offset: number, side: 'start' | 'end'): number | undefined {
  const holder = elementOf(node)?.closest<HTMLElement>('[data-at]');
  const at = Number(holder?.dataset['at'] ?? Number.NaN);
  if (!holder || Number.isNaN(at)) return undefined;
  const length = holder.dataset['length'];
  if (length !== undefined) return side === 'start' ? at : at + Number(length);
  if (node.nodeType === Node.TEXT_NODE) return at + offset;
  return at + (offset > 0 ? (holder.textContent ?? '').length : 0);
}

/** What the other keys do, on a ticket under review. */
function act(key: string): boolean {
  const form = decide();
  if (key === 'e') {
    if (!form?.querySelector('[name="left"]')) return false;
    extent = { left: 0, right: 0 };
    showExtent();
    return true;
  }
  if (key === 'g') {
    const box = form?.querySelector<HTMLInputElement>('[name="scope"]');
    if (!box) return false;
    box.checked = !box.checked;
    return true;
  }
  if (key === 'r') return removeSelection();
  if (key === '?') {
    const help = document.querySelector<HTMLDetailsElement>('[data-help]');
    if (!help) return false;
    help.open = !help.open;
    if (help.open) help.querySelector('summary')?.focus();
    return true;
  }
  if (key === 'Enter') {
    document.querySelector<HTMLButtonElement>('[data-approve]')?.click();
    return true;
  }
  const field = form?.elements.namedItem('entity');
  if (!form || !(field instanceof HTMLSelectElement) || !/^[1-9]$/.test(key)) return false;
  const choice = [...field.options].find(({ text }) => text.startsWith(`${key} `));
  if (!choice) return false;
  field.value = choice.value;
  press(form, 'kind');
  return true;
}

/** Enter on something that has a use for it is its own. */
function hasUseForEnter(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('button, summary, select, input, textarea, a:not([data-mark])') !== null
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input:not([type="checkbox"]), textarea, select') !== null
  );
}

// Before the listener of `desk.ts`, which presses buttons.
window.addEventListener(
  'keydown',
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const { key, shiftKey } = event;
    const take = (): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    if (review() && running.size > 0 && OURS.test(key)) {
      waiting.push({ key, shiftKey });
      return take();
    }
    if (moveExtent(event)) return take();
    if (key === 'j') step(1);
    else if (key === 'k') step(-1);
    else if (!review() || (key === 'Enter' && hasUseForEnter(event.target)) || !act(key)) return;
    take();
  },
  { capture: true },
);

export {};
