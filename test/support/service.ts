import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const ZEEF = join(ROOT, 'dist/src/cli/zeef.js');
/** Generous: a cold start creates a database cluster while other tests use the same two cores. */
const START_TIMEOUT_MS = 90_000;

export interface Exit {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A data folder of its own with the environment that goes with it; ports are the kernel's choice. */
export interface Installation {
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs a `zeef` command to its end. */
  zeef(args: readonly string[], stdin?: Uint8Array | string): Promise<Exit>;
  start(options?: { args?: readonly string[]; env?: NodeJS.ProcessEnv }): Promise<RunningService>;
  /** Every folder that holds data: the database lies elsewhere when its user cannot enter the data folder. */
  folders(): readonly string[];
  /** Stops what runs and removes the data. */
  remove(): Promise<void>;
}

export interface RunningService {
  readonly url: string;
  /** Printed on first start only. */
  readonly firstKey: string | undefined;
  readonly pid: number;
  /** All that was printed so far. */
  output(): string;
  /** Sends a signal and waits for the end. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Makes an installation in a new folder below the temporary one (`name` may hold spaces or be long). */
export function install(name = 'zeef test'): Installation {
  const parent = mkdtempSync(join(tmpdir(), 'zeef-e2e-'));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(parent, 0o711);
  const dataDir = join(parent, name);
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    ZEEF_DATA: dataDir,
    ZEEF_PORT: '0',
    ZEEF_LMTP_PORT: '0',
    ZEEF_SMTP_PORT: '0',
  };
  const running = new Set<RunningService>();
  return {
    dataDir,
    env,
    zeef: (args, stdin) => run(args, env, stdin),
    async start(options = {}) {
      const service = await launch(options.args ?? [], { ...env, ...options.env });
      running.add(service);
      return service;
    },
    folders: () => [dataDir, ...relocated(running)],
    async remove() {
      for (const service of running) await service.stop('SIGTERM');
      for (const folder of [parent, ...relocated(running)]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The banner tells where the database is when it is not in the data folder. */
function relocated(running: ReadonlySet<RunningService>): string[] {
  const places = [...running].map((service) => /The database is in (.+?), since/.exec(service.output())?.[1]);
  return [...new Set(places.filter((place) => place !== undefined))];
}

function run(args: readonly string[], env: NodeJS.ProcessEnv, stdin?: Uint8Array | string): Promise<Exit> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [ZEEF, ...args],
      { env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) =>
        done({ code: error ? (typeof error.code === 'number' ? error.code : null) : 0, stdout, stderr }),
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end(stdin);
  });
}

async function launch(args: readonly string[], env: NodeJS.ProcessEnv): Promise<RunningService> {
  const child = spawn(process.execPath, [ZEEF, 'start', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk));
  const url = await started(
    child,
    () => /running at (http:\S+)/.exec(printed)?.[1],
    () => printed,
  );
  return {
    url,
    firstKey: /^\s+(zeef_\S+)$/m.exec(printed)?.[1],
    pid: child.pid as number,
    output: () => printed,
    stop: (signal) => ended(child, signal),
  };
}

function started(
  child: ChildProcess,
  address: () => string | undefined,
  printed: () => string,
): Promise<string> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`did not start in time:\n${printed()}`)), START_TIMEOUT_MS);
    child.stdout?.on('data', () => {
      const url = address();
      if (!url) return;
      clearTimeout(timer);
      done(url);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(new Error(`ended with ${code} instead of starting:\n${printed()}`));
    });
  });
}

function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => {
    child.once('exit', (code) => done(code));
    child.kill(signal);
  });
}

export interface Answer<T> {
  readonly status: number;
  readonly text: string;
  /** The parsed body, taken at the caller's word: assertions look into it. */
  readonly json: T;
}

/** A client of the HTTP API. */
export function client(url: string, key: string) {
  const call = async <T>(method: string, path: string, init: RequestInit = {}): Promise<Answer<T>> => {
    const headers = { authorization: `Bearer ${key}`, ...init.headers };
    const response = await fetch(`${url}${path}`, { ...init, method, headers });
    const text = await response.text();
    return {
      status: response.status,
      text,
      json: (text.startsWith('{') ? JSON.parse(text) : undefined) as T,
    };
  };
  return {
    get: <T>(path: string) => call<T>('GET', path),
    post: <T>(path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
      call<T>('POST', path, { body, headers }),
  };
}

/** A port nobody listens on now, for settings that must name one before something listens on it. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
