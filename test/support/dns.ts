import { generateKeyPairSync } from 'node:crypto';
import type { DNSResolver } from 'mailauth';

/** A resolver over given records (`TXT example.org` → values); anything else does not exist. */
export function zone(
  records: Readonly<Record<string, readonly string[]>>,
): DNSResolver & { asked: string[] } {
  const asked: string[] = [];
  const resolve = async (domain: string, type: string): Promise<string[][] | string[]> => {
    asked.push(`${type} ${domain}`);
    const found = records[`${type} ${domain.toLowerCase()}`];
    if (!found) throw Object.assign(new Error('no such record'), { code: 'ENOTFOUND' });
    return type === 'TXT' ? found.map((text) => [text]) : [...found];
  };
  return Object.assign(resolve, { asked });
}

/** A key pair to sign mail with, and the TXT record that publishes it. */
export function signingKey(): { privateKey: string; record: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    record: `v=DKIM1; k=rsa; p=${der.toString('base64')}`,
  };
}
