import type { Proposal, ProposalEffect } from '../../model/proposal.ts';
import type { ProposalRepository } from '../../ports/proposals.ts';
import { cursorKey, pageOf } from './cursor.ts';
import { isUuid, type Queries } from './queries.ts';

type Optional = 'desk' | 'ruleId' | 'decidedBy' | 'decidedAt' | 'policyVersion';
type Row = Omit<Proposal, Optional | 'effect'> &
  ProposalEffect & { readonly [Name in Optional]: NonNullable<Proposal[Name]> | null };

const COLUMNS = `id, kind, entity, desk, rule_id AS "ruleId", days, value_count AS values, ticket_count AS tickets,
  state, proposed_by AS "proposedBy", proposed_at AS "proposedAt", decided_by AS "decidedBy",
  decided_at AS "decidedAt", policy_version AS "policyVersion"`;

/** Rules that are asked for. Row-level security adds the tenant to every statement. */
export function proposalRepository(queries: Queries): ProposalRepository {
  return {
    async effect({ kind, entity, desk, ruleId }, days) {
      const counted = await (kind === 'keep'
        ? queries.row<{ values: number; tickets: number }>(
            `SELECT count(*)::integer AS values, count(DISTINCT r.ticket_id)::integer AS tickets
             FROM zeef.redaction r JOIN zeef.document d ON d.tenant_id = r.tenant_id AND d.id = r.document_id
             WHERE r.entity = $1 AND ($2::text IS NULL OR d.desk = $2) AND NOT r.superseded
               AND ($3::text IS NULL OR r.rule_id = $3) AND r.at >= clock_timestamp() - make_interval(days => $4)`,
            [entity, desk ?? null, ruleId ?? null, days],
          )
        : queries.row<{ values: number; tickets: number }>(
            `SELECT coalesce(sum((a.facts #>> ARRAY['counts', $1, 'keep'])::integer), 0)::integer AS values,
               count(DISTINCT d.id)::integer AS tickets
             FROM zeef.audit_entry a JOIN zeef.document d
               ON d.tenant_id = a.tenant_id AND d.id = (a.facts ->> 'documentId')::uuid
             WHERE a.at >= clock_timestamp() - make_interval(days => $3) AND a.facts ->> 'event' = 'ticket.redacted'
               AND a.facts #>> ARRAY['counts', $1, 'keep'] IS NOT NULL AND ($2::text IS NULL OR d.desk = $2)`,
            [entity, desk ?? null, days],
          ));
      return { days, values: counted?.values ?? 0, tickets: counted?.tickets ?? 0 };
    },

    async add(id, { kind, entity, desk, ruleId }, { days, values, tickets }, proposedBy) {
      await queries.change(
        `INSERT INTO zeef.rule_proposal (id, kind, entity, desk, rule_id, days, value_count, ticket_count,
           proposed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, kind, entity, desk ?? null, ruleId ?? null, days, values, tickets, proposedBy],
      );
    },

    async get(id) {
      if (!isUuid(id)) return undefined;
      const row = await queries.row<Row>(`SELECT ${COLUMNS} FROM zeef.rule_proposal WHERE id = $1`, [id]);
      return row && proposal(row);
    },

    async list({ after, limit, state }) {
      const rows = await queries.rows<Row>(
        `SELECT ${COLUMNS} FROM zeef.rule_proposal
         WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR state = $2) ORDER BY id DESC LIMIT $3`,
        [cursorKey('proposal', after) ?? null, state ?? null, limit + 1],
      );
      return pageOf('proposal', rows.map(proposal), limit, ({ id }) => id);
    },

    async decide(id, state, by, policyVersion) {
      const changed = await queries.change(
        `UPDATE zeef.rule_proposal SET state = $2, decided_by = $3, decided_at = clock_timestamp(),
           policy_version = $4
         WHERE id = $1 AND state = 'open'`,
        [id, state, by, policyVersion ?? null],
      );
      return changed === 1;
    },
  };
}

function proposal({ days, values, tickets, ...row }: Row): Proposal {
  return {
    ...row,
    effect: { days, values, tickets },
    desk: row.desk ?? undefined,
    ruleId: row.ruleId ?? undefined,
    decidedBy: row.decidedBy ?? undefined,
    decidedAt: row.decidedAt ?? undefined,
    policyVersion: row.policyVersion ?? undefined,
  };
}
