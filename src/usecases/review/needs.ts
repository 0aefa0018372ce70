import { randomInt } from 'node:crypto';
import {
  FAILED_WEIGHT,
  type InboxItem,
  markWeight,
  type ReviewCause,
  SAMPLE_WEIGHT,
} from '../../model/inbox.ts';
import type { StoredDocument } from '../../model/intake.ts';
import type { Redaction } from '../../model/redaction.ts';
import type { Repositories } from '../../ports/store.ts';

/** Hundredths of a percent, so that small shares can be drawn. */
const DRAWS = 10_000;

/** Whether one of many is drawn, at random. */
export function isDrawn(percent: number): boolean {
  return randomInt(DRAWS) < (percent / 100) * DRAWS;
}

/** What became of a document, as far as it tells whether a person must look. */
export interface Outcome {
  /** The policy says so, or what the message is. */
  readonly mustLook: boolean;
  readonly redactions: readonly Redaction[];
  /** Of a hundred documents in which nothing is doubtful, how many are drawn for a sample. */
  readonly samplePercent: number;
}

/** Puts a processed document before a person where one must look, or where it is drawn for a sample. */
export async function askForReview(
  { inbox }: Repositories,
  document: StoredDocument,
  ticketId: string,
  { mustLook, redactions, samplePercent }: Outcome,
): Promise<void> {
  const needed = needOf(redactions, mustLook, await inbox.waitsForRelease(document.id));
  if (needed) return inbox.open({ ...needed, ...placeOf(document), id: ticketId, ticketId });
  if (!isDrawn(samplePercent)) return;
  await inbox.draw(document.id, ticketId);
  const sample = { reasons: ['sample'], group: undefined, weight: SAMPLE_WEIGHT } as const;
  const entities = kindsOf(redactions);
  await inbox.open({ ...sample, entities, ...placeOf(document), id: ticketId, ticketId });
}

/** Puts a document before a person that could not be processed. */
export async function askAboutFailure({ inbox }: Repositories, document: StoredDocument): Promise<void> {
  const failure = { reasons: ['failed'], entities: [], group: undefined, weight: FAILED_WEIGHT } as const;
  await inbox.open({ ...failure, ...placeOf(document), id: document.id, ticketId: undefined });
}

type Need = Pick<InboxItem, 'reasons' | 'entities' | 'group' | 'weight'>;

/** Why a person must look at a document with these marks, if so. */
function needOf(
  redactions: readonly Redaction[],
  mustLook: boolean,
  waitsForRelease: boolean,
): Need | undefined {
  const doubtful = redactions.filter(({ confidence }) => confidence === 'possible');
  const reasons: ReviewCause[] = [];
  if (mustLook) reasons.push('policy');
  if (waitsForRelease) reasons.push('release');
  if (doubtful.length > 0) reasons.push('doubtful');
  if (reasons.length === 0) return undefined;
  const weights = redactions.map(({ entity, action, confidence }) =>
    markWeight(entity, action === 'hold' ? 'unsure' : confidence),
  );
  const groups = new Set(doubtful.map(({ ruleId, entity }) => `${ruleId}|${entity}`));
  const [group] = !mustLook && groups.size === 1 ? groups : [];
  return { reasons, entities: kindsOf(redactions), group, weight: Math.max(SAMPLE_WEIGHT, ...weights) };
}

function kindsOf(redactions: readonly Redaction[]): Need['entities'] {
  return [...new Set(redactions.map(({ entity }) => entity))].sort();
}

function placeOf({ id, desk }: StoredDocument): Pick<InboxItem, 'documentId' | 'desk'> {
  return { documentId: id, desk };
}
