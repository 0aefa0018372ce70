import { z } from 'zod';
import { CONFIDENCES, ENTITIES } from '../../detectors/contract.ts';
import { ASKED, LOCATIONS, PURPOSES, WHOSE } from '../model/decision.ts';

/** What a rule may do with a value. All but `keep` and `hold` redact, each by its operator. */
export const OUTCOMES = ['keep', 'redact', 'mask', 'pseudonym', 'remove', 'hold'] as const;

/** `closed + 30 days`, `received + 2 months`, `closed`, or a date. */
const TERM = /^(?:closed|(?:closed|received) \+ \d{1,4} (?:day|week|month)s?|\d{4}-\d{2}-\d{2})$/;

/** Longest sentence a reason may be: it is shown beside every value it removed. */
const REASON_CHARS = 300;

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/)
  .describe('Lower case letters, digits and hyphens.');

const reason = z
  .strictObject({
    en: z.string().min(10).max(REASON_CHARS),
    nl: z.string().min(10).max(REASON_CHARS),
  })
  .describe('Why, in one sentence a person understands; stands in the log beside every value.');

const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);

const until = z.string().regex(TERM);

/** `14 days`, `2 weeks`, `24 months`. */
const duration = z.string().regex(/^\d{1,4} (?:day|week|month)s?$/);

const retention = z
  .strictObject({
    original: duration
      .optional()
      .describe(
        'How long the sealed original stays after processing. "0 days": destroyed as soon as it is final. Default "14 days".',
      ),
    held: duration
      .optional()
      .describe(
        'The same for what waits for a person. It is announced before, and never destroyed unseen. Default "90 days".',
      ),
    idle: duration
      .optional()
      .describe('A ticket without new messages for so long counts as closed. Default "30 days".'),
    ticket: duration
      .optional()
      .describe(
        'How long a ticket stays after closing, without what has a term of its own. Default "24 months".',
      ),
    audit: duration.optional().describe('How long entries of the audit log stay. Default "84 months".'),
  })
  .describe('How long things stay.');

const then = z
  .union([
    z.enum(OUTCOMES),
    z.strictObject({
      action: z.enum(OUTCOMES),
      until: until
        .optional()
        .describe(
          'How long a kept value may stay: "closed", "closed + 30 days", "received + 2 months" or a date.',
        ),
      show: z.int().min(1).max(4).optional().describe('Characters that mask leaves at the end. Default 4.'),
    }),
  ])
  .describe('keep, redact (numbered mark), mask (last characters stay), pseudonym, remove, or hold.');

const rule = z.strictObject({
  id,
  entity: oneOrMore(
    z.union([
      z.enum(ENTITIES),
      z.literal('any'),
      z
        .string()
        .regex(/^[a-z][a-z0-9-]*$/)
        .describe('Id of a category of this file.'),
    ]),
  ).describe('Kinds, categories of this file, or "any".'),
  when: z
    .strictObject({
      purpose: oneOrMore(z.enum(PURPOSES)).optional().describe('What the ticket is about.'),
      whose: oneOrMore(z.enum(WHOSE)).optional().describe('Whose the value is.'),
      asked: oneOrMore(z.enum(ASKED)).optional().describe('Whether the desk asked for this kind.'),
      known: z.enum(['yes', 'no']).optional().describe('Whether the desk has this very value already.'),
      confidence: oneOrMore(z.enum(CONFIDENCES)).optional().describe('How sure the detector is.'),
      in: oneOrMore(z.enum(LOCATIONS)).optional().describe('Where the value stands.'),
      desk: oneOrMore(z.string().regex(/^[\w .-]{1,60}$/))
        .optional()
        .describe('Desk of the route that the message came by.'),
      detector: oneOrMore(z.string().regex(/^[a-z][a-z0-9.-]*$/))
        .optional()
        .describe('Id of the detector, to tell national numbers apart: nl.bsn.'),
    })
    .optional()
    .describe('All must hold; of a list, one. Left out: always.'),
  then,
  legalBasis: z
    .string()
    .min(10)
    .max(REASON_CHARS)
    .optional()
    .describe('The law that allows it. Needed to keep national numbers, identity documents and health data.'),
  consent: z
    .literal('asked')
    .optional()
    .describe('The person was asked for consent to the term. Lifts the warning on long recruitment terms.'),
  reason,
});

const fate = z.enum(['rewrite', 'withhold']);

const attachments = z
  .strictObject({
    text: fate.optional().describe('Text, CSV, JSON, XML, HTML, contacts, calendars.'),
    office: fate.optional().describe('Word, Excel, PowerPoint, OpenDocument.'),
    archive: fate.optional().describe('Zip.'),
    rtf: fate.optional().describe('Rich text.'),
    pdf: fate.optional(),
    picture: z
      .enum(['rewrite', 'withhold', 'keep'])
      .optional()
      .describe(
        'rewrite withholds what cannot be read for sure; keep passes that on, values that were found aside. ' +
          'Holds for scanned pages too. A picture of an identity document is always withheld.',
      ),
    cv: fate.optional().describe('CVs, of any kind of file.'),
  })
  .describe(
    'rewrite (default) passes an attachment on without what the rules remove; withhold puts a note there.',
  );

/** A policy as it is written. Its JSON Schema is `policy.schema.json` (`zeef policy schema`). */
export const PolicyFile = z.strictObject({
  name: id,
  description: z.string().max(1000).optional(),
  effective: z.iso.date().optional().describe('First day the policy holds.'),
  purpose: z
    .enum(PURPOSES)
    .optional()
    .describe('What tickets under this policy are about. Left out: told by the route, or recognised.'),
  askedFor: z
    .string()
    .regex(/^\d{1,4} (?:day|week)s?$/)
    .optional()
    .describe('How long a question of the desk counts as asked. Default "30 days".'),
  ownDomains: z
    .array(z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/))
    .optional()
    .describe('Mail domains of the desk itself: addresses there are of staff.'),
  encrypted: z
    .enum(['hold', 'pass', 'withhold'])
    .optional()
    .describe('PGP and S/MIME content, which Zeef cannot read. Default hold: a person looks first.'),
  ambiguous: z
    .enum(['hold', 'check', 'pass'])
    .optional()
    .describe(
      'Mail that mail programs read differently. Default check: held when what only others show has values to remove.',
    ),
  categories: z
    .record(
      id,
      z.strictObject({
        title: z.strictObject({ en: z.string().min(1), nl: z.string().min(1) }),
        entities: z.array(z.enum(ENTITIES)),
      }),
    )
    .optional()
    .describe("The categories of the organisation's privacy notice, to be used in rules."),
  retention: retention.optional(),
  attachments: attachments.optional(),
  rules: z.array(rule).describe('Read from the top; the first that matches decides.'),
  otherwise: z
    .strictObject({ action: z.enum(['redact', 'remove', 'hold']), reason })
    .optional()
    .describe('For what no rule matches. Never keep. Default: redact.'),
});
export type PolicyFile = z.infer<typeof PolicyFile>;
export type RuleFile = PolicyFile['rules'][number];

/** What may be written as one word or as a list, as a list. */
export function listOf<T extends string>(value: T | readonly T[]): readonly T[] {
  return typeof value === 'string' ? [value] : value;
}
