import type { HoldReason } from '../model/intake.ts';
import {
  type Examined,
  type ExamineInput,
  type Pipeline,
  PipelineError,
  type Redacted,
  type RedactInput,
} from './pipeline.ts';

/** One call of a {@link Pipeline} as plain data, so that it can cross into a thread. */
export type PipelineTask =
  | { readonly step: 'examine'; readonly input: ExamineInput }
  | { readonly step: 'redact'; readonly input: RedactInput };

/** What came of a {@link PipelineTask}. Errors cross as codes: an error object might carry content. */
export type TaskResult =
  | { readonly examined: Examined }
  | { readonly redacted: Redacted }
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
      throw new PipelineError('held' in result ? result.held : 'internal');
    },
    async redact(input) {
      const result = await run({ step: 'redact', input });
      if ('redacted' in result) return result.redacted;
      throw new PipelineError('held' in result ? result.held : 'internal');
    },
    close,
  };
}
