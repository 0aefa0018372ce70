import { unlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseConnection } from '../connection.ts';
import { stopServer } from './launch.ts';
import type { Location } from './location.ts';
import { identify, isAlive, type Postmaster, pidFile, readPostmaster } from './postmaster.ts';
import { probe } from './probe.ts';
import { refusal } from './refusal.ts';

/** How long a server that was left behind may be silent before it is stopped. */
const SILENCE_MS = 10_000;
const POLL_MS = 100;

/**
 * Takes over the server that an earlier Zeef left running on a cluster when it was killed. Answers it when
 * it serves; otherwise clears the way for a new one: waits for one that is shutting down, stops one that
 * does not answer, removes the note of one that is long gone.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID when a process stands in the way that may be something else
 */
export async function adopt(
  location: Location,
  reach: (server: Postmaster) => DatabaseConnection,
): Promise<Postmaster | undefined> {
  const server = readPostmaster(location.cluster);
  // PostgreSQL itself sees that this process is gone, and recovers.
  if (!server || !isAlive(server.pid)) return undefined;

  let silentSince = performance.now();
  while (isAlive(server.pid)) {
    const answer = await probe(reach(server), location.cluster);
    if (answer === 'ready') return server;
    if (answer === 'busy') silentSince = performance.now();
    else if ((await identify(server.pid, location.cluster)) === 'other') return forget(location.cluster);
    else if (performance.now() - silentSince > SILENCE_MS) return clear(location, server);
    await sleep(POLL_MS);
  }
  return undefined;
}

/**
 * The number belongs to some other program by now, for which PostgreSQL would refuse to start. Backends that
 * outlived their server still hold its shared memory, and PostgreSQL refuses for that as well.
 */
function forget(cluster: string): undefined {
  unlinkSync(pidFile(cluster));
}

async function clear(location: Location, server: Postmaster): Promise<undefined> {
  if ((await identify(server.pid, location.cluster)) === 'unknown') {
    throw refusal(
      `Process ${server.pid} seems to use the database in ${location.cluster} and does not answer: stop it.`,
    );
  }
  await stopServer(location);
}
