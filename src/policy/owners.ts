import type { Language } from '../../detectors/contract.ts';
import type { DecisionContext } from '../model/decision.ts';
import type { ParsedDocument, TextPart } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import type { Layout } from './layout.ts';
import { addressFitsName, nameMatcher } from './people.ts';
import type { Policy } from './policy.ts';
import { sameValue } from './same-value.ts';
import { paragraphStart } from './sentences.ts';
import {
  besideName,
  lastBefore,
  type NamePlace,
  type Owner,
  own,
  ownerInSentence,
  relationBefore,
  UNKNOWN,
} from './whose.ts';

/** A finding with what surrounds it. */
export interface Placed {
  readonly finding: Finding;
  readonly part: TextPart;
  /** The part's language, else the document's. */
  readonly language: Language | undefined;
  readonly layout: Layout;
}

/** How far up in a block of lines ("Naam: …", "Adres: …") a name still tells whose the block is. */
const BLOCK_REACH = 300;

/** Whose each value is, in the order given. */
export function ownersOf(
  policy: Policy,
  document: ParsedDocument,
  placed: readonly Placed[],
  context: DecisionContext,
): Owner[] {
  const people = peopleOf(document, placed, context);
  const found = new Map<Finding, Owner>();
  const inOrder = [...placed].sort((a, b) => a.finding.start - b.finding.start);
  const named = inOrder.filter(({ finding }) => finding.entity === 'PERSON_NAME');
  const names = new NamesByPart();
  for (const place of named) {
    const owner = ownerOfName(place, names.of(place.part), people);
    found.set(place.finding, owner);
    names.add(place, owner);
  }
  shareBetweenEquals(named, found);
  const settled = new NamesByPart();
  for (const place of named) settled.add(place, found.get(place.finding) ?? UNKNOWN);
  const others = inOrder.filter(({ finding }) => finding.entity !== 'PERSON_NAME');
  for (const place of others) {
    found.set(place.finding, ownerOfValue(place, settled.of(place.part), people, policy));
  }
  shareBetweenEquals(others, found);
  return placed.map(({ finding }) => found.get(finding) ?? UNKNOWN);
}

/** Names with their owners, by part, in the order they were added. */
class NamesByPart {
  readonly #names = new Map<string, NamePlace[]>();

  of(part: TextPart): readonly NamePlace[] {
    return this.#names.get(part.id) ?? [];
  }

  add({ finding, part }: Placed, { whose }: Owner): void {
    const name = { start: finding.start, end: finding.end, whose };
    const before = this.#names.get(part.id);
    if (before) before.push(name);
    else this.#names.set(part.id, [name]);
  }
}

interface People {
  readonly requesterName: string | undefined;
  readonly requesterEmail: string | undefined;
  readonly isRequester: (name: string) => 'full' | 'part' | 'no';
  readonly isStaff: (name: string) => boolean;
}

/** The requester, and whoever is of the desk: as given, as authors, as greeted, as signing for it. */
function peopleOf(document: ParsedDocument, placed: readonly Placed[], context: DecisionContext): People {
  const { name, email } = document.requester;
  const isRequester = name ? nameMatcher(name) : () => 'no' as const;
  const authors = document.messages.flatMap(({ role, authorPartId }) => {
    const part = document.parts.find(({ id }) => role === 'agent' && id === authorPartId);
    return part ? [part.text] : [];
  });
  const met = placed
    .filter(({ finding }) => finding.entity === 'PERSON_NAME')
    .filter(({ finding: { evidence, start }, layout }) => {
      const voice = layout.voiceAt(start);
      return (
        (evidence.includes('greeting') && voice === 'requester') ||
        (evidence.includes('sign-off') && voice === 'desk')
      );
    })
    .map(({ finding, part }) => part.text.slice(finding.start, finding.end))
    .filter((written) => isRequester(written) === 'no');
  const staff = [...new Set([...(context.staff ?? []), ...authors, ...met])].map(nameMatcher);
  return {
    requesterName: name,
    requesterEmail: email?.toLowerCase(),
    isRequester,
    isStaff: (written) => staff.some((matches) => matches(written) !== 'no'),
  };
}

function ownerOfName(
  { finding, part, language, layout }: Placed,
  names: readonly NamePlace[],
  people: People,
): Owner {
  const written = part.text.slice(finding.start, finding.end);
  const voice = layout.voiceAt(finding.start);
  if (finding.holder === 'organisation') return { whose: 'organisation', from: 'holder' };
  const fit = people.isRequester(written);
  if (fit === 'full') return { whose: 'requester', from: 'requester-name' };
  const place = { ...spanOf(finding), text: part.text, language, voice, names };
  const relation = relationBefore(place);
  if (relation) return relation;
  if (fit === 'part') return { whose: 'requester', from: 'requester-name' };
  if (people.isStaff(written)) return { whose: 'staff', from: 'staff-name' };
  if (part.kind === 'header') return UNKNOWN;
  if (finding.evidence.includes('sign-off')) return { whose: own(voice), from: 'sign-off' };
  if (finding.evidence.includes('greeting')) {
    return voice === 'other'
      ? UNKNOWN
      : { whose: voice === 'requester' ? 'staff' : 'requester', from: 'greeting' };
  }
  return UNKNOWN;
}

function ownerOfValue(
  { finding, part, language, layout }: Placed,
  names: readonly NamePlace[],
  people: People,
  policy: Policy,
): Owner {
  const { entity, start, end } = finding;
  if (finding.holder === 'organisation') return { whose: 'organisation', from: 'holder' };
  const value = part.text.slice(start, end);
  if (entity === 'EMAIL_ADDRESS') {
    const address = value.toLowerCase();
    if (address === people.requesterEmail) return { whose: 'requester', from: 'requester-email' };
    if (policy.ownDomains.some((domain) => address.endsWith(`@${domain}`)))
      return { whose: 'staff', from: 'own-domain' };
  }
  const voice = layout.voiceAt(start);
  const said = ownerInSentence({
    start,
    end,
    text: part.text,
    language,
    voice,
    names,
  });
  if (said.whose !== 'unknown') return said;
  if (entity === 'EMAIL_ADDRESS' && people.requesterName && addressFitsName(value, people.requesterName)) {
    return { whose: 'requester', from: 'requester-name' };
  }
  if (layout.inSignature(finding)) return { whose: own(voice), from: 'sign-off' };
  const name = nameOfBlock(part.text, start, names);
  return name ? { whose: besideName(name.whose), from: 'named-person' } : UNKNOWN;
}

/** The name on an earlier line of the same block, with no sentence ending in between. */
function nameOfBlock(text: string, start: number, names: readonly NamePlace[]): NamePlace | undefined {
  const block = paragraphStart(text, start, BLOCK_REACH);
  const name = lastBefore(names, start);
  if (!name || name.start < block || name.whose === 'unknown') return undefined;
  const between = text.slice(name.end, start);
  return between.includes('\n') && !/[.!?]\s/.test(between) ? name : undefined;
}

/** The plain and the HTML form of a mail, or a value told twice: what is known of one holds for the other. */
function shareBetweenEquals(placed: readonly Placed[], found: Map<Finding, Owner>): void {
  const written = ({ finding, part }: Placed) => part.text.slice(finding.start, finding.end);
  const told = placed.filter(({ finding }) => (found.get(finding) ?? UNKNOWN).whose !== 'unknown');
  const byKey = new Map(
    told.map((place) => [sameValue(place.finding.entity, written(place)), found.get(place.finding)]),
  );
  for (const place of placed) {
    const known = byKey.get(sameValue(place.finding.entity, written(place)));
    if (known && (found.get(place.finding) ?? UNKNOWN).whose === 'unknown') found.set(place.finding, known);
  }
}

function spanOf({ start, end }: Finding): { start: number; end: number } {
  return { start, end };
}
