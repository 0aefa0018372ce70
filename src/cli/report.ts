import { ask } from './ask.ts';

export interface ReportOptions {
  readonly json?: boolean;
  readonly html?: boolean;
}

/** `zeef register`: the record of processing. */
export async function register(options: ReportOptions): Promise<void> {
  await printReport('/v1/register', options);
}

/** `zeef sources`: what draws unneeded data in. */
export async function sources({ days, ...options }: ReportOptions & { days: number }): Promise<void> {
  await printReport(`/v1/reports/sources?days=${days}`, options);
}

/** Prints a report in the form asked for. */
export async function printReport(path: string, { json, html }: ReportOptions): Promise<void> {
  const separator = path.includes('?') ? '&' : '?';
  if (json) {
    process.stdout.write(`${JSON.stringify(await ask('GET', path), undefined, 2)}\n`);
    return;
  }
  const form = html ? 'html' : 'markdown';
  const { text } = (await ask('GET', `${path}${separator}format=${form}-text`)) as { text: string };
  process.stdout.write(text);
}
