import { z } from 'zod';
import { PolicyFile } from './schema.ts';

/**
 * The JSON Schema of a policy file, for editors. `policy.schema.json` is a copy of it (`zeef policy schema`);
 * what a schema cannot say (a term that fits, a law where one is needed) only `zeef policy check` tells.
 */
export function policyJsonSchema(): Record<string, unknown> {
  return { title: 'Zeef policy', ...z.toJSONSchema(PolicyFile, { io: 'input' }) };
}
