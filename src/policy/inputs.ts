import type { Asked, DecisionContext, DecisionInputs } from '../model/decision.ts';
import type { AuthorRole, ParsedDocument, TextPart } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { type Claim, claimsIn, type FoundRequest, foundRequests } from './asked.ts';
import { type Layout, layoutOf } from './layout.ts';
import { ownersOf } from './owners.ts';
import type { Policy } from './policy.ts';
import { recognisePurpose } from './purpose.ts';
import { sameValue } from './same-value.ts';

const DAY_MS = 86_400_000;

/** What is known of each finding, in the order given. */
export function inputsOf(
  policy: Policy,
  document: ParsedDocument,
  findings: readonly Finding[],
  context: DecisionContext,
): DecisionInputs[] {
  const messageOf = messagesByPart(document);
  const layouts = layoutsOf(document, findings, messageOf);
  const layoutFor = (part: TextPart, role: AuthorRole) =>
    layouts.get(part.id) ?? layoutOf(part, role, document.requester, []);
  const given = context.purpose ?? policy.purpose;
  const purpose = given
    ? ({ purpose: given, from: 'context', terms: [] } as const)
    : recognisePurpose(document, layouts);
  const parts = new Map(document.parts.map((part) => [part.id, part]));
  const placed = findings.map((finding) => {
    const part = parts.get(finding.partId);
    if (!part) throw new RangeError('a finding in a part that the document does not have');
    return { finding, part, language: part.language ?? document.language, layout: layoutFor(part, 'other') };
  });
  const owners = ownersOf(policy, document, placed, context);
  const asked = askedOf(policy, document, placed, context, messageOf, foundRequests(document, layoutFor));
  const known = knownValues(document, context);
  return placed.map(({ finding, part, layout }, index): DecisionInputs => {
    const key = keyOf(finding, part);
    return {
      entity: finding.entity,
      confidence: finding.confidence,
      location: layout.locationOf(finding),
      purpose: purpose.purpose,
      purposeFrom: purpose.from,
      purposeTerms: purpose.terms,
      whose: owners[index]?.whose ?? 'unknown',
      whoseFrom: owners[index]?.from,
      asked: asked[index]?.asked ?? 'no',
      askedFrom: asked[index]?.from,
      known: known.has(key) ? 'yes' : 'no',
    };
  });
}

interface AskedInput {
  readonly asked: Asked;
  readonly from: DecisionInputs['askedFrom'];
}

type Place = { readonly finding: Finding; readonly part: TextPart; readonly layout: Layout };

/** Whether each value was asked for. A copy of an asked value elsewhere in the ticket counts as asked too. */
function askedOf(
  policy: Policy,
  document: ParsedDocument,
  placed: readonly Place[],
  context: DecisionContext,
  messageOf: ReadonlyMap<string, number>,
  requests: readonly FoundRequest[],
): AskedInput[] {
  const given = (context.asked ?? []).map((request) => ({
    ...request,
    from: 'context' as const,
    message: -1,
  }));
  const claims = new Map<string, Claim[]>();
  const direct = placed.map(({ finding, part, layout }): AskedInput => {
    if (layout.voiceAt(finding.start) !== 'requester') return { asked: 'no', from: undefined };
    const message = messageOf.get(part.id) ?? 0;
    const at = document.messages[message]?.at;
    const made = [...given, ...requests].filter(
      (request) =>
        request.entity === finding.entity &&
        (request.from === 'agent' ? request.message < message : request.message <= message),
    );
    const valid = made.find((request) => !isExpired(request.at, at, policy.askedForDays));
    if (valid) return { asked: 'yes', from: valid.from };
    if (made[0]) return { asked: 'expired', from: made[0].from };
    // Where the questions are known, the requester's word for one adds nothing.
    if (given.length + requests.length > 0) return { asked: 'no', from: undefined };
    const inPart = claims.get(part.id) ?? claimsOf(part, layout);
    claims.set(part.id, inPart);
    const claim = inPart.find(
      ({ start, end, entities }) =>
        start <= finding.start &&
        finding.end <= end &&
        (entities.length === 0 || entities.includes(finding.entity)),
    );
    return claim ? { asked: 'claimed', from: 'claim' } : { asked: 'no', from: undefined };
  });
  const byValue = new Map<string, AskedInput>();
  for (const asked of ['claimed', 'expired', 'yes'] as const) {
    for (const [index, input] of direct.entries()) {
      const place = placed[index];
      if (place && input.asked === asked) byValue.set(keyOf(place.finding, place.part), input);
    }
  }
  return placed.map(({ finding, part }, index) => {
    const input = direct[index];
    return input && input.asked !== 'no'
      ? input
      : (byValue.get(keyOf(finding, part)) ?? { asked: 'no', from: undefined });
  });
}

function claimsOf(part: TextPart, layout: Layout): Claim[] {
  return layout.stretches
    .filter(({ voice }) => voice === 'requester')
    .flatMap((stretch) => claimsIn(part.text, stretch));
}

function isExpired(askedAt: string | undefined, answeredAt: string | undefined, days: number): boolean {
  if (askedAt === undefined || answeredAt === undefined) return false;
  return Date.parse(answeredAt) - Date.parse(askedAt) > days * DAY_MS;
}

function knownValues(document: ParsedDocument, context: DecisionContext): ReadonlySet<string> {
  const { name, email } = document.requester;
  return new Set([
    ...(name ? [sameValue('PERSON_NAME', name)] : []),
    ...(email ? [sameValue('EMAIL_ADDRESS', email)] : []),
    ...(context.contacts ?? []).map(({ entity, value }) => sameValue(entity, value)),
  ]);
}

function keyOf(finding: Finding, part: TextPart): string {
  return sameValue(finding.entity, part.text.slice(finding.start, finding.end));
}

/** Index of the message a part belongs to; the subject is the first message's. */
function messagesByPart(document: ParsedDocument): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (document.subjectPartId !== undefined) found.set(document.subjectPartId, 0);
  for (const [index, { textPartId, htmlPartId, authorPartId, attachments }] of document.messages.entries()) {
    const names = attachments.flatMap(({ namePartId, file }) => [namePartId, ...(file?.partIds ?? [])]);
    for (const id of [textPartId, htmlPartId, authorPartId, ...names])
      if (id !== undefined) found.set(id, index);
  }
  return found;
}

function layoutsOf(
  document: ParsedDocument,
  findings: readonly Finding[],
  messageOf: ReadonlyMap<string, number>,
): ReadonlyMap<string, Layout> {
  return new Map(
    document.parts.map((part) => {
      const message = messageOf.get(part.id);
      const role = message === undefined ? 'requester' : (document.messages[message]?.role ?? 'requester');
      const inPart = findings.filter(({ partId }) => partId === part.id);
      return [part.id, layoutOf(part, role, document.requester, inPart)];
    }),
  );
}
