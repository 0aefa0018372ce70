import type { Entity } from '../../../detectors/contract.ts';
import type { Asked, Purpose } from '../../model/decision.ts';
import type { Report } from '../../model/report.ts';
import type { Store } from '../../ports/store.ts';

/** What one way in draws of one kind. */
export interface SourceLine {
  /** Door or name of the source: `smtp`, `api`, a webhook's name. */
  readonly source: string;
  readonly desk: string | undefined;
  readonly purpose: Purpose;
  readonly entity: Entity;
  /** `yes`: the desk's own form, macro or question asked for it. */
  readonly asked: Asked;
  readonly messages: number;
  /** Values that were not needed. */
  readonly removed: number;
  readonly kept: number;
}

export interface SourceReport {
  readonly from: string;
  readonly to: string;
  readonly lines: readonly SourceLine[];
  /** Kinds that the desk itself asks for and that are removed all the same: the question to change first. */
  readonly askedInVain: readonly SourceLine[];
}

/** What draws unneeded data in, most first. Counts only. */
export type ReportSources = (tenantId: string, from: Date, to: Date) => Promise<SourceReport>;

export function sourceReporter(store: Store): ReportSources {
  return async (tenantId, from, to) => {
    const totals = await store.transaction(tenantId, ({ subjects }) => subjects.drawn(from, to));
    const lines = new Map<string, SourceLine>();
    for (const { source, desk, purpose, entity, asked, messages, removed, kept } of totals) {
      const key = JSON.stringify([source, desk, purpose, entity, asked]);
      const before = lines.get(key);
      lines.set(key, {
        ...{ source, desk, purpose, entity, asked },
        // One message may hold a kind of several people: the largest count is the surest.
        messages: Math.max(before?.messages ?? 0, messages),
        removed: (before?.removed ?? 0) + removed,
        kept: (before?.kept ?? 0) + kept,
      });
    }
    const sorted = [...lines.values()]
      .filter(({ removed }) => removed > 0)
      .sort((a, b) => b.removed - a.removed);
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      lines: sorted,
      askedInVain: sorted.filter(({ asked }) => asked === 'yes'),
    };
  };
}

/** The report for people. */
export function sourceReportText({ from, to, lines, askedInVain }: SourceReport): Report {
  const head = ['Source', 'Desk', 'Purpose', 'Kind', 'Asked for', 'Messages', 'Removed', 'Kept'];
  const row = (line: SourceLine) => [
    line.source,
    line.desk ?? '',
    line.purpose,
    line.entity,
    line.asked,
    `${line.messages}`,
    `${line.removed}`,
    `${line.kept}`,
  ];
  return {
    title: 'What draws unneeded data in',
    language: 'en',
    notes: [`${from.slice(0, 10)} to ${to.slice(0, 10)}.`],
    sections: [
      {
        title: 'Asked for, and removed all the same',
        paragraphs: [
          askedInVain.length > 0
            ? 'A form, macro or agent of the desk asks for these, and the policy does not need them. Change the question first.'
            : 'None: the desk asks for nothing that it does not need.',
        ],
        ...(askedInVain.length > 0 && { table: [head, ...askedInVain.map(row)] }),
      },
      { title: 'All, most first', table: [head, ...lines.map(row)] },
    ],
  };
}
