import { z } from 'zod';
import type { KnownRelationship } from '../../../schema/runtime/relationship-report.ts';
import type { ReadRelationships } from '../../kit/create-relationship-reporter.ts';
import { toNhsNumber } from '../identity.ts';
import { readPages } from '../read-pages.ts';
import type { CallContext, CouncilCaseload, CouncilReply } from './council-client.ts';

/** Whom an entry of a caseload is about, and from when to when. */
const person = {
  nhsId: z.union([z.number().int().positive(), z.string()]).nullish(),
  nhsIdStatus: z.string(),
  dateOfBirth: z.iso.date().nullish(),
  startDate: z.iso.date().nullish(),
  endDate: z.iso.date().nullish(),
};
const identifier = z.union([z.number().int().transform(String), z.string().min(1)]);
const allocation = z.object({ ...person, allocationId: identifier, isKeyWorker: z.boolean().nullish() });
const carer = z.object({ ...person, relationshipId: identifier });

/** More pages than a council's whole caseload fills; a list that never ends is broken off. */
const mostPages = 400;

/**
 * Builds the reading of whom a council works with: allocations, among them key workers, and who has an informal carer.
 *
 * That somebody has a carer opens nothing to anybody. It is told so that the person's relationships are whole.
 */
export function createReadRelationships(
  client: CouncilCaseload,
  council: { readonly code: string },
  toContext: () => CallContext,
): ReadRelationships {
  return async () => {
    const allocations = await readWhole('allocations', (cursor) =>
      client.listAllocations(cursor, toContext()),
    );
    const carers = await readWhole('informalCarers', (cursor) =>
      client.listInformalCarers(cursor, toContext()),
    );
    return {
      relationships: [
        ...allocations.flatMap((each) => fromAllocation(council.code, each)),
        ...carers.flatMap((each) => fromCarer(council.code, each)),
      ],
    };
  };
}

async function readWhole(
  name: string,
  readPage: (cursor: string | undefined) => Promise<CouncilReply>,
): Promise<readonly unknown[]> {
  const listed = await readPages(name, readPage, mostPages);
  if (listed.kind !== 'listed') throw new Error('The council did not list its caseload.');
  if (listed.isCutShort) throw new Error('The list of the caseload has no end.');
  return listed.entries;
}

function fromAllocation(organisation: string, given: unknown): readonly KnownRelationship[] {
  const { data } = allocation.safeParse(given);
  if (data === undefined) return [];
  const reference = `${organisation}|${data.allocationId}`;
  return [
    ...toRelationship('allocation', organisation, reference, data),
    ...(data.isKeyWorker === true
      ? toRelationship('key worker', organisation, `${reference}|key worker`, data)
      : []),
  ];
}

function fromCarer(organisation: string, given: unknown): readonly KnownRelationship[] {
  const { data } = carer.safeParse(given);
  if (data === undefined) return [];
  return toRelationship('informal carer', organisation, `${organisation}|carer|${data.relationshipId}`, data);
}

/** A number that the council did not verify may be somebody else's, so nothing is told of whoever has it. */
function toRelationship(
  kind: KnownRelationship['kind'],
  organisation: string,
  reference: string,
  about: z.output<z.ZodObject<typeof person>>,
): readonly KnownRelationship[] {
  const { nhsId, nhsIdStatus, dateOfBirth, startDate, endDate } = about;
  const nhsNumber = toNhsNumber(nhsId);
  if (nhsNumber === undefined || !/^(?:verified|traced)$/i.test(nhsIdStatus)) return [];
  const birthDate = dateOfBirth ?? null;
  return [
    { kind, reference, organisation, nhsNumber, birthDate, from: startDate ?? null, until: endDate ?? null },
  ];
}
