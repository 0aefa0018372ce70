import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether a program can be started here. Tests that need one name it when they are skipped. */
export async function has(program: string): Promise<boolean> {
  try {
    await run('which', [program]);
    return true;
  } catch {
    return false;
  }
}

/** A file as LibreOffice opens it and writes it in another format: `txt:Text (encoded):UTF8`, `csv`, `pdf`. */
export async function convertedByOffice(name: string, content: Uint8Array, filter: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'zeef-office-'));
  try {
    await writeFile(join(folder, name), content);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    await run(
      'soffice',
      [profile, '--headless', '--convert-to', filter, '--outdir', folder, join(folder, name)],
      {
        timeout: 90_000,
      },
    );
    return await readFile(join(folder, name.replace(/\.\w+$/, `.${filter.split(':')[0]}`)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
