import formbody from '@fastify/formbody';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import { NOTICE_LANGUAGES, type NoticeLanguage, REQUEST_KINDS } from '../../model/subject.ts';
import { Address } from '../address.ts';
import type { AppDependencies } from '../dependencies.ts';
import { knownError } from '../known-error.ts';
import {
  confirmedPage,
  confirmPage,
  dataPage,
  type FormValues,
  formPage,
  gonePage,
  STYLE,
  sentPage,
  troublePage,
} from '../privacy/pages.ts';

/** A form of five short fields. */
const MAX_FORM_BYTES = 16_384;
/** From one address: a family's requests, not a machine's. */
const FORMS = { max: 10, timeWindow: '10 minutes' };
/** Guessing 256 bits is hopeless; this keeps it from being noisy, too. */
const LINKS = { max: 60, timeWindow: '10 minutes' };

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const language = z.enum(NOTICE_LANGUAGES);
/** What a browser may send; whether it is right is checked after, so that the page can say what is wrong. */
const short = (max: number) => z.string().trim().max(max).optional().catch(undefined);
const FormBody = z.object({
  lang: language.catch('nl'),
  kind: short(40),
  email: short(300),
  name: short(200),
  note: short(2_000),
});
const TokenBody = z.object({ token: z.string().max(200) });
const TokenPath = z.object({ token: z.string().max(200) });

/** The public pages for data subjects: a form, and what the links in our mails lead to. No scripts, no upload. */
export const privacyRoutes =
  ({
    subjectDesk,
    subjectDecisions,
    organisationName,
    defaultTenantId,
  }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    app.setErrorHandler((error, request, reply) => {
      const known = knownError(error);
      // The general one logs it under an id.
      if (!known) throw error;
      return send(reply.code(known.status), troublePage(preferred(request.headers['accept-language'])));
    });
    app.removeAllContentTypeParsers();
    await app.register(formbody, { bodyLimit: MAX_FORM_BYTES });
    const config = { access: 'public', rateLimit: LINKS } as const;
    const schema = { hide: true };

    app.get('/privacy/style.css', { config, schema }, (_request, reply) =>
      reply.type('text/css; charset=utf-8').send(STYLE),
    );

    app.get(
      '/privacy',
      {
        config,
        schema: { ...schema, querystring: z.object({ lang: language.optional().catch(undefined) }) },
      },
      ({ query, headers }, reply) => {
        send(reply, formPage(organisationName, query.lang ?? preferred(headers['accept-language']), {}, []));
      },
    );

    app.post(
      '/privacy',
      { config: { access: 'public', rateLimit: FORMS }, schema: { ...schema, body: FormBody } },
      async ({ body }, reply) => {
        const { lang, kind, email = '', name, note } = body;
        const known = REQUEST_KINDS.find((one) => one === kind);
        const address = Address.safeParse(email);
        if (!known || !address.success) {
          const wrong = [...(known ? [] : ['kind' as const]), ...(address.success ? [] : ['email' as const])];
          return send(
            reply.code(422),
            formPage(organisationName, lang, given({ kind, email, name, note }), wrong),
          );
        }
        await subjectDesk.openByForm(defaultTenantId, {
          kind: known,
          email: address.data,
          name,
          note,
          language: lang,
        });
        return send(reply, sentPage(lang));
      },
    );

    app.get(
      '/privacy/confirm/:token',
      { config, schema: { ...schema, params: TokenPath } },
      ({ params }, reply) =>
        behindLink(reply, async () => {
          const { kind, use, language: lang } = await subjectDesk.peek(params.token);
          if (use === 'export') throw new ZeefError('ZEEF_LINK_INVALID');
          return confirmPage(lang, kind, use === 'colleague', params.token);
        }),
    );
    app.post('/privacy/confirm', { config, schema: { ...schema, body: TokenBody } }, ({ body }, reply) =>
      behindLink(reply, async () => confirmedPage((await subjectDesk.confirm(body.token)).language)),
    );

    app.get(
      '/privacy/data/:token',
      { config, schema: { ...schema, params: TokenPath } },
      ({ params }, reply) =>
        behindLink(reply, async () => {
          const { use, language: lang } = await subjectDesk.peek(params.token);
          if (use !== 'export') throw new ZeefError('ZEEF_LINK_INVALID');
          return dataPage(lang, params.token);
        }),
    );
    app.post('/privacy/data', { config, schema: { ...schema, body: TokenBody } }, ({ body }, reply) =>
      behindLink(reply, async () => {
        const zip = await subjectDecisions.fetch(body.token);
        return reply
          .header('content-disposition', 'attachment; filename="data.zip"')
          .type('application/zip')
          .send(Buffer.from(zip));
      }),
    );
  };

function send(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .header('content-security-policy', PAGE_POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('x-frame-options', 'DENY')
    .type('text/html; charset=utf-8')
    .send(html);
}

async function behindLink(
  reply: FastifyReply,
  work: () => Promise<string | FastifyReply>,
): Promise<FastifyReply> {
  try {
    const done = await work();
    return typeof done === 'string' ? send(reply, done) : done;
  } catch (error) {
    if (!(error instanceof ZeefError && error.code === 'ZEEF_LINK_INVALID')) throw error;
    return send(reply.code(error.status), gonePage(preferred(reply.request.headers['accept-language'])));
  }
}

/** The first language of the browser's list that there are pages in; Dutch otherwise. */
function preferred(header: string | undefined): NoticeLanguage {
  for (const tag of (header ?? '').slice(0, 200).split(',')) {
    const wanted = tag.trim().slice(0, 2).toLowerCase();
    const known = NOTICE_LANGUAGES.find((one) => one === wanted);
    if (known) return known;
  }
  return 'nl';
}

function given(values: { [Key in keyof FormValues]: FormValues[Key] | undefined }): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
