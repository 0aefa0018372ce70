import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readSettings } from '../../src/config/settings.ts';
import type { Role } from '../../src/model/permission.ts';
import { type TestDatabase, temporaryFolder, testDatabase } from './database.ts';

/** Of everybody whom tests sign in. */
export const PASSWORD = 'vier paarse ganzen in mei';

/** A whole service in this process, compiled, on a database of its own. */
export interface Desk {
  readonly url: string;
  readonly database: TestDatabase;
  readonly service: Awaited<ReturnType<typeof import('../../src/compose/service.ts').openService>>;
  /** Somebody with a browser of their own, not signed in. */
  visitor(): DeskVisitor;
  /** Somebody with a new account of this role, signed in. */
  signedIn(role: Role): Promise<DeskVisitor & { readonly email: string }>;
  close(): Promise<void>;
}

export async function openDesk(env: NodeJS.ProcessEnv = {}): Promise<Desk> {
  const compiled = new URL('../../dist/src/compose/service.js', import.meta.url).href;
  const { openService } = (await import(compiled)) as typeof import('../../src/compose/service.ts');
  const database = await testDatabase();
  const dataDir = temporaryFolder('zeef-desk-');
  const settings = readSettings({
    ZEEF_DATA: dataDir,
    ZEEF_PORT: '0',
    ZEEF_LMTP_PORT: '0',
    ZEEF_SMTP_PORT: '0',
    ZEEF_LOG_LEVEL: 'silent',
    ZEEF_MASTER_KEY: randomBytes(32).toString('base64'),
    ...env,
  });
  const service = await openService({ ...settings, databaseUrl: urlOf(database) });
  await service.listen();
  return {
    url: service.url,
    database,
    service,
    visitor: () => visitorOf(service.url),
    async signedIn(role) {
      const email = `${role}-${randomBytes(4).toString('hex')}@desk.example`;
      const payload = { email, name: `Sanne de ${role}`, role };
      const { path } = (await service.local.inject({ method: 'POST', url: '/local/users', payload })).json();
      const visitor = visitorOf(service.url);
      await visitor.get(path);
      const answer = await visitor.post(path, { password: PASSWORD, repeated: PASSWORD });
      if (answer.status !== 303) throw new Error(`not signed in: ${answer.status} ${answer.text}`);
      // For the token of this session's forms.
      await visitor.get('/desk/nothing');
      return { ...visitor, email };
    },
    async close() {
      await service.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function urlOf({ connection }: TestDatabase): string {
  const { host = '', port, user, password, database } = connection;
  const secret = typeof password === 'string' ? encodeURIComponent(password) : '';
  return `postgres://${user}:${secret}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}

export interface DeskAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where a redirect leads. */
  readonly location: string | undefined;
}

export interface DeskVisitor {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<DeskAnswer>;
  /** Sends a form, with the token of the page that was opened last. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ): Promise<DeskAnswer>;
}

/** A browser without scripts: keeps cookies, sends forms with their token, follows no redirect by itself. */
export function visitorOf(url: string): DeskVisitor {
  const cookies = new Map<string, string>();
  let token: string | undefined;
  const call = async (path: string, init: RequestInit): Promise<DeskAnswer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie && { cookie }), ...init.headers };
    const response = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    token = /name="_token" value="([^"]+)"/.exec(text)?.[1] ?? token;
    const { status } = response;
    return {
      status,
      headers: response.headers,
      text,
      location: response.headers.get('location') ?? undefined,
    };
  };
  const get: DeskVisitor['get'] = (path, headers = {}) => call(path, { headers });
  return {
    cookies,
    get,
    async post(path, fields, headers = {}) {
      if (token === undefined) await get('/desk/nothing');
      const body = new URLSearchParams({ _token: token ?? '', ...fields });
      return call(path, { method: 'POST', body, headers });
    },
  };
}
