import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { ZeefError } from '../errors.ts';
import type { Keyring, TenantKeys } from '../ports/keyring.ts';
import type { AccountRow } from '../ports/people.ts';
import type { Repositories, Store } from '../ports/store.ts';
import { openProfile } from './accounts.ts';
import { sha256 } from './bearer.ts';

/** RFC 4226, section 4: at least 128 bits, 160 advised. */
const SECRET_BYTES = 20;
const PERIOD_S = 30;
/** Codes of one period before and after are taken: clocks differ (RFC 6238, 5.2). */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** 80 bits in base32: no slow hash is needed for what cannot be searched. */
const RECOVERY_BYTES = 10;
const CODE_FORM = /^\d{6}$/;

export interface Enrolment {
  /** Base32, to be typed. */
  readonly secret: string;
  /** `otpauth://` address, for a QR code. */
  readonly uri: string;
}

/** Codes out of an app (TOTP, RFC 6238), and recovery codes for who lost it. */
export interface SecondFactor {
  /** A fresh secret; nothing is kept before {@link SecondFactor.set}. */
  enrol(tenantId: string, accountId: string, secret?: string): Promise<Enrolment>;
  /** Sets it when the code is right, and answers new recovery codes, shown once; `undefined` otherwise. */
  set(
    tenantId: string,
    accountId: string,
    secret: string,
    code: string,
  ): Promise<readonly string[] | undefined>;
  end(tenantId: string, accountId: string, actor: string): Promise<void>;
  recoveryCodesLeft(tenantId: string, accountId: string): Promise<number>;
}

export function secondFactor(store: Store, keyring: Keyring): SecondFactor {
  return {
    async enrol(tenantId, accountId, secret) {
      const keys = await keyring.tenant(tenantId);
      const account = await store.transaction(tenantId, ({ accounts }) => accounts.get(accountId));
      if (!account) throw new ZeefError('ZEEF_NOT_FOUND');
      const made = secret ? Secret.fromBase32(secret) : new Secret({ size: SECRET_BYTES });
      const totp = new TOTP({ issuer: 'Zeef', label: openProfile(keys, account).email, secret: made });
      return { secret: made.base32, uri: totp.toString() };
    },

    async set(tenantId, accountId, secret, code) {
      const step = stepOf(Secret.fromBase32(secret), code);
      if (step === undefined) return undefined;
      const keys = await keyring.tenant(tenantId);
      const sealed = keys.seal({ purpose: 'totp', id: accountId }, Buffer.from(secret, 'utf8'));
      const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
      await store.transaction(tenantId, async ({ accounts, audit }) => {
        await accounts.setTotp(accountId, sealed, codes.map(hashOf));
        await accounts.takeTotpStep(accountId, step);
        await audit.append({ event: 'account.second-factor-set', actor: `user:${accountId}`, accountId });
      });
      return codes;
    },

    end: (tenantId, accountId, actor) =>
      store.transaction(tenantId, async ({ accounts, audit }) => {
        await accounts.setTotp(accountId, undefined, []);
        await audit.append({ event: 'account.second-factor-ended', actor, accountId });
      }),

    recoveryCodesLeft: (tenantId, accountId) =>
      store.transaction(tenantId, ({ accounts }) => accounts.countRecoveryCodes(accountId)),
  };
}

/** Takes a code of the app or a recovery code; each counts once. Answers which it was. */
export async function takeCode(
  keys: TenantKeys,
  { accounts, audit }: Repositories,
  account: AccountRow,
  given: string,
): Promise<'totp' | 'recovery-code' | undefined> {
  const { id: accountId, totp } = account;
  if (!totp) return undefined;
  const code = given.replace(/[\s-]/g, '');
  if (CODE_FORM.test(code)) {
    const secret = Buffer.from(keys.open({ purpose: 'totp', id: accountId }, totp)).toString('utf8');
    const step = stepOf(Secret.fromBase32(secret), code);
    return step !== undefined && (await accounts.takeTotpStep(accountId, step)) ? 'totp' : undefined;
  }
  if (!(await accounts.takeRecoveryCode(accountId, hashOf(given)))) return undefined;
  await audit.append({ event: 'account.recovery-code-used', actor: `user:${accountId}`, accountId });
  return 'recovery-code';
}

/** The time step a code belongs to, near now; `undefined` for a wrong code. */
function stepOf(secret: Secret, given: string): number | undefined {
  const token = given.replace(/\s/g, '');
  if (!CODE_FORM.test(token)) return undefined;
  const delta = TOTP.validate({ token, secret, period: PERIOD_S, window: WINDOW });
  return delta === null ? undefined : TOTP.counter({ period: PERIOD_S }) + delta;
}

/** `ABCD-EFGH-…` */
function newRecoveryCode(): string {
  const { base32 } = new Secret({ buffer: new Uint8Array(randomBytes(RECOVERY_BYTES)).buffer });
  return base32.match(/.{4}/g)?.join('-') ?? base32;
}

function hashOf(code: string): Uint8Array {
  return sha256(Buffer.from(code.replace(/[\s-]/g, '').toUpperCase(), 'utf8'));
}
