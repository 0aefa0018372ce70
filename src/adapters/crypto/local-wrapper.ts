import type { KeyObject } from 'node:crypto';
import type { KeyWrapper } from '../../ports/key-wrapper.ts';
import { decrypt, encrypt } from './envelope.ts';

/** A wrapper whose master key can be replaced while it is in use. */
export interface LocalWrapper extends KeyWrapper {
  /** Wraps with `current` from now on, and unwraps what `earlier` ones wrapped too. */
  use(current: KeyObject, earlier?: readonly KeyObject[]): void;
}

/** Wraps with a master key in memory. */
export function localWrapper(current: KeyObject, earlier: readonly KeyObject[] = []): LocalWrapper {
  let keys = [current, ...earlier];
  return {
    use(next, others = []) {
      keys = [next, ...others];
    },
    wrap: async (context, key) => encrypt(keys[0]!, context, key),
    async unwrap(context, wrapped) {
      for (const key of keys) {
        const plain = decrypt(key, context, wrapped);
        if (plain) return plain;
      }
      return undefined;
    },
  };
}

/** Wraps with the first and unwraps with whichever can, so that one may take over from another. */
export function firstOf(current: KeyWrapper, ...earlier: readonly KeyWrapper[]): KeyWrapper {
  return {
    wrap: (context, key) => current.wrap(context, key),
    async unwrap(context, wrapped) {
      for (const wrapper of [current, ...earlier]) {
        const plain = await wrapper.unwrap(context, wrapped);
        if (plain) return plain;
      }
      return undefined;
    },
  };
}
