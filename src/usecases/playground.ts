import { randomBytes } from 'node:crypto';
import type { Confidence, Entity, Evidence, PartKind, Span } from '../../detectors/contract.ts';
import { ZeefError } from '../errors.ts';
import type { AttachmentReason, AttachmentState } from '../model/attachment.ts';
import type { Action, DecisionInputs, Purpose, Reason } from '../model/decision.ts';
import type { Warning } from '../model/document.ts';
import { PRESETS, type Preset, presetYaml } from '../policy/presets.ts';
import { type Pipeline, PipelineError } from '../ports/pipeline.ts';
import type { Store } from '../ports/store.ts';

/** Something to try detection and policy on. Nothing of it is kept. */
export interface Trial {
  readonly kind: 'mail' | 'ticket';
  readonly raw: Uint8Array;
  /** A policy Zeef brings along; left out: the one in use. */
  readonly preset?: Preset;
  readonly purpose?: Purpose;
  readonly asked?: readonly Entity[];
}

export interface TrialMark extends Span {
  readonly entity: Entity;
  readonly action: Action;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  readonly detectorId: string;
  readonly ruleId: string;
  readonly reason: Reason;
  readonly inputs: DecisionInputs;
}

export interface TrialPart {
  readonly path: string;
  readonly kind: PartKind;
  readonly text: string;
  readonly marks: readonly TrialMark[];
}

/** What would become of a trial. In memory only: it holds the values. */
export interface TrialResult {
  readonly parts: readonly TrialPart[];
  readonly files: readonly { readonly state: AttachmentState; readonly reason: AttachmentReason }[];
  readonly warnings: readonly Warning[];
  readonly policyVersion: string;
  readonly detectorSet: string;
  readonly verified: boolean;
  /** Time for reading and detecting, and for deciding and redacting, waiting for a thread included. */
  readonly examineMs: number;
  readonly redactMs: number;
}

export interface Playground {
  readonly presets: readonly Preset[];
  /** @throws ZeefError ZEEF_MAIL_UNREADABLE for what cannot be read, or not within the limits */
  run(tenantId: string, trial: Trial): Promise<TrialResult>;
}

/** Runs the pipeline over what somebody pastes, and stores nothing. */
export function playground(pipeline: Pipeline, store: Store): Playground {
  const policyOf = async (tenantId: string, preset: Preset | undefined): Promise<string> => {
    if (preset) return presetYaml(preset);
    const active = await store.transaction(tenantId, ({ policies }) => policies.active());
    return active?.yaml ?? presetYaml('default');
  };
  return {
    presets: PRESETS,
    async run(tenantId, { kind, raw, preset, purpose, asked = [] }) {
      const policyYaml = await policyOf(tenantId, preset);
      try {
        const start = performance.now();
        const examined = await pipeline.examine({ kind, raw });
        const between = performance.now();
        const context = { asked: asked.map((entity) => ({ entity })), ...(purpose && { purpose }) };
        // Nobody compares these tags with others: a key for this trial alone.
        const input = { examined, context, numbering: [], tagKey: randomBytes(32), policyYaml };
        const redacted = await pipeline.redact(input);
        const end = performance.now();
        const findings = new Map(examined.findings.map((finding) => [finding.id, finding]));
        const { parts, warnings } = examined.document;
        return {
          parts: parts.map(({ id, path, kind: partKind, text }) => ({
            path,
            kind: partKind,
            text,
            marks: redacted.decisions
              .filter(({ partId }) => partId === id)
              .map(({ findingId, span, entity, action, ruleId, reason, inputs }) => {
                const { confidence, evidence, detectorId } = findings.get(findingId)!;
                return { ...span, entity, action, ruleId, reason, inputs, confidence, evidence, detectorId };
              }),
          })),
          files: redacted.files.map(({ state, reason }) => ({ state, reason })),
          warnings,
          policyVersion: redacted.policyVersion,
          detectorSet: examined.detectorSet,
          verified: redacted.verified,
          examineMs: between - start,
          redactMs: end - between,
        };
      } catch (error) {
        if (error instanceof PipelineError) throw new ZeefError('ZEEF_MAIL_UNREADABLE');
        throw error;
      }
    },
  };
}
