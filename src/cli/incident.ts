import { ask } from './ask.ts';
import { printReport, type ReportOptions } from './report.ts';

interface OpenOptions {
  readonly from: string;
  readonly to: string;
  readonly reach: string;
  readonly aware?: string;
  readonly actor?: string;
  readonly desk?: string;
  readonly keyVersion?: number;
  readonly description?: string;
}

/** `zeef incident open`: prints the new id. */
export async function openIncident(title: string, options: OpenOptions): Promise<void> {
  const { aware, description, ...scope } = options;
  const content = { title, ...(description && { description }) };
  const body = { awareAt: aware ?? new Date().toISOString(), scope, content };
  const { id } = (await ask('POST', '/v1/incidents', body)) as { id: string };
  process.stdout.write(`${id}\n`);
}

/** `zeef incident list`: id, state, when it was found and what it is called. */
export async function listIncidents(): Promise<void> {
  const { items } = (await ask('GET', '/v1/incidents?limit=200')) as {
    items: { id: string; state: string; awareAt: string; reportedAt?: string; content: { title: string } }[];
  };
  for (const { id, state, awareAt, reportedAt, content } of items) {
    process.stdout.write(
      `${id}  ${awareAt}  ${state}  ${reportedAt ? 'reported' : 'unreported'}  ${content.title}\n`,
    );
  }
}

/** `zeef incident dossier ID`. */
export function incidentDossier(id: string, options: ReportOptions): Promise<void> {
  return printReport(`/v1/incidents/${encodeURIComponent(id)}/dossier`, options);
}

/** `zeef incident report ID`. */
export async function reportIncident(
  id: string,
  options: { at?: string; reference?: string },
): Promise<void> {
  const { at = new Date().toISOString(), reference } = options;
  await ask('POST', `/v1/incidents/${encodeURIComponent(id)}/report`, {
    at,
    ...(reference && { reference }),
  });
  process.stdout.write(`reported ${id}\n`);
}

/** `zeef incident close ID`. */
export async function closeIncident(id: string): Promise<void> {
  await ask('POST', `/v1/incidents/${encodeURIComponent(id)}/close`, {});
  process.stdout.write(`closed ${id}\n`);
}
