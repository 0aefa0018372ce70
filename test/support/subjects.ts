import { v7 as uuidv7 } from 'uuid';
import type { Repositories } from '../../src/ports/store.ts';
import { sealed } from './store.ts';

/** One row at least in every table about data subjects and incidents. */
export async function fillSubjects(
  { subjects, notices, incidents }: Repositories,
  ticketId: string,
  documentId: string,
): Promise<void> {
  await subjects.addTags(ticketId, documentId, [
    { entity: 'EMAIL_ADDRESS', tag: uuidv7(), role: 'requester', whose: 'requester' },
  ]);
  await subjects.addDrawn(documentId, [
    { entity: 'IBAN', purpose: 'billing', whose: 'requester', asked: 'no', removed: 1, kept: 0 },
  ]);
  const now = new Date();
  await subjects.insertRequest({
    id: uuidv7(),
    kind: 'access',
    state: 'open',
    origin: 'form',
    ticketId,
    language: 'nl',
    openedAt: now,
    dueAt: now,
    emailTag: 'tag',
    content: sealed(),
  });
  await notices.add({ id: uuidv7(), kind: 'confirm', content: sealed() });
  await notices.mayReplyTo('tag');
  const scope = { from: now.toISOString(), to: now.toISOString(), reach: 'view' } as const;
  await incidents.insert({ id: uuidv7(), awareAt: now, scope, content: sealed() });
}
