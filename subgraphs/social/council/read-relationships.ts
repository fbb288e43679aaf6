import { z } from 'zod';
import type { KnownRelationship } from '../../../schema/runtime/relationship-report.ts';
import type { ReadRelationships } from '../../kit/create-relationship-reporter.ts';
import type { CallContext, CouncilCaseload } from './council-client.ts';
import { toNhsNumber } from '../identity.ts';

const page = z.object({ allocations: z.array(z.unknown()), nextCursor: z.string().nullish() });

const allocation = z.object({
  allocationId: z.union([z.number().int().transform(String), z.string().min(1)]),
  nhsId: z.union([z.number().int().positive(), z.string()]).nullish(),
  nhsIdStatus: z.string(),
  dateOfBirth: z.iso.date().nullish(),
  startDate: z.iso.date().nullish(),
  endDate: z.iso.date().nullish(),
});

/** More pages than a council's whole caseload fills; a list that never ends is broken off. */
const mostPages = 400;

/** Builds the reading of the council's allocations as its relationships with the people whose cases they are. */
export function createReadRelationships(
  client: CouncilCaseload,
  council: { readonly code: string },
  toContext: () => CallContext,
): ReadRelationships {
  return async () => {
    const relationships: KnownRelationship[] = [];
    const seen = new Set<string>();
    let cursor: string | undefined;
    for (let number = 0; number < mostPages; number += 1) {
      const reply = await client.listAllocations(cursor, toContext());
      if (reply.kind !== 'found') throw new Error('The council did not list its allocations.');
      const { allocations, nextCursor } = page.parse(reply.value);
      relationships.push(...allocations.flatMap((each) => toRelationship(council.code, each)));
      if (!nextCursor) return { relationships };
      if (seen.has(nextCursor)) break;
      seen.add(nextCursor);
      cursor = nextCursor;
    }
    throw new Error('The list of allocations has no end.');
  };
}

/** A number that the council did not verify may be somebody else's, so its allocations give nobody access. */
function toRelationship(organisation: string, given: unknown): readonly KnownRelationship[] {
  const parsed = allocation.safeParse(given);
  if (!parsed.success || !/^(?:verified|traced)$/i.test(parsed.data.nhsIdStatus)) return [];
  const { allocationId, nhsId, dateOfBirth, startDate, endDate } = parsed.data;
  const nhsNumber = toNhsNumber(nhsId);
  if (nhsNumber === undefined) return [];
  return [
    {
      kind: 'allocation',
      reference: `${organisation}|${allocationId}`,
      organisation,
      nhsNumber,
      birthDate: dateOfBirth ?? null,
      from: startDate ?? null,
      until: endDate ?? null,
    },
  ];
}
