import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ENTITIES } from '../../../detectors/contract.ts';
import { ZeefError } from '../../errors.ts';
import { ERASURE_CAUSES, keyFingerprint, type SignedReceipt } from '../../model/receipt.ts';
import type { AppDependencies } from '../dependencies.ts';

/** Tickets of one call; more than one person has. */
const MAX_TICKETS = 1_000;

/** Names, addresses and numbers of one person. */
const MAX_VALUES = 100;

const Counts = z.object({
  tickets: z.number().int(),
  documents: z.number().int(),
  originals: z.number().int(),
  entries: z.number().int(),
  redactions: z.number().int(),
  copies: z.number().int(),
});

const Plan = z.object({
  tickets: z.array(z.uuid()),
  copiesIn: z.array(z.uuid()),
  kept: z.array(z.uuid()).describe('Under a legal hold or restriction.'),
  counts: Counts,
  deliveredTo: z.array(z.object({ desk: z.string(), deliveries: z.number().int() })),
});

const Signed = z.object({
  receipt: Plan.extend({
    format: z.literal('zeef-erasure-1'),
    id: z.uuid(),
    tenantId: z.uuid(),
    at: z.string(),
    cause: z.enum(ERASURE_CAUSES),
    actor: z.string(),
  }),
  signature: z.string(),
  publicKey: z.string(),
});

/** The same receipt in arrays of the schema's type. Order and names of fields stay: they are signed. */
function view({ receipt, signature, publicKey }: SignedReceipt): z.infer<typeof Signed> {
  return { receipt: { ...receipt, ...lists(receipt) }, signature, publicKey };
}

function lists({ tickets, copiesIn, kept, deliveredTo }: SignedReceipt['receipt']) {
  return {
    tickets: [...tickets],
    copiesIn: [...copiesIn],
    kept: [...kept],
    deliveredTo: [...deliveredTo],
  };
}

/** Erasure, with receipts. */
export const erasureRoutes =
  ({ erase }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['retention'];
    const body = z.strictObject({
      ticketIds: z.array(z.uuid()).max(MAX_TICKETS),
      values: z
        .array(z.strictObject({ entity: z.enum(ENTITIES), value: z.string().min(1).max(1_000) }))
        .max(MAX_VALUES)
        .default([])
        .describe('Values to remove wherever else they were kept.'),
      cause: z.enum(['request', 'operator']).default('operator'),
    });

    app.post(
      '/v1/erasures/plan',
      {
        config: { access: 'key' },
        schema: {
          summary: 'What erasing these tickets would destroy. Changes nothing.',
          tags,
          body,
          response: { 200: Plan },
        },
      },
      async ({ tenantId, body: { ticketIds, values } }) => {
        const plan = await erase.plan(tenantId, { ticketIds, values });
        return {
          tickets: [...plan.tickets],
          copiesIn: [...plan.copiesIn],
          kept: [...plan.kept],
          counts: plan.counts,
          deliveredTo: [...plan.deliveredTo],
        };
      },
    );

    app.post(
      '/v1/erasures',
      {
        config: { access: 'key' },
        schema: {
          summary: 'Erase tickets for good: keys, tags, records. Answers a signed receipt.',
          tags,
          body,
          response: { 200: Signed },
        },
      },
      async ({ tenantId, actor, body: { ticketIds, values, cause } }) =>
        view(await erase.run(tenantId, { ticketIds, values }, cause, actor)),
    );

    app.get(
      '/v1/erasures/key',
      {
        config: { access: 'key' },
        schema: {
          summary: 'The public key of receipts. Keep its fingerprint elsewhere.',
          tags,
          response: { 200: z.object({ publicKey: z.string(), fingerprint: z.string() }) },
        },
      },
      async ({ tenantId }) => {
        const publicKey = await erase.publicKey(tenantId);
        return { publicKey, fingerprint: keyFingerprint(publicKey) };
      },
    );

    app.get(
      '/v1/erasures/:id',
      {
        config: { access: 'key' },
        schema: {
          summary: 'A receipt given out before.',
          tags,
          params: z.object({ id: z.uuid() }),
          response: { 200: Signed },
        },
      },
      async ({ tenantId, params }) => {
        const signed = await erase.receipt(tenantId, params.id);
        if (!signed) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        return view(signed);
      },
    );
  };
