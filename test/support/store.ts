import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { migrate } from '../../src/adapters/storage/migrate.ts';
import { openStore } from '../../src/adapters/storage/store.ts';
import type { KeptValue } from '../../src/model/kept-value.ts';
import type { Redaction } from '../../src/model/redaction.ts';
import { Sealed } from '../../src/model/sealed.ts';
import type { NewDelivery, NewDocument, NewEntry, Store } from '../../src/ports/store.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** A store on a database of its own, with two tenants. */
export interface TestStore {
  readonly store: Store;
  readonly database: TestDatabase;
  readonly tenantId: string;
  readonly otherTenantId: string;
  newTenant(): Promise<string>;
  close(): Promise<void>;
}

export async function testStore(): Promise<TestStore> {
  const database = await testDatabase();
  const { role } = await migrate(database.connection);
  const store = await openStore({ connection: database.connection, role, maxConnections: 12 });
  const newTenant = async (): Promise<string> => {
    const id = uuidv7();
    await database.query('INSERT INTO zeef.tenant (id, name) VALUES ($1, $2)', [id, id]);
    return id;
  };
  const otherTenantId = await newTenant();
  const tenantId = (await store.tenants()).find(({ name }) => name === 'default')?.id ?? '';
  return {
    store,
    database,
    tenantId,
    otherTenantId,
    newTenant,
    async close() {
      await store.close();
      await database.drop();
    },
  };
}

/** Bytes in place of a sealed value: the store does not look inside. */
export function sealed(): Sealed {
  return new Sealed(randomBytes(40), randomBytes(61), 1);
}

export function newDocument(given: Partial<NewDocument> = {}): NewDocument {
  const id = uuidv7();
  return {
    id,
    kind: 'mail',
    door: 'api',
    source: 'api',
    dedupeTag: id,
    size: 40,
    original: sealed(),
    ...given,
  };
}

export function newDelivery(documentId: string, given: Partial<NewDelivery> = {}): NewDelivery {
  const id = uuidv7();
  return { id, documentId, targetTag: id, desk: 'desk', mode: 'deliver', envelope: sealed(), ...given };
}

export function newEntry(documentId: string, given: Partial<NewEntry> = {}): NewEntry {
  const id = uuidv7();
  return { id, documentId, keyTag: id, contentTag: id, content: sealed(), ...given };
}

export function redaction(given: Partial<Redaction> = {}): Redaction {
  return {
    partId: 'p1',
    entity: 'PHONE_NUMBER',
    action: 'redact',
    detectorId: 'phone',
    detectorVersion: 1,
    confidence: 'certain',
    evidence: ['checksum', 'context'],
    ruleId: 'default',
    policyVersion: 'v1',
    reason: { en: 'not needed', nl: 'niet nodig' },
    placeholder: '[phone 1]',
    number: 1,
    outputSpan: { start: 3, end: 12 },
    span: { start: 3, end: 13 },
    partPath: '1',
    partTag: 'part-tag-1',
    whose: 'requester',
    asked: 'no',
    valueTag: 'tag-1',
    ...given,
  };
}

export function keptValue(given: Partial<KeptValue> = {}): KeptValue {
  const { partId, entity, detectorId, detectorVersion, confidence, evidence, ruleId, policyVersion, reason } =
    redaction();
  return {
    ...{ partId, entity, detectorId, detectorVersion, confidence, evidence, ruleId, policyVersion, reason },
    inputs: {
      entity,
      confidence,
      location: 'body',
      purpose: 'support',
      purposeFrom: 'none',
      purposeTerms: [],
      whose: 'requester',
      whoseFrom: undefined,
      asked: 'yes',
      askedFrom: 'agent',
      known: 'no',
    },
    keepUntil: { from: 'closed', amount: 30, unit: 'day' },
    spans: [{ start: 3, end: 12 }],
    valueTag: 'tag-1',
    ...given,
  };
}
