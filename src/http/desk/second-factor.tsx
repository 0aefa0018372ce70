import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { toDataURL } from 'qrcode';
import { z } from 'zod';
import { RecoveryCodesPage, SecondFactorPage } from '../../ui/pages/second-factor.tsx';
import type { Enrolment } from '../../usecases/second-factor.ts';
import type { DeskDependencies } from './dependencies.ts';
import { visitorOf } from './profile.tsx';

/** The secret comes back with the form: nothing is kept before its first code was right. */
const Answer = z.object({
  secret: z.string().regex(/^[A-Z2-7]{32}$/),
  code: z.string().max(20).catch(''),
});

/** Setting the second factor. */
export const secondFactorRoutes =
  ({ secondFactor }: DeskDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { permission: 'signed-in' } as const;
    const show = async (reply: FastifyReply, { secret, uri }: Enrolment, wrong = false) => {
      const picture = await toDataURL(uri, { margin: 2, width: 416 });
      const content = <SecondFactorPage secret={secret} picture={picture} wrong={wrong} />;
      return reply.page(content, { title: reply.t('factor.title'), status: wrong ? 422 : 200 });
    };

    app.get('/profile/second-factor', { config }, async (request, reply) => {
      const { tenantId, userId } = visitorOf(request);
      return show(reply, await secondFactor.enrol(tenantId, userId));
    });

    app.post('/profile/second-factor', { config, schema: { body: Answer } }, async (request, reply) => {
      const { tenantId, userId } = visitorOf(request);
      const { secret, code } = request.body;
      const codes = await secondFactor.set(tenantId, userId, secret, code);
      if (!codes) return show(reply, await secondFactor.enrol(tenantId, userId, secret), true);
      return reply.page(<RecoveryCodesPage codes={codes} />, { title: reply.t('factor.doneTitle') });
    });
  };
