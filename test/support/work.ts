type Method = (this: unknown, ...args: never[]) => unknown;

/**
 * Counts the work `run` does, instead of its time: one for every call of a string or regular expression
 * method, and one for every character a search or copy passes over. What plain indexing does is not seen.
 */
export function countWork(run: () => void): number {
  let work = 0;
  const undo: (() => void)[] = [];
  const watch = (
    owner: object,
    name: string,
    cost: (self: string, args: readonly unknown[], result: unknown) => number,
  ) => {
    const native = Object.getOwnPropertyDescriptor(owner, name);
    const method = native?.value as Method;
    Object.defineProperty(owner, name, {
      ...native,
      value(this: unknown, ...args: unknown[]) {
        const result = Reflect.apply(method, this, args);
        work += 1 + cost(String(this), args, result);
        return result;
      },
    });
    undo.push(() => Object.defineProperty(owner, name, native as PropertyDescriptor));
  };

  const { exec } = RegExp.prototype;
  Object.defineProperty(RegExp.prototype, 'exec', {
    configurable: true,
    writable: true,
    value(this: RegExp, text: string) {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      const found = Reflect.apply(exec, this, [text]) as RegExpExecArray | null;
      work += 1 + (found ? found.index + found[0].length - from : this.sticky ? 1 : text.length - from);
      return found;
    },
  });
  undo.push(() =>
    Object.defineProperty(RegExp.prototype, 'exec', { configurable: true, writable: true, value: exec }),
  );
  const searched = (self: string, args: readonly unknown[], result: unknown) => {
    const from = typeof args[1] === 'number' ? args[1] : 0;
    return typeof result === 'number' && result >= 0 ? Math.abs(result - from) : self.length;
  };
  watch(String.prototype, 'indexOf', searched);
  watch(String.prototype, 'includes', (self) => self.length);
  for (const name of ['toLowerCase', 'toUpperCase', 'normalize'])
    watch(String.prototype, name, (self) => self.length);
  for (const name of ['charCodeAt', 'codePointAt']) watch(String.prototype, name, () => 0);
  for (const name of ['slice', 'substring']) {
    watch(String.prototype, name, (_, __, result) => Math.min(64, String(result).length)); // V8 shares long ones
  }
  try {
    run();
  } finally {
    for (const restore of undo) restore();
  }
  return work;
}
