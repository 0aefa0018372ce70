import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ENTITIES } from '../../../detectors/contract.ts';
import { PURPOSES } from '../../model/decision.ts';
import { looksLikeMail } from '../../pipeline/parse/text.ts';
import { PlaygroundPage, type PlaygroundProps } from '../../ui/pages/playground.tsx';
import type { Playground, Trial } from '../../usecases/playground.ts';

const MEGABYTE = 1024 * 1024;
/** As large as an attachment that is read at all. */
const MAX_FILE_BYTES = 25 * MEGABYTE;
const MAX_TEXT_CHARS = 1_000_000;

const config = { permission: 'playground.use' } as const;
const multipartOptions = { limits: { fileSize: MAX_FILE_BYTES, files: 1, fieldSize: MAX_TEXT_CHARS * 4 } };

/** What stands in the fields; a file as its bytes. */
const Fields = z.object({
  text: z.string().max(MAX_TEXT_CHARS).default(''),
  file: z.instanceof(Buffer).optional(),
  policy: z.string().max(100).default(''),
  purpose: z.enum(PURPOSES).optional().catch(undefined),
  asked: z.string().max(1_000).default(''),
});

/** Trying out detection and policies on what is pasted or dropped. */
export const playgroundRoutes =
  ({ playground }: { readonly playground: Playground }): FastifyPluginAsyncZod =>
  async (app) => {
    const page = { presets: playground.presets, maxMegabytes: MAX_FILE_BYTES / MEGABYTE };

    app.get('/playground', { config }, async (_request, reply) =>
      reply.page(<PlaygroundPage {...page} given={{}} result={undefined} error={undefined} />, {
        title: reply.t('playground.title'),
      }),
    );

    app.post(
      '/playground',
      { config: { ...config, multipartOptions }, schema: { body: Fields } },
      async (request, reply) => {
        const { text, file, policy, purpose, asked } = request.body;
        const trial = trialOf(text, file);
        const preset = playground.presets.find((name) => name === policy);
        const words = asked.toUpperCase().split(/[\s,;]+/);
        const result =
          trial &&
          (await playground.run(request.tenantId, {
            ...trial,
            asked: ENTITIES.filter((entity) => words.includes(entity)),
            ...(preset && { preset }),
            ...(purpose && { purpose }),
          }));
        const given: PlaygroundProps['given'] = { text, policy, purpose, asked };
        const error = trial ? undefined : 'empty';
        return reply.page(<PlaygroundPage {...page} given={given} result={result} error={error} />, {
          title: reply.t('playground.title'),
          status: trial ? 200 : 422,
        });
      },
    );
  };

/** A mail is read as one; any other file as if it were attached to a ticket without a text. */
function trialOf(text: string, file: Buffer | undefined): Pick<Trial, 'kind' | 'raw'> | undefined {
  if (file && file.length > 0) {
    if (looksLikeMail(file.toString('latin1', 0, 16_384))) return { kind: 'mail', raw: file };
    return ticketWith({ attachments: [{ content: file.toString('base64') }] });
  }
  if (text.trim() === '') return undefined;
  return looksLikeMail(text) ? { kind: 'mail', raw: Buffer.from(text) } : ticketWith({ text });
}

function ticketWith(message: object): Pick<Trial, 'kind' | 'raw'> {
  return { kind: 'ticket', raw: Buffer.from(JSON.stringify({ id: 'playground', messages: [message] })) };
}
