import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ZeefError } from '../errors.ts';
import { type Contact, DEFAULT_TERMS, type Organisation, UNNAMED } from '../model/organisation.ts';

const text = z.string().trim().min(1).max(500);
const Person = z.strictObject({ name: text, email: text.optional(), phone: text.optional() });
const hours = z.number().int().min(1).max(720);

const File = z.strictObject({
  name: text,
  address: text.optional(),
  registration: text.optional(),
  contact: Person.optional(),
  dpo: Person.optional(),
  role: z.enum(['controller', 'processor']).default('controller'),
  customers: z
    .array(z.strictObject({ name: text, contact: Person.optional(), noticeHours: hours.optional() }))
    .max(10_000)
    .default([]),
  transfers: text.optional(),
  measures: z.array(text).max(100).default([]),
  terms: z
    .strictObject({
      authorityHours: hours.default(DEFAULT_TERMS.authorityHours),
      customerHours: hours.default(DEFAULT_TERMS.customerHours),
      asOf: z.iso.date(),
    })
    .default(DEFAULT_TERMS),
});

/**
 * Reads the organisation file (ZEEF_ORGANISATION, YAML): who answers for the data, for the register of processing and
 * for notifications of breaches.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID naming the key
 */
export function loadOrganisation(path: string | undefined): Organisation {
  if (path === undefined) return UNNAMED;
  let content: unknown;
  try {
    content = parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw invalid(`The organisation file ${path} cannot be read, or is no YAML.`, cause);
  }
  const parsed = File.safeParse(content);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const at = issue?.path.map(String).join('.') || '(file)';
    const unknown = issue?.code === 'unrecognized_keys' ? `: there is no key ${issue.keys[0]}` : '';
    throw invalid(`The organisation file ${path}, ${at}: ${unknown || 'has the wrong form'}.`);
  }
  const { address, registration, contact, dpo, customers, transfers, ...rest } = parsed.data;
  return {
    ...rest,
    address,
    registration,
    contact: person(contact),
    dpo: person(dpo),
    transfers,
    customers: customers.map(({ name, contact: one, noticeHours }) => ({
      name,
      contact: person(one),
      noticeHours,
    })),
  };
}

function person(given: z.output<typeof Person> | undefined): Contact | undefined {
  return given && { name: given.name, email: given.email, phone: given.phone };
}

function invalid(remedy: string, cause?: unknown): ZeefError {
  return new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_ORGANISATION', remedy, cause });
}
