import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import type { KeyWrapper, WrapContext } from '../../ports/key-wrapper.ts';

/** A key is asked for at start and every so often, not per message: patience costs little. */
const TIMEOUT_MS = 10_000;
/** How Vault's ciphertexts begin. */
const MARK = 'vault:v';

export interface VaultOptions {
  /** `https://vault.example:8200`. */
  readonly address: string;
  /**
   * File with what is sent as `X-Vault-Token`, read each time, since agents renew it. The token may use `encrypt` and
   * `decrypt` of the key and nothing else.
   */
  readonly tokenFile: string;
  /** Name of an AEAD key (aes256-gcm96) of the transit engine. */
  readonly key: string;
  /** Where the transit engine is mounted. */
  readonly mount: string;
}

const Encrypted = z.object({ data: z.object({ ciphertext: z.string().startsWith(MARK) }) });
const Decrypted = z.object({ data: z.object({ plaintext: z.base64() }) });

/**
 * Wraps by HashiCorp Vault's transit engine (API version 1, `POST /v1/MOUNT/encrypt/KEY` and `decrypt`), with the
 * context as associated data. Vault's key never leaves Vault; rotating it there needs nothing here, since Vault
 * keeps its versions.
 */
export function vaultWrapper({ address, tokenFile, key, mount }: VaultOptions): KeyWrapper {
  const call = async (operation: 'encrypt' | 'decrypt', body: Record<string, string>): Promise<Response> => {
    const token = tokenIn(tokenFile);
    const path = [mount, operation, key].map(encodeURIComponent).join('/');
    try {
      return await fetch(new URL(`/v1/${path}`, address), {
        method: 'POST',
        headers: { 'x-vault-token': token, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch {
      // Not the error itself: it may quote the address with what is in it.
      throw unavailable('no answer');
    }
  };
  return {
    async wrap(context, bytes) {
      const response = await call('encrypt', {
        plaintext: base64(bytes),
        associated_data: associated(context),
      });
      if (!response.ok) throw unavailable(`status ${response.status}`);
      const { data } = Encrypted.parse(await response.json());
      return Buffer.from(data.ciphertext, 'utf8');
    },

    async unwrap(context, wrapped) {
      const ciphertext = Buffer.from(wrapped).toString('utf8');
      if (!ciphertext.startsWith(MARK)) return undefined;
      const response = await call('decrypt', { ciphertext, associated_data: associated(context) });
      // Vault answers 400 to what it cannot decrypt.
      if (response.status === 400) return undefined;
      if (!response.ok) throw unavailable(`status ${response.status}`);
      const { data } = Decrypted.parse(await response.json());
      return Buffer.from(data.plaintext, 'base64');
    },
  };
}

function tokenIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    const remedy = 'The file in ZEEF_VAULT_TOKEN_FILE cannot be read. Check path and permissions.';
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_VAULT_TOKEN_FILE', remedy, cause });
  }
}

function associated(context: WrapContext): string {
  return base64(Buffer.from(JSON.stringify(['zeef', ...context]), 'utf8'));
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function unavailable(why: string): ZeefError {
  const remedy = `The key service (ZEEF_VAULT_ADDR) cannot be used: ${why}. Check address, token, key name and seal.`;
  return new ZeefError('ZEEF_UNAVAILABLE', { field: 'ZEEF_VAULT_ADDR', remedy });
}
