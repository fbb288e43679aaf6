import type { GpInvestigation, GpSpecimen } from '../../../schema/generated/primary.ts';
import { diagnosticReport, procedureRequest, specimen } from '../fhir/area-resources.ts';
import type { FhirReference } from '../fhir/elements.ts';
import { findExtension } from '../fhir/find-extension.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { toConcept } from '../fhir/to-concept.ts';
import { findRefusal } from '../structured-record/find-refusal.ts';
import { count } from '../structured-record/tally.ts';
import {
  joinNotes,
  type MappingContext,
  readItem,
  type Refused,
  refuse,
  toProvenance,
} from './mapping-context.ts';
import { toActors } from './to-actor.ts';
import { toResultStatus } from './to-observation.ts';
import { type MembersByHeader, toResultGroups } from './to-result-groups.ts';

/** Maps a report with its request, specimens and results; refused where it cannot be read or names nothing. */
export function toInvestigation(
  resource: FhirResource,
  members: MembersByHeader,
  context: MappingContext,
): GpInvestigation | Refused {
  const sent = readItem(diagnosticReport, resource, context, ['status', 'result']);
  if (sent === undefined) return refuse(resource, 'result');
  const id = context.toId('GpInvestigation', resource);
  if (id === undefined) return refuse(resource, 'identifier');
  const code = toConcept(sent.code) ?? toConcept(sent.category);
  if (code === undefined) return refuse(resource, 'code');
  const requests = readAll(sent.basedOn, 'ProcedureRequest', context).flatMap(
    (request) => procedureRequest.safeParse(request).data ?? [],
  );
  const diagnoses = (sent.codedDiagnosis ?? []).map((diagnosis) => toConcept(diagnosis)?.display);
  return {
    id,
    code,
    status: toResultStatus(sent.status),
    issued: sent.issued ?? sent.effectiveDateTime ?? sent.effectivePeriod?.end ?? null,
    requested: requests.flatMap((request) => toConcept(request.code) ?? []),
    specimens: readAll(sent.specimen, 'Specimen', context).flatMap((each) => toSpecimen(each, context)),
    groups: toResultGroups(sent.result ?? [], members, context),
    conclusion: joinNotes([sent.conclusion, ...diagnoses]),
    performers: toActors(
      (sent.performer ?? []).map(({ actor }) => actor),
      context.roles,
      context.index,
    ),
    note: joinNotes(requests.flatMap(({ note }) => (note ?? []).map(({ text }) => text))),
    provenance: toProvenance(context, sent.issued),
  };
}

/** The resources that references point at; one that is missing is counted, for it is a part of the report. */
function readAll(
  references: readonly FhirReference[] | undefined,
  type: string,
  { index, tally }: MappingContext,
): readonly FhirResource[] {
  return (references ?? []).flatMap(({ reference }) => {
    const resource = index.find(reference);
    if (resource?.resourceType !== type) {
      count(tally, 'refusedParts', `${type} missing from the answer`);
      return [];
    }
    const refusal = findRefusal(resource, index);
    if (refusal === undefined) return [resource];
    count(tally, 'refusedParts', refusal.refused);
    return [];
  });
}

function toSpecimen(resource: FhirResource, context: MappingContext): readonly GpSpecimen[] {
  const sent = readItem(specimen, resource, context);
  if (sent === undefined) return [];
  const { collection } = sent;
  const fasting = findExtension(collection?.extension, 'FastingStatus');
  return [
    {
      type: toConcept(sent.type) ?? null,
      site: toConcept(collection?.bodySite) ?? null,
      fasting: toConcept(fasting?.valueCodeableConcept) ?? null,
      collected: collection?.collectedDateTime ?? collection?.collectedPeriod?.start ?? null,
      received: sent.receivedTime ?? null,
      note: joinNotes((sent.note ?? []).map(({ text }) => text)),
    },
  ];
}
