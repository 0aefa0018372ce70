import type { Entity } from '../../detectors/contract.ts';
import { DETECTORS } from '../../detectors/index.ts';
import type { PolicyDecision } from '../model/decision.ts';
import type { Requester } from '../model/document.ts';
import type { DrawnData, SubjectTag } from '../model/subject.ts';
import { compactValue } from '../pipeline/detect.ts';
import { findingTag } from '../pipeline/redact.ts';
import type { TenantKeys } from '../ports/keyring.ts';
import type { Examined, Redacted } from '../ports/pipeline.ts';

/** Tag of a value that stands in a field of its own, such as the requester's address. */
export function fieldTag(keys: Pick<TenantKeys, 'tagKey'>, entity: Entity, value: string): string {
  return findingTag(keys.tagKey, entity, compactValue({ detectorId: '', entity }, value));
}

/**
 * Tags that a value may have been stored under: whichever detector found it. A detector of another kind counts
 * where it keeps every letter and digit, as those do that tell several kinds apart.
 */
export function searchTags(keys: Pick<TenantKeys, 'tagKey'>, entity: Entity, value: string): string[] {
  const written = signs(value);
  if (written === '') return [];
  const compacts = DETECTORS.flatMap((detector) => {
    const compact = detector.compact(value);
    return detector.entity === entity || signs(compact) === written ? [compact] : [];
  });
  return [...new Set(compacts.filter((compact) => signs(compact) !== ''))].map((compact) =>
    findingTag(keys.tagKey, entity, compact),
  );
}

function signs(value: string): string {
  return value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Tags of who asks. */
export function requesterTags(keys: TenantKeys, { name, email }: Requester): SubjectTag[] {
  const tags: SubjectTag[] = [];
  const add = (entity: Entity, value: string) =>
    tags.push({ role: 'requester', whose: 'requester', entity, tag: fieldTag(keys, entity, value) });
  if (email) add('EMAIL_ADDRESS', email);
  if (name) add('PERSON_NAME', name);
  return tags;
}

/** Whom a document is about: who asks, and whose values stay in its texts. */
export function subjectTags(
  keys: TenantKeys,
  { document, findings }: Examined,
  redacted: Redacted,
): SubjectTag[] {
  const texts = new Map(document.parts.map(({ id, text }) => [id, text]));
  const kept = new Map<string, SubjectTag>();
  for (const [index, { action, entity, inputs }] of redacted.decisions.entries()) {
    const finding = findings[index];
    if (action !== 'keep' || !finding) continue;
    const value = texts.get(finding.partId)?.slice(finding.start, finding.end) ?? '';
    const tag = findingTag(keys.tagKey, entity, compactValue(finding, value));
    kept.set(tag, { role: 'kept', entity, tag, whose: inputs.whose });
  }
  return [...requesterTags(keys, document.requester), ...kept.values()];
}

/** What came in with a document and what became of it, by kind, purpose, owner and whether it was asked for. */
export function drawnData(decisions: readonly PolicyDecision[]): DrawnData[] {
  const drawn = new Map<string, DrawnData>();
  for (const { entity, action, inputs } of decisions) {
    const { purpose, whose, asked } = inputs;
    const key = `${entity} ${purpose} ${whose} ${asked}`;
    const before = drawn.get(key) ?? { entity, purpose, whose, asked, removed: 0, kept: 0 };
    const { removed, kept } = before;
    drawn.set(key, { ...before, ...(action === 'keep' ? { kept: kept + 1 } : { removed: removed + 1 }) });
  }
  return [...drawn.values()];
}
