/** Port in the socket's file name; no TCP port is opened. */
export const SOCKET_PORT = 5432;
/** Zeef needs under forty connections; a few more for tools. */
const MAX_CONNECTIONS = 60;

/** Settings that hold however the configuration files of the cluster read. */
const SETTINGS: Readonly<Record<string, string | number>> = {
  max_connections: MAX_CONNECTIONS,
  // What is acknowledged is on disk.
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  // A used-up log file is removed at the next checkpoint, not kept with its content to be written over later:
  // it holds wrapped keys of what was destroyed since.
  wal_recycle: 'off',
  // No statement, parameter or value in any log: events of the server itself (`log`) and worse are written,
  // errors of statements, whose texts quote values, rank below them and are not.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_duration: 'off',
  log_min_duration_statement: -1,
  log_min_duration_sample: -1,
  log_transaction_sample_rate: 0,
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_lock_waits: 'off',
  log_autovacuum_min_duration: -1,
  log_checkpoints: 'off',
  logging_collector: 'off',
  log_destination: 'stderr',
  // Small containers have little shared memory, and no query here is worth a second process.
  max_parallel_workers_per_gather: 0,
};

/** How clients reach the server. */
export type Endpoint =
  | { readonly kind: 'socket'; readonly folder: string }
  | { readonly kind: 'loopback'; readonly port: number; readonly password: string };

/** Command line of the server, one argument each: they need no quoting for a shell. */
export function serverArguments(cluster: string, endpoint: Endpoint): string[] {
  const reach: Record<string, string | number> =
    endpoint.kind === 'socket'
      ? {
          listen_addresses: '',
          port: SOCKET_PORT,
          // A list of names in quotation marks, since a path may hold commas and spaces.
          unix_socket_directories: `"${endpoint.folder.replaceAll('"', '""')}"`,
          unix_socket_permissions: '0700',
        }
      : { listen_addresses: '127.0.0.1', port: endpoint.port };
  const settings = Object.entries({ ...SETTINGS, ...reach });
  return ['-D', cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Environment of PostgreSQL's programs: nothing of Zeef's, whose settings may hold keys. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'USERPROFILE', 'LD_LIBRARY_PATH', 'TZ'];
  const environment: NodeJS.ProcessEnv = { LC_ALL: 'C' };
  for (const name of kept) if (process.env[name] !== undefined) environment[name] = process.env[name];
  return environment;
}
