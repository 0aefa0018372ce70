import { NeedsRecognition, type Pipeline } from '../ports/pipeline.ts';

/** Reads a document with pictures too, in the threads that are kept for that, for whoever waits for one document. */
export function withRecognition(quick: Pipeline, slow: Pipeline): Pipeline {
  return {
    ...quick,
    async examine(input) {
      try {
        return await quick.examine(input);
      } catch (error) {
        if (error instanceof NeedsRecognition) return slow.examine({ ...input, recognise: true });
        throw error;
      }
    },
  };
}
