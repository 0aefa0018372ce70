import { createScanner } from '../../detectors/index.ts';
import type { Scanner } from '../../detectors/scanner.ts';
import { NeedsRecognition, type Pipeline, PipelineError } from '../ports/pipeline.ts';
import { type PipelineTask, pipelineOver, type TaskResult } from '../ports/pipeline-task.ts';
import { examine, redactExamined } from './examine.ts';
import { renderOutput } from './render/output.ts';
import { scrubItem } from './scrub-item.ts';

let scanner: Scanner | undefined;

/** The scanner of this thread, with every detector. Built on first use: it loads the word lists. */
export function threadScanner(): Scanner {
  scanner ??= createScanner();
  return scanner;
}

/** Runs one task and never throws: whatever goes wrong holds the document. */
export async function runTask(task: PipelineTask): Promise<TaskResult> {
  try {
    switch (task.step) {
      case 'examine':
        return { examined: await examine(task.input, threadScanner()) };
      case 'redact':
        return { redacted: await redactExamined(task.input, threadScanner()) };
      case 'render':
        return { rendered: await renderOutput(task.input) };
      case 'scrub':
        return { scrubbed: await scrubItem(task.input, threadScanner()) };
    }
  } catch (error) {
    if (error instanceof NeedsRecognition) return { needs: 'recognition' };
    return { held: error instanceof PipelineError ? error.reason : 'internal' };
  }
}

/** The pipeline without threads or limits, for tests and for commands that handle one text and end. */
export function inProcessPipeline(): Pipeline {
  return pipelineOver(runTask, async () => undefined);
}
