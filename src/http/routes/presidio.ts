import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { createScanner, ENTITIES, type Scanner } from '../../../detectors/index.ts';
import { AnalyzeInput, AnalyzeResult, analyze, MAX_ANALYZE_BYTES } from '../presidio/analyze.ts';
import { AnonymizeInput, AnonymizeResult, anonymize } from '../presidio/anonymize.ts';
import { entityTypes } from '../presidio/entities.ts';

const Failure = z.object({ error: z.string() });

/**
 * Presidio's REST shapes (microsoft/presidio, docs/api-docs/api-docs.yml), so that its users can switch by
 * changing a URL: `https://zeef:KEY@host/analyze`. Nothing is stored. Errors have Presidio's form; unlike its
 * own they are 422 where the input is at fault.
 */
export const presidioRoutes = (): FastifyPluginAsyncZod => async (app) => {
  let scanner: Scanner | undefined;
  const tags = ['presidio'];

  app.setErrorHandler(
    (error: Error & { statusCode?: number; validation?: { instancePath?: string }[] }, _request, reply) => {
      if (!error.validation) throw error;
      // Names of kinds are the caller's words, so they are not repeated.
      const field = error.validation[0]?.instancePath?.replace(/^(\/anonymizers\/).*/s, '$1*') || '/';
      return fail(reply, 422, `The field ${field} is missing, has the wrong form, or is not supported here.`);
    },
  );

  app.post(
    '/analyze',
    {
      bodyLimit: MAX_ANALYZE_BYTES,
      config: { access: 'key' },
      schema: {
        summary: "Presidio's analyzer: findings of a text, offsets in code points.",
        tags,
        body: AnalyzeInput,
        response: { 200: z.union([z.array(AnalyzeResult), z.array(z.array(AnalyzeResult))]), 422: Failure },
      },
    },
    async ({ body }) => {
      scanner ??= createScanner();
      return analyze(scanner, body);
    },
  );

  app.post(
    '/anonymize',
    {
      config: { access: 'key' },
      schema: {
        summary: "Presidio's anonymizer: replace, redact, mask, hash or keep the given places.",
        tags,
        body: AnonymizeInput,
        response: { 200: AnonymizeResult, 422: Failure },
      },
    },
    async ({ body }, reply) =>
      anonymize(body) ?? reply.code(422).send({ error: 'Invalid input: a result lies outside of the text.' }),
  );

  app.get(
    '/supportedentities',
    {
      config: { access: 'key' },
      schema: { summary: 'Names of all entities.', tags, response: { 200: z.array(z.string()) } },
    },
    async () => entityTypes(ENTITIES),
  );
};

function fail(reply: FastifyReply, status: number, error: string): FastifyReply {
  return reply.code(status).send({ error });
}
