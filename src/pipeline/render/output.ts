import type { RenderInput } from '../../ports/pipeline.ts';
import { readMail } from '../parse/mail.ts';
import { renderMail } from './mail.ts';

/**
 * Writes the sanitised mail of a document that was examined and redacted before. Reads the raw mail again,
 * since its tree does not cross between threads; the same bytes give the same parts.
 *
 * @throws PipelineError `unreadable`
 */
export async function renderOutput({ raw, document, parts, ...options }: RenderInput): Promise<Uint8Array> {
  return renderMail(await readMail(raw, { attachments: 'skip' }), document, parts, options);
}
