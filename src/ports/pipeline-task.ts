import type { HoldReason } from '../model/intake.ts';
import {
  type Examined,
  type ExamineInput,
  NeedsRecognition,
  type Pipeline,
  PipelineError,
  type Redacted,
  type RedactInput,
  type RenderInput,
  type ScrubReport,
  type ScrubTask,
} from './pipeline.ts';

/** One call of a {@link Pipeline} as plain data, so that it can cross into a thread. */
export type PipelineTask =
  | { readonly step: 'examine'; readonly input: ExamineInput }
  | { readonly step: 'redact'; readonly input: RedactInput }
  | { readonly step: 'render'; readonly input: RenderInput }
  | { readonly step: 'scrub'; readonly input: ScrubTask };

/** What came of a {@link PipelineTask}. Errors cross as codes: an error object might carry content. */
export type TaskResult =
  | { readonly examined: Examined }
  | { readonly redacted: Redacted }
  | { readonly rendered: Uint8Array }
  | { readonly scrubbed: ScrubReport }
  | { readonly needs: 'recognition' }
  | { readonly held: HoldReason };

/** A {@link Pipeline} over any way of running tasks. */
export function pipelineOver(
  run: (task: PipelineTask) => Promise<TaskResult>,
  close: () => Promise<void>,
): Pipeline {
  return {
    async examine(input) {
      const result = await run({ step: 'examine', input });
      if ('examined' in result) return result.examined;
      if ('needs' in result) throw new NeedsRecognition();
      throw new PipelineError('held' in result ? result.held : 'internal');
    },
    async redact(input) {
      const result = await run({ step: 'redact', input });
      if ('redacted' in result) return result.redacted;
      throw new PipelineError('held' in result ? result.held : 'internal');
    },
    async render(input) {
      const result = await run({ step: 'render', input });
      if ('rendered' in result) return result.rendered;
      throw new PipelineError('held' in result ? result.held : 'internal');
    },
    async scrub(input) {
      const result = await run({ step: 'scrub', input });
      if ('scrubbed' in result) return result.scrubbed;
      throw new PipelineError('held' in result ? result.held : 'internal');
    },
    close,
  };
}
