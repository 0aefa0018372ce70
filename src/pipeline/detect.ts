import type { Entity, KnownPerson, SettledMatch, Span } from '../../detectors/contract.ts';
import { DETECTORS } from '../../detectors/index.ts';
import type { Scanner } from '../../detectors/scanner.ts';
import type { ParsedDocument, TextPart } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { isRedactedAddress } from './render/addresses.ts';
import { SHOWN_MARK } from './shown-mark.ts';

/**
 * Finds personal data in every part of a document, with the requester and the people of its address headers
 * as known. Ids `f1`, `f2` … follow the parts and the starts in them. Marks that Zeef wrote earlier are no
 * findings. Address headers hold names and addresses by their nature: what the detectors leave there is a
 * finding all the same, unless the mailbox is an organisation's.
 */
export function detect(document: ParsedDocument, scanner: Scanner): readonly Finding[] {
  const found = scanner.scanParts(document.parts, { known: knownPeople(document) });
  const findings: Finding[] = [];
  for (const part of document.parts) {
    if (part.kind === 'header' && isRedactedAddress(part.text)) continue;
    const matches = outsideMarks(found.get(part.id) ?? [], part.text);
    const all = part.kind === 'header' ? withField(part, matches, document, found) : matches;
    for (const match of all) findings.push({ ...match, id: `f${findings.length + 1}`, partId: part.id });
  }
  return findings;
}

/** The value of a finding without what does not change its identity, as its detector defines it. */
export function compactValue(
  { detectorId, entity }: Pick<Finding, 'detectorId' | 'entity'>,
  value: string,
): string {
  const detector = BY_ID.get(detectorId) ?? BY_ENTITY.get(entity);
  return detector ? detector.compact(value) : value.trim().toLowerCase();
}

const BY_ID = new Map(DETECTORS.map((detector) => [detector.id, detector]));
const BY_ENTITY = new Map([...DETECTORS].reverse().map((detector) => [detector.entity, detector]));

/** Parts that hold a mailbox: `cc/0/name`, `2/from/0/address`. */
const MAILBOX = /^(.*(?:^|\/)(?:from|reply-to|to|cc)\/\d+\/)(name|address)$/;

function knownPeople(document: ParsedDocument): readonly KnownPerson[] {
  const { name, email } = document.requester;
  return name || email ? [{ ...(name && { name }), ...(email && { email }) }] : [];
}

function outsideMarks(matches: readonly SettledMatch[], text: string): readonly SettledMatch[] {
  if (!text.includes('[')) return matches;
  const marks = [...text.matchAll(SHOWN_MARK)].map(
    (mark): Span => ({ start: mark.index, end: mark.index + mark[0].length }),
  );
  return matches.filter(({ start, end }) => !marks.some((mark) => mark.start < end && start < mark.end));
}

function withField(
  part: TextPart,
  matches: readonly SettledMatch[],
  document: ParsedDocument,
  found: ReadonlyMap<string, readonly SettledMatch[]>,
): readonly SettledMatch[] {
  const mailbox = MAILBOX.exec(part.path);
  if (!mailbox || matches.length > 0 || isMark(part.text)) return matches;
  if (mailbox[2] === 'name') {
    const address = document.parts.find(({ path }) => path === `${mailbox[1]}address`);
    const isOffice = found.get(address?.id ?? '')?.some(({ holder }) => holder === 'organisation');
    return isOffice ? matches : [fieldMatch(part, 'PERSON_NAME', 'header.name')];
  }
  return [fieldMatch(part, 'EMAIL_ADDRESS', 'header.address')];
}

/** True when all of a field is a mark already. */
function isMark(text: string): boolean {
  return /^\s*\[[^\][]{1,60}\]\s*$/.test(text);
}

function fieldMatch(part: TextPart, entity: Entity, detectorId: string): SettledMatch {
  return {
    start: 0,
    end: part.text.length,
    entity,
    detectorId,
    detectorVersion: 1,
    confidence: 'likely',
    evidence: ['label'],
  };
}
