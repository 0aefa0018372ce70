import type { SealBinding, Sealed } from '../model/sealed.ts';
import type { TenantKeys } from '../ports/keyring.ts';

/** Seals a value as JSON. */
export function sealJson(keys: TenantKeys, binding: SealBinding, value: unknown): Sealed {
  return keys.seal(binding, Buffer.from(JSON.stringify(value), 'utf8'));
}

/**
 * Opens what {@link sealJson} sealed. It is what this code wrote, authenticated: its shape needs no second check.
 *
 * @throws when it cannot be opened
 */
export function openJson<T>(keys: TenantKeys, binding: SealBinding, sealed: Sealed): T {
  return JSON.parse(Buffer.from(keys.open(binding, sealed)).toString('utf8')) as T;
}
