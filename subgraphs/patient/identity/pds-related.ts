import { z } from 'zod';
import type { RelatedPerson } from '../../../schema/generated/patient.ts';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';
import { toCodedConcept } from '../../kit/coded-concept.ts';
import { failed, found, type Outcome } from '../../kit/outcome.ts';
import type { RelatedPersons } from './demographics.ts';
import { isInForce } from './in-force.ts';
import { pdsPatient, pdsRelatedPerson } from './pds-shape.ts';
import { toName } from './to-name.ts';

const searchset = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('searchset'),
  entry: z.array(z.unknown()).optional(),
});
const entry = z.object({ resource: z.unknown() });
const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

/** Reads the related persons of one person (PDS FHIR R4, `RelatedPerson`); what is of somebody else is refused. */
export function parseRelatedPersons(
  json: unknown,
  numbers: readonly string[],
  now: string,
): Outcome<RelatedPersons> {
  const parsed = searchset.safeParse(json);
  if (!parsed.success) return failed('SOURCE_BAD_CONTENT');
  const entries = parsed.data.entry ?? [];
  const items = entries.flatMap((each) => {
    const { data } = pdsRelatedPerson.safeParse(entry.safeParse(each).data?.resource);
    const { identifier, reference } = data?.patient ?? {};
    const owners = [identifier?.value, reference?.split('/').at(-1)].filter((owner) => owner !== undefined);
    if (data === undefined || !owners.every((owner) => numbers.includes(owner))) return [];
    return [
      { item: toRelatedPerson(data, now), isOver: data.active === false || !isInForce(data.period, now) },
    ];
  });
  return found({
    items: items.filter(({ isOver }) => !isOver).map(({ item }) => item),
    refused: entries.length - items.length,
    asOf: now,
  });
}

function toRelatedPerson(sent: z.output<typeof pdsRelatedPerson>, now: string): RelatedPerson {
  const number = sent.identifier?.find(({ system }) => system === nhsNumberSystem)?.value;
  return {
    relationships: (sent.relationship ?? []).flatMap(
      (concept) => toCodedConcept(concept?.coding ?? [], concept?.text ?? null) ?? [],
    ),
    name: toName(pdsPatient.shape.name.parse(sent.name) ?? [], now),
    telecom: (sent.telecom ?? []).flatMap(({ system, value, use, period }) =>
      value === undefined || !isInForce(period, now)
        ? []
        : [{ system: system ?? null, value, use: use ?? null }],
    ),
    nhsNumber: number !== undefined && parseNhsNumber(number).ok ? number : null,
    period: { start: toDate(sent.period?.start), end: toDate(sent.period?.end) },
  };
}

function toDate(text: string | undefined): string | null {
  return text === undefined ? null : (parsePartialDate(text) ?? null);
}
