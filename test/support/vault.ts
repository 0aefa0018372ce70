import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What the transit engine of HashiCorp Vault documents of encrypt and decrypt, for one AEAD key. */
export interface TestVault {
  readonly address: string;
  /** Makes the next version of the key; earlier ones still decrypt. */
  rotate(): void;
  close(): Promise<void>;
}

export async function testVault(token: string, path = 'transit', name = 'zeef'): Promise<TestVault> {
  const versions = [randomBytes(32)];
  const answer = async (request: IncomingMessage): Promise<[number, unknown]> => {
    if (request.headers['x-vault-token'] !== token) return [403, { errors: ['permission denied'] }];
    const {
      plaintext,
      ciphertext,
      associated_data: data = '',
    } = JSON.parse((await buffer(request)).toString()) as Record<string, string>;
    const aad = Buffer.from(data, 'base64');
    if (request.url === `/v1/${path}/encrypt/${name}` && plaintext !== undefined) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', versions.at(-1)!, nonce).setAAD(aad);
      const sealed = [nonce, cipher.update(plaintext, 'base64'), cipher.final(), cipher.getAuthTag()];
      const text = `vault:v${versions.length}:${Buffer.concat(sealed).toString('base64')}`;
      return [200, { data: { ciphertext: text, key_version: versions.length } }];
    }
    if (request.url === `/v1/${path}/decrypt/${name}` && ciphertext !== undefined) {
      const [, version, text = ''] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? [];
      const bytes = Buffer.from(text, 'base64');
      try {
        const decipher = createDecipheriv(
          'aes-256-gcm',
          versions[Number(version) - 1]!,
          bytes.subarray(0, 12),
        );
        decipher.setAAD(aad).setAuthTag(bytes.subarray(-16));
        const plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
        return [200, { data: { plaintext: plain.toString('base64') } }];
      } catch {
        return [400, { errors: ['cipher: message authentication failed'] }];
      }
    }
    return [404, { errors: [] }];
  };
  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rotate: () => void versions.push(randomBytes(32)),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
