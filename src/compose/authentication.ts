import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { mailAuthenticator } from '../adapters/authentication/mailauth.ts';
import type { Settings } from '../config/settings.ts';
import { ZeefError } from '../errors.ts';
import type { MailAuthenticator } from '../ports/mail-authenticator.ts';

/** Verifies mail where that is on; seals where there is a key too. */
export function authentication(settings: Settings): { authenticator?: MailAuthenticator } {
  const { mailAuth, mailAuthId, arcKeyFile, arcSelector: selector, arcDomain: domain } = settings;
  const arc = [arcKeyFile, selector, domain];
  const seals = arc.some((part) => part !== undefined);
  try {
    if (seals && !(mailAuth && arcKeyFile && selector && domain)) throw new Error('not all of it is set');
    if (!mailAuth) return {};
    const id = mailAuthId ?? hostname();
    if (!arcKeyFile || !selector || !domain) return { authenticator: mailAuthenticator({ id }) };
    const privateKey = readFileSync(arcKeyFile, 'utf8');
    if (createPrivateKey(privateKey).asymmetricKeyType !== 'rsa') throw new Error('not an RSA key');
    return { authenticator: mailAuthenticator({ id, seal: { privateKey, selector, domain } }) };
  } catch (cause) {
    const remedy =
      'ARC needs ZEEF_MAIL_AUTH=on, ZEEF_ARC_DOMAIN, ZEEF_ARC_SELECTOR, and a private RSA key (PEM) in ZEEF_ARC_KEY_FILE.';
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_ARC_KEY_FILE', remedy, cause });
  }
}
