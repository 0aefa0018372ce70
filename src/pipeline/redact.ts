import type { Entity, Language } from '../../detectors/contract.ts';
import type { PolicyDecision } from '../model/decision.ts';
import type { ParsedDocument, TextPart } from '../model/document.ts';
import { DEFAULT_LANGUAGE, LABELS } from '../model/entity-labels.ts';
import type { Finding } from '../model/finding.ts';
import type { KeptValue } from '../model/kept-value.ts';
import type { Numbering, Redaction } from '../model/redaction.ts';
import { PART_TAG } from '../model/review.ts';
import { valueTag } from '../model/value-tag.ts';
import { OPERATIONS } from '../operators/index.ts';
import type { Redacted, SanitisedPart } from '../ports/pipeline.ts';
import { compactValue } from './detect.ts';
import { applyEdits, type Edit, mover, shifted } from './edits.ts';
import { markWriter } from './markup.ts';
import { Numbers } from './numbers.ts';
import { toSource } from './offsets.ts';
import { originalSpans } from './original-span.ts';
import { sanitisedDocument } from './sanitised.ts';

/** Detects and decides again over a document; answers what the policy removes, with its findings. */
export type Recheck = (document: ParsedDocument) => Decided;

interface Decided {
  readonly findings: readonly Finding[];
  readonly decisions: readonly PolicyDecision[];
}

export interface RedactOptions {
  readonly policyVersion: string;
  readonly numbering: readonly Numbering[];
  readonly tagKey: Uint8Array;
  /** Language of the marks; default the document's, else {@link DEFAULT_LANGUAGE}. */
  readonly language?: Language;
  readonly recheck: Recheck;
  /** Texts that a person put back. What lies within one is no find. */
  readonly putBack?: readonly string[];
}

/**
 * Redacting changes what stands around a value, and a detector may then see what was covered by another
 * finding before. Such finds are removed too; more rounds than these never helped and hold the ticket.
 */
const MAX_ROUNDS = 3;

/** Tag of a value: the same wherever it stands and however it is written. */
export function findingTag(tagKey: Uint8Array, entity: Entity, compact: string): string {
  return valueTag(tagKey, `value/${entity}`, compact);
}

/** Tag of a part's text: the same text, the same tag. */
export function partTag(tagKey: Uint8Array, text: string): string {
  return valueTag(tagKey, PART_TAG, text);
}

/** Texts without what the decisions remove. */
export interface RedactedTexts extends Pick<Redacted, 'parts' | 'redactions' | 'kept'> {
  /** Parts in which detecting again found something to remove, and what was tried did not remove it. */
  readonly leftIn: ReadonlySet<string>;
  /** Parts of another reading of the same texts in which something is found to remove. */
  readonly search: (document: ParsedDocument) => ReadonlySet<string>;
}

/**
 * Replaces what the decisions remove, in every part at once, and verifies the result by detecting in it again.
 * Equal values of a ticket get equal numbers. Pure: same input, same output.
 */
export function redact(
  original: ParsedDocument,
  findings: readonly Finding[],
  decisions: readonly PolicyDecision[],
  options: RedactOptions,
): RedactedTexts {
  const first = new Round(original, { findings, decisions });
  const redactor = new Redactor(first, options);
  const search = (reading: ParsedDocument) =>
    partsOf(redactor.unexpected(new Round(reading, options.recheck(reading))));
  let document = original;
  let done = redactor.run(first, []);
  let kept = moved(redactor.kept(first), done.edits);
  for (let rounds = 1; ; rounds++) {
    document = sanitisedDocument(document, done.parts);
    const round = redactor.unexpected(new Round(document, options.recheck(document)));
    if (round.decisions.length === 0 || rounds === MAX_ROUNDS)
      return { ...done, kept, leftIn: partsOf(round), search };
    done = redactor.run(round, done.redactions);
    kept = moved(kept, done.edits);
  }
}

/** Kept values after edits, by part. What a later round took away is no longer kept. */
function moved(
  kept: readonly KeptValue[],
  edits: ReadonlyMap<string, readonly Edit[]>,
): readonly KeptValue[] {
  const movers = new Map([...edits].map(([partId, made]) => [partId, mover(made)]));
  return kept.flatMap((value) => {
    const move = movers.get(value.partId);
    if (!move) return [value];
    const spans = value.spans.flatMap((span) => move(span) ?? []);
    return spans.length > 0 ? [{ ...value, spans }] : [];
  });
}

function partsOf({ decisions }: Round): ReadonlySet<string> {
  return new Set(decisions.map(({ partId }) => partId));
}

/** A document with what was found and decided in it. */
class Round {
  readonly document: ParsedDocument;
  readonly decisions: readonly PolicyDecision[];
  readonly #findings: ReadonlyMap<string, Finding>;
  readonly #parts: ReadonlyMap<string, TextPart>;

  constructor(document: ParsedDocument, found: Decided) {
    this.document = document;
    this.decisions = found.decisions;
    this.#findings = new Map(found.findings.map((finding) => [finding.id, finding]));
    this.#parts = new Map(document.parts.map((part) => [part.id, part]));
  }

  only(decisions: readonly PolicyDecision[]): Round {
    return new Round(this.document, { findings: [...this.#findings.values()], decisions });
  }

  finding({ findingId }: PolicyDecision): Finding {
    return this.#findings.get(findingId)!;
  }

  value({ partId, span }: PolicyDecision): string {
    return this.#parts.get(partId)?.text.slice(span.start, span.end) ?? '';
  }
}

interface Changes extends Pick<Redacted, 'parts' | 'redactions'> {
  /** What was changed in each part that was. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
}

class Redactor {
  readonly #policyVersion: string;
  readonly #tagKey: Uint8Array;
  readonly #numbers: Numbers;
  readonly #labels: Readonly<Record<Entity, string>>;
  /** Tags of values that the policy keeps: they may be found again. */
  readonly #kept: ReadonlySet<string>;
  readonly #putBack: readonly string[];
  /** The parts before anything was removed. */
  readonly #originals: ReadonlyMap<string, TextPart>;
  readonly #partTags = new Map<string, string>();

  constructor(first: Round, { policyVersion, numbering, tagKey, language, putBack }: RedactOptions) {
    this.#policyVersion = policyVersion;
    this.#tagKey = tagKey;
    this.#putBack = putBack ?? [];
    this.#originals = new Map(first.document.parts.map((part) => [part.id, part]));
    this.#numbers = new Numbers(numbering);
    this.#labels = LABELS[language ?? first.document.language ?? DEFAULT_LANGUAGE];
    this.#kept = new Set(
      first.decisions.filter(({ action }) => action === 'keep').map((decision) => this.#tag(decision, first)),
    );
  }

  /** What a check found that should not be there: to be removed, and not a value kept on purpose. */
  unexpected(round: Round): Round {
    return round.only(
      round.decisions.filter(
        (decision) =>
          decision.action !== 'keep' &&
          !this.#kept.has(this.#tag(decision, round)) &&
          !this.#isPutBack(round.value(decision)),
      ),
    );
  }

  #isPutBack(value: string): boolean {
    return this.#putBack.some((text) => text.includes(value));
  }

  /** What the policy keeps, where it stands in the parts as they came. */
  kept(round: Round): readonly KeptValue[] {
    return round.decisions.flatMap((decision): KeptValue[] => {
      const part = this.#originals.get(decision.partId);
      if (decision.action !== 'keep' || !part) return [];
      const spans = toSource(part, decision.span);
      if (spans.length === 0) return [];
      const { partId, entity, ruleId, reason, inputs, keepUntil } = decision;
      const { detectorId, detectorVersion, confidence, evidence } = round.finding(decision);
      const found = { partId, entity, detectorId, detectorVersion, confidence, evidence };
      const decided = { ruleId, policyVersion: this.#policyVersion, reason, inputs, keepUntil };
      return [{ ...found, ...decided, spans, valueTag: this.#tag(decision, round) }];
    });
  }

  /** Applies one round on top of the redactions made before, whose places move. */
  run(round: Round, before: readonly Redaction[]): Changes {
    const parts: SanitisedPart[] = [];
    const redactions: Redaction[] = [];
    const allEdits = new Map<string, readonly Edit[]>();
    const byPart = new Map<string, PolicyDecision[]>();
    for (const decision of round.decisions) {
      if (decision.action === 'keep') continue;
      const list = byPart.get(decision.partId);
      if (list) list.push(decision);
      else byPart.set(decision.partId, [decision]);
    }
    for (const part of round.document.parts) {
      const decided = byPart.get(part.id) ?? [];
      const { content, edits, redactions: made } = this.#part(part, decided, round, before);
      parts.push({ partId: part.id, content });
      if (edits.length > 0) allEdits.set(part.id, edits);
      for (const redaction of before) {
        if (redaction.partId !== part.id) continue;
        redactions.push({ ...redaction, outputSpan: shifted(redaction.outputSpan, edits) });
      }
      for (const redaction of made) redactions.push(redaction);
    }
    return { parts, redactions, edits: allEdits };
  }

  #part(
    part: TextPart,
    decisions: readonly PolicyDecision[],
    round: Round,
    before: readonly Redaction[],
  ): { content: string; edits: readonly Edit[]; redactions: readonly Redaction[] } {
    if (decisions.length === 0) return { content: part.source, edits: [], redactions: [] };
    const write = markWriter(part);
    const earlier = before.filter(({ partId }) => partId === part.id);
    const spanOf = originalSpans(part.text, this.#originals.get(part.id)?.text ?? '', earlier);
    const edits: Edit[] = [];
    const made: { edit: number; redaction: Omit<Redaction, 'outputSpan'> }[] = [];
    for (const decision of decisions) {
      const [first, ...rest] = toSource(part, decision.span);
      if (!first) continue;
      const span = spanOf(decision.span);
      const redaction = { ...this.#redaction(decision, round), ...(span && { span }) };
      made.push({ edit: edits.length, redaction });
      edits.push({ ...first, replacement: write(redaction.placeholder, first.start) });
      for (const span of rest) edits.push({ ...span, replacement: write('', span.start) });
    }
    const { text, spans } = applyEdits(part.source, edits);
    return {
      content: text,
      edits,
      redactions: made.map(({ edit, redaction }) => ({ ...redaction, outputSpan: spans[edit]! })),
    };
  }

  #redaction(decision: PolicyDecision, round: Round): Omit<Redaction, 'outputSpan'> {
    const { partId, entity, operator, shown, ruleId, reason, inputs } = decision;
    const { detectorId, detectorVersion, confidence, evidence } = round.finding(decision);
    const tag = this.#tag(decision, round);
    const number = this.#numbers.of(entity, tag);
    const mark = { label: this.#labels[entity], number, valueTag: tag, shown };
    return {
      partId,
      entity,
      action: decision.action === 'hold' ? 'hold' : 'redact',
      detectorId,
      detectorVersion,
      confidence,
      evidence,
      ruleId,
      policyVersion: this.#policyVersion,
      reason,
      placeholder: OPERATIONS[operator](round.value(decision), mark),
      number,
      valueTag: tag,
      partPath: this.#originals.get(partId)?.path ?? '',
      partTag: this.#partTag(partId),
      whose: inputs.whose,
      asked: inputs.asked,
      inputs,
    };
  }

  #partTag(partId: string): string {
    const tag = this.#partTags.get(partId) ?? partTag(this.#tagKey, this.#originals.get(partId)?.text ?? '');
    this.#partTags.set(partId, tag);
    return tag;
  }

  #tag(decision: PolicyDecision, round: Round): string {
    const compact = compactValue(round.finding(decision), round.value(decision));
    return findingTag(this.#tagKey, decision.entity, compact);
  }
}
