import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PoliciesPage, type PoliciesProps } from '../../ui/pages/policies.tsx';
import type { PolicyDesk } from '../../usecases/policies.ts';
import type { Proposals } from '../../usecases/review/proposals.ts';
import { PAGE_LIMIT } from './paging.ts';

/** Longer than any policy anybody wrote. */
const MAX_YAML_CHARS = 200_000;

interface Dependencies {
  readonly policies: PolicyDesk;
  readonly proposals: Proposals;
  readonly presets: readonly string[];
}

/** Policies in the desk: reading, checking, taking into use; and the rules that people ask for. */
export const policyPages =
  ({ policies, proposals, presets }: Dependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const read = { permission: 'policy.read' } as const;
    const manage = { permission: 'policy.manage' } as const;

    const propsOf = async (
      tenantId: string,
      rest: Pick<PoliciesProps, 'shown' | 'check' | 'activated'>,
    ): Promise<PoliciesProps> => {
      const open = await proposals.list(tenantId, { after: undefined, limit: PAGE_LIMIT, state: 'open' });
      return { versions: await policies.versions(tenantId), presets, proposals: open.items, ...rest };
    };

    const Query = z.object({
      version: z.string().max(200).optional(),
      activated: z.string().max(200).optional(),
    });
    app.get(
      '/policies',
      { config: read, schema: { querystring: Query } },
      async ({ tenantId, query: { version, activated } }, reply) => {
        const shown = await policies.text(tenantId, version);
        const props = await propsOf(tenantId, { shown, check: undefined, activated });
        return reply.page(<PoliciesPage {...props} />, { title: reply.t('policies.title') });
      },
    );

    const Body = z.object({ yaml: z.string().max(MAX_YAML_CHARS), do: z.enum(['check', 'use']) });
    app.post(
      '/policies',
      { config: manage, schema: { body: Body } },
      async ({ tenantId, actor, body }, reply) => {
        const check = policies.check(body.yaml);
        if (body.do === 'use' && check.version !== undefined) {
          const version = await policies.activate(tenantId, actor, body.yaml);
          return reply.redirect(`/desk/policies?activated=${encodeURIComponent(version)}`, 303);
        }
        const shown = { name: check.version ?? reply.t('policies.draft'), yaml: body.yaml };
        const props = await propsOf(tenantId, { shown, check, activated: undefined });
        return reply.page(<PoliciesPage {...props} />, {
          title: reply.t('policies.title'),
          status: check.version === undefined ? 422 : 200,
        });
      },
    );

    const Decision = z.object({ do: z.enum(['accept', 'reject']) });
    app.post(
      '/policies/proposals/:id',
      { config: manage, schema: { params: z.object({ id: z.uuid() }), body: Decision } },
      async ({ tenantId, actor, params, body }, reply) => {
        const { policyVersion } = await proposals[body.do](tenantId, { actor, officer: true }, params.id);
        const said = policyVersion === undefined ? '' : `?activated=${encodeURIComponent(policyVersion)}`;
        return reply.redirect(`/desk/policies${said}`, 303);
      },
    );
  };
