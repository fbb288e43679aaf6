import { hash } from 'node:crypto';
import { z } from 'zod';
import { clinicalSettings } from '../../../schema/care-settings.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';
import {
  mostRelationships,
  relationshipKinds,
  type RelationshipReport,
} from '../../../schema/runtime/relationship-report.ts';
import type { TokenSeal } from '../../../schema/runtime/token-seal.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import { askStore } from '../access/mutation-input.ts';
import type { AccessStore, ReportedRow } from '../store/access-store.ts';

const day = z.string().refine((text) => parsePartialDate(text) !== undefined && text.length >= 10);

const reportShape = z.object({
  setting: z.enum(clinicalSettings),
  relationships: z
    .array(
      z.object({
        kind: z.enum(relationshipKinds),
        reference: z.string().min(1).max(500),
        organisation: z.string().regex(/^[A-Z0-9]{3,10}$/),
        nhsNumber: z.string().refine((text) => parseNhsNumber(text).ok),
        birthDate: day.nullable(),
        from: day.nullable(),
        until: day.nullable(),
        isWithdrawn: z.boolean().optional(),
      }),
    )
    .max(mostRelationships),
  completeSince: z.iso.datetime().optional(),
});

/**
 * Takes in what a setting's process knows of who cares for whom, and says how many relationships it was.
 *
 * Only a report that was sealed with the processes' secret, by a service, is opened. A reference is kept as a
 * digest, for it can hold a local number of the person.
 */
export async function takeReport(
  { store, seal }: { readonly store: AccessStore; readonly seal: TokenSeal<RelationshipReport> },
  sealed: string,
  { request }: SubgraphContext,
): Promise<number> {
  const opened = request.caller.kind === 'service' ? await seal.open(sealed) : undefined;
  if (opened === undefined) throw toGraphError('FORBIDDEN');
  const parsed = reportShape.safeParse(opened);
  if (!parsed.success) throw toGraphError('BAD_USER_INPUT', { reason: 'REPORT' });
  const { setting, relationships, completeSince } = parsed.data;
  const rows = relationships.map((each): ReportedRow => ({
    source: setting,
    kind: each.kind,
    reference: hash('sha256', JSON.stringify([each.kind, each.reference]), 'base64url'),
    organisation: each.organisation,
    nhs_number: each.nhsNumber,
    birth_date: each.birthDate,
    starts_at: each.from,
    ends_at: each.until,
    isWithdrawn: each.isWithdrawn === true,
  }));
  await askStore(store.report(rows));
  if (completeSince !== undefined) await askStore(store.forgetOlder(setting, completeSince));
  return rows.length;
}
