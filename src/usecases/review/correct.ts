import { v7 as uuidv7 } from 'uuid';
import type { DeliveryEnvelope } from '../../model/envelope.ts';
import type { Routes } from '../../model/route.ts';
import type { Keyring } from '../../ports/keyring.ts';
import { openJson, sealJson } from '../sealed-json.ts';
import type { OnRevised } from './decide.ts';

/** Somebody at work on a ticket decides several times: what they end with is sent, once. */
const PAUSE_MS = 30_000;

/**
 * Prepares corrections for whoever was handed a document before it changed: webhooks always, unless their route says
 * otherwise; mail only where its route says so, since a mail once sent can only be followed by another.
 */
export function corrector({ keyring, routes }: { keyring: Keyring; routes: Routes }): OnRevised {
  return async (tenantId, documentId, { documents, corrections }) => {
    const earlier = await corrections.delivered(documentId);
    if (earlier.length === 0) return;
    const keys = await keyring.tenant(tenantId);
    const document = await documents.get(documentId);
    for (const { id: corrects, envelope: sealed, ...rest } of earlier) {
      const envelope = openJson<DeliveryEnvelope>(keys, { purpose: 'delivery', id: corrects }, sealed);
      const { recipient } = envelope;
      const route =
        recipient === undefined ? routes.forSource(document?.source ?? '') : routes.forRecipient(recipient);
      if (!route?.corrections) continue;
      const id = uuidv7();
      const again = sealJson(keys, { purpose: 'delivery', id }, envelope);
      await corrections.add(documentId, { ...rest, id, envelope: again }, corrects, PAUSE_MS);
    }
  };
}

/** Sends what was prepared without waiting longer: whoever decided is done. */
export const hastenCorrections: OnRevised = (_tenantId, documentId, { corrections }) =>
  corrections.hasten(documentId);
