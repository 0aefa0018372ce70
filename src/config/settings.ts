import { z } from 'zod';
import { ZeefError } from '../errors.ts';
import { dataDir } from './data-dir.ts';
import { readSingleSignOn, type SingleSignOnSettings } from './single-sign-on.ts';

/** Room for Postfix's and most providers' limits (25 to 50 MB) with base64's third on top. */
const DEFAULT_MAX_MESSAGE_BYTES = 50 * 1024 * 1024;

const bytes = z.coerce
  .number()
  .int()
  .min(1_024)
  .max(512 * 1024 * 1024);

/** Stands in headers. */
const Hostname = z.string().regex(/^[A-Za-z0-9._-]{1,253}$/, 'a host name');

/** Every setting, by the environment variable that carries it. */
const Environment = z.strictObject({
  /** Folder for the embedded database, the generated master key and the local socket. */
  ZEEF_DATA: z.string().min(1).optional(),
  /** Address the web role listens on. */
  ZEEF_HOST: z.string().min(1).default('127.0.0.1'),
  ZEEF_PORT: z.coerce.number().int().min(0).max(65_535).default(7373),
  /** Address that browsers know the review desk by, such as https://zeef.example.org behind a proxy. */
  ZEEF_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine((text) => new URL(text).pathname === '/', 'an address without a path')
    .optional(),
  /** OpenID Connect provider for the review desk: its issuer, and what it knows Zeef by. */
  ZEEF_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  ZEEF_OIDC_CLIENT_ID: z.string().min(1).optional(),
  ZEEF_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  ZEEF_OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  ZEEF_OIDC_SCOPE: z.string().min(1).default('openid profile email'),
  /** Claim with groups, and which role each group has: `group=role` with commas between. */
  ZEEF_OIDC_ROLE_CLAIM: z.string().min(1).default('groups'),
  ZEEF_OIDC_ROLES: z.string().default(''),
  /** What the button on the sign-in page calls it. */
  ZEEF_OIDC_NAME: z.string().min(1).max(60).default('single sign-on'),
  /** CIDR blocks of proxies in front, whose X-Forwarded-For and X-Forwarded-Proto are believed. */
  ZEEF_TRUSTED_PROXIES: z.string().default(''),
  /** Address the mail role listens on, and its ports; 0 switches one off. */
  ZEEF_MAIL_HOST: z.string().min(1).default('127.0.0.1'),
  ZEEF_LMTP_PORT: z.coerce.number().int().min(0).max(65_535).default(7324),
  ZEEF_SMTP_PORT: z.coerce.number().int().min(0).max(65_535).default(7325),
  /** CIDR blocks, with commas between, that may hand in mail beside this machine itself. */
  ZEEF_MAIL_NETWORKS: z.string().default(''),
  /** Key and certificate chain (PEM files) to offer STARTTLS with. */
  ZEEF_MAIL_TLS_KEY_FILE: z.string().min(1).optional(),
  ZEEF_MAIL_TLS_CERT_FILE: z.string().min(1).optional(),
  /** A routes file: which recipients there are, and where their sanitised mail goes. */
  ZEEF_ROUTES: z.string().min(1).optional(),
  /** A mailboxes file: IMAP mailboxes to fetch from. */
  ZEEF_MAILBOXES: z.string().min(1).optional(),
  /** Folder where `zeef pipe --spool` keeps mail, encrypted, while the service is away. */
  ZEEF_SPOOL: z.string().min(1).optional(),
  /** Unix socket for local commands, when the one in the data folder cannot be reached by their user. */
  ZEEF_SOCKET: z.string().min(1).optional(),
  /** Mail server for Zeef's own mail (confirmations, answers, replies), and the address it is from. */
  ZEEF_NOTICE_SMTP: z.string().min(1).optional(),
  ZEEF_NOTICE_FROM: z.string().min(1).optional(),
  /** A file that says who answers for the data. */
  ZEEF_ORGANISATION: z.string().min(1).optional(),
  ZEEF_MASTER_KEY: z.string().min(1).optional(),
  ZEEF_MASTER_KEY_FILE: z.string().min(1).optional(),
  /** The master key before this one, accepted until `zeef key rotate-master` is done. */
  ZEEF_PREVIOUS_MASTER_KEY_FILE: z.string().min(1).optional(),
  /** HashiCorp Vault (transit engine) in place of a master key of our own. */
  ZEEF_VAULT_ADDR: z.url({ protocol: /^https?$/ }).optional(),
  ZEEF_VAULT_TOKEN_FILE: z.string().min(1).optional(),
  ZEEF_VAULT_KEY: z.string().min(1).default('zeef'),
  ZEEF_VAULT_MOUNT: z.string().min(1).default('transit'),
  /** A policy file; default: the preset for a support desk. */
  ZEEF_POLICY: z.string().min(1).optional(),
  /** Whether SPF, DKIM, DMARC and ARC are verified when mail comes in; takes DNS. */
  ZEEF_MAIL_AUTH: z.enum(['off', 'on']).default('off'),
  /** Name under which the results are recorded; default this host's. */
  ZEEF_MAIL_AUTH_ID: Hostname.optional(),
  /** ARC: key (a PEM file), and where its public half stands in DNS. */
  ZEEF_ARC_KEY_FILE: z.string().min(1).optional(),
  ZEEF_ARC_SELECTOR: Hostname.optional(),
  ZEEF_ARC_DOMAIN: Hostname.optional(),
  ZEEF_MAX_MESSAGE_BYTES: bytes.default(DEFAULT_MAX_MESSAGE_BYTES),
  ZEEF_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Seeing a removed value takes a second person's agreement. */
  ZEEF_FOUR_EYES: z.enum(['on', 'off']).default('off'),
  /** Of a hundred messages in which nothing was doubtful, how many a person looks at all the same. */
  ZEEF_REVIEW_SAMPLE: z.coerce.number().min(0).max(100).default(1),
  /** Documents processed at once. */
  ZEEF_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(2),
  /** Documents with pictures read at once. Each takes a core, and some 400 MB. */
  ZEEF_OCR_CONCURRENCY: z.coerce.number().int().min(1).max(16).default(1),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
});

export interface Settings {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly trustedProxies: readonly string[];
  readonly singleSignOn: SingleSignOnSettings | undefined;
  readonly mailHost: string;
  readonly lmtpPort: number;
  readonly smtpPort: number;
  readonly mailNetworks: readonly string[];
  readonly mailTlsKeyFile: string | undefined;
  readonly mailTlsCertFile: string | undefined;
  readonly mailAuth: boolean;
  readonly mailAuthId: string | undefined;
  readonly arcKeyFile: string | undefined;
  readonly arcSelector: string | undefined;
  readonly arcDomain: string | undefined;
  readonly routesFile: string | undefined;
  readonly mailboxesFile: string | undefined;
  readonly spool: string | undefined;
  readonly socket: string | undefined;
  readonly noticeSmtp: string | undefined;
  readonly noticeFrom: string | undefined;
  readonly organisationFile: string | undefined;
  readonly masterKey: string | undefined;
  readonly masterKeyFile: string | undefined;
  readonly previousMasterKeyFile: string | undefined;
  readonly vault:
    | { readonly address: string; readonly tokenFile: string; readonly key: string; readonly mount: string }
    | undefined;
  readonly policyFile: string | undefined;
  readonly maxMessageBytes: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly fourEyes: boolean;
  readonly reviewSample: number;
  readonly concurrency: number;
  readonly ocrConcurrency: number;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
}

/**
 * Reads settings from the environment. Empty variables count as absent. Other people's variables are
 * ignored; an unknown `ZEEF_…` one is an error, since it is a typing mistake that would go unnoticed.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID naming the variable (never its value)
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const ours = Object.entries(env).filter(
    ([name, value]) =>
      value !== '' && (name.startsWith('ZEEF_') || name === 'DATABASE_URL' || name === 'REDIS_URL'),
  );
  const parsed = Environment.safeParse(Object.fromEntries(ours));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const field = unknown ?? String(issue?.path[0]);
    const remedy = unknown
      ? `${field} is not a setting of Zeef. Known are: ${Object.keys(Environment.shape).join(', ')}.`
      : `${field} has the wrong form: ${issue?.message}.`;
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field, remedy });
  }
  const set = parsed.data;
  return {
    dataDir: dataDir(env),
    host: set.ZEEF_HOST,
    port: set.ZEEF_PORT,
    publicUrl: set.ZEEF_PUBLIC_URL && new URL(set.ZEEF_PUBLIC_URL).origin,
    singleSignOn: readSingleSignOn(set),
    trustedProxies: list(set.ZEEF_TRUSTED_PROXIES),
    mailHost: set.ZEEF_MAIL_HOST,
    lmtpPort: set.ZEEF_LMTP_PORT,
    smtpPort: set.ZEEF_SMTP_PORT,
    mailNetworks: list(set.ZEEF_MAIL_NETWORKS),
    mailTlsKeyFile: set.ZEEF_MAIL_TLS_KEY_FILE,
    mailTlsCertFile: set.ZEEF_MAIL_TLS_CERT_FILE,
    mailAuth: set.ZEEF_MAIL_AUTH === 'on',
    mailAuthId: set.ZEEF_MAIL_AUTH_ID,
    arcKeyFile: set.ZEEF_ARC_KEY_FILE,
    arcSelector: set.ZEEF_ARC_SELECTOR,
    arcDomain: set.ZEEF_ARC_DOMAIN,
    routesFile: set.ZEEF_ROUTES,
    mailboxesFile: set.ZEEF_MAILBOXES,
    spool: set.ZEEF_SPOOL,
    socket: set.ZEEF_SOCKET,
    noticeSmtp: set.ZEEF_NOTICE_SMTP,
    noticeFrom: set.ZEEF_NOTICE_FROM,
    organisationFile: set.ZEEF_ORGANISATION,
    masterKey: set.ZEEF_MASTER_KEY,
    masterKeyFile: set.ZEEF_MASTER_KEY_FILE,
    previousMasterKeyFile: set.ZEEF_PREVIOUS_MASTER_KEY_FILE,
    vault: vaultOf(set),
    policyFile: set.ZEEF_POLICY,
    maxMessageBytes: set.ZEEF_MAX_MESSAGE_BYTES,
    logLevel: set.ZEEF_LOG_LEVEL,
    fourEyes: set.ZEEF_FOUR_EYES === 'on',
    reviewSample: set.ZEEF_REVIEW_SAMPLE,
    concurrency: set.ZEEF_CONCURRENCY,
    ocrConcurrency: set.ZEEF_OCR_CONCURRENCY,
    databaseUrl: set.DATABASE_URL,
    redisUrl: set.REDIS_URL,
  };
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

function vaultOf(set: z.output<typeof Environment>): Settings['vault'] {
  const { ZEEF_VAULT_ADDR: address, ZEEF_VAULT_TOKEN_FILE: tokenFile } = set;
  if (address === undefined && tokenFile === undefined) return undefined;
  if (address === undefined || tokenFile === undefined) {
    const remedy = 'Vault needs both: ZEEF_VAULT_ADDR and a file with its token in ZEEF_VAULT_TOKEN_FILE.';
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_VAULT_ADDR', remedy });
  }
  return { address, tokenFile, key: set.ZEEF_VAULT_KEY, mount: set.ZEEF_VAULT_MOUNT };
}
