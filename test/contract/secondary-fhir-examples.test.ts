import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import type { Mapping } from '../../subgraphs/secondary/fhir/map/mapping.ts';
import { toBooking } from '../../subgraphs/secondary/fhir/map/to-booking.ts';
import { toAllergy, toCondition } from '../../subgraphs/secondary/fhir/map/to-clinical-items.ts';
import { toComposedDocument, toReferredDocument } from '../../subgraphs/secondary/fhir/map/to-document.ts';
import { toEncounter } from '../../subgraphs/secondary/fhir/map/to-encounter.ts';
import { toEpisode } from '../../subgraphs/secondary/fhir/map/to-episode.ts';
import { toInvestigation } from '../../subgraphs/secondary/fhir/map/to-investigation.ts';
import { toObservation } from '../../subgraphs/secondary/fhir/map/to-observation.ts';
import { toCarePlan } from '../../subgraphs/secondary/fhir/map/to-care-plan.ts';
import { toReferral } from '../../subgraphs/secondary/fhir/map/to-referral.ts';
import { readResource } from '../../subgraphs/secondary/fhir/read-resource.ts';
import * as shapes from '../../subgraphs/secondary/fhir/shapes.ts';
import { idSecret } from '../support/secrets.ts';

const examples = process.env['CAREGRAPH_EXAMPLES'];
const folders = [
  'uk-core-r4/json-converted',
  'trust-r4',
  'observations-r4',
  'pathology-r4/json-converted',
  'ers',
  'bars',
];

const mapping: Mapping = {
  person: '9990000018',
  recordIds: createRecordIds(idSecret),
  server: { system: 'EPR', odsCode: 'RXX', url: 'https://epr.example/fhir' },
  organisation: { odsCode: 'RXX' },
};

/** What makes an item of each kind of resource. */
const makers: Readonly<Record<string, (resource: unknown) => Made>> = {
  Encounter: using(shapes.encounter, (one) =>
    toEncounter(one, { conditions: [], procedures: [], encounters: [] }, mapping),
  ),
  Condition: using(shapes.condition, (one) => toCondition(one, mapping)),
  AllergyIntolerance: using(shapes.allergyIntolerance, (one) => toAllergy(one, mapping)),
  CarePlan: using(shapes.carePlan, (one) => toCarePlan(one, { conditions: [], goals: [] }, mapping)),
  Composition: using(shapes.composition, (one) => toComposedDocument(one, [], mapping)),
  DocumentReference: using(shapes.documentReference, (one) => toReferredDocument(one, [], mapping)),
  DiagnosticReport: using(shapes.diagnosticReport, (one) => toInvestigation(one, [], mapping)),
  Observation: using(shapes.observation, (one) => toObservation(one, mapping)),
  EpisodeOfCare: using(shapes.episodeOfCare, (one) => toEpisode(one, [], mapping)),
  Appointment: using(shapes.appointment, (one) => toBooking(one, mapping)),
  ServiceRequest: using(shapes.serviceRequest, (one) => toReferral(one, mapping)),
};

interface Made {
  readonly outcome: 'mapped' | 'mapped without some fields' | 'refused';
  readonly item?: object;
}

function using<Shape extends z.ZodObject>(
  shape: Shape,
  toItem: (resource: z.output<Shape>) => object | undefined,
): (resource: unknown) => Made {
  return (resource) => {
    const reading = readResource(shape, resource);
    const item = reading && toItem(reading.value);
    if (reading === undefined || item === undefined) return { outcome: 'refused' };
    return { outcome: reading.isReduced ? 'mapped without some fields' : 'mapped', item };
  };
}

/** Every resource of a file: the one that it is, or those of the bundle. */
function toResources(value: unknown): readonly { readonly resourceType: string }[] {
  if (typeof value !== 'object' || value === null || !('resourceType' in value)) return [];
  const resource = value as { resourceType: string; entry?: readonly { resource?: unknown }[] };
  if (resource.resourceType !== 'Bundle') return [resource];
  return (resource.entry ?? []).flatMap((entry) => toResources(entry.resource));
}

describe('public examples of FHIR R4', () => {
  it.skipIf(examples !== undefined)('are not looked at: CAREGRAPH_EXAMPLES is not set', () => {
    expect(examples).toBeUndefined();
  });

  it.skipIf(examples === undefined)('are mapped, every one of the kinds that are read', () => {
    const lines: { file: string; type: string; made: Made }[] = [];
    for (const folder of folders) {
      for (const name of readdirSync(join(examples ?? '', folder)).filter((one) => one.endsWith('.json'))) {
        const text = readFileSync(join(examples ?? '', folder, name), 'utf8');
        for (const resource of toResources(JSON.parse(text))) {
          const make = makers[resource.resourceType];
          if (make === undefined) continue;
          lines.push({ file: `${folder}/${name}`, type: resource.resourceType, made: make(resource) });
        }
      }
    }
    console.log(lines.map(({ file, type, made }) => `${file} | ${type} | ${made.outcome}`).join('\n'));
    expect(lines.length).toBeGreaterThan(40);
    // What is asked to be booked has no identity before the receiver gives it one.
    expect(lines.filter(({ made }) => made.outcome === 'refused').map(({ file }) => file)).toEqual([
      'bars/process_message_booking_request.json',
    ]);
    expect(JSON.stringify(lines)).not.toContain('<div');
    const find = (name: string) => lines.find(({ file }) => file.endsWith(name))?.made.item;
    expect(find('UKCore-Encounter-InpatientEncounter-Example.json')).toMatchObject({
      class: 'INPATIENT',
      status: 'FINISHED',
      period: { start: '2019-12-10T13:00:00+00:00', end: '2019-12-11T13:00:00+00:00' },
      admissionMethod: { display: 'Elective Admission: Planned' },
      dischargeDestination: { preferred: { code: '19' } },
    });
    expect(find('CarePlan-Diabetes.json')).toMatchObject({
      addresses: [{ display: 'Type 2 diabetes mellitus' }, {}, {}],
    });
    expect(find('R4_ResponseExampleReferral.json')).toMatchObject({ ubrn: '000000070000', status: 'ACTIVE' });
    expect(find('process_message_booking_response.json')).toMatchObject({
      status: 'BOOKED',
      period: { start: '2021-10-12T12:30:30+00:00', end: '2021-10-12T12:40:30+00:00' },
      description: 'Reason for calling-',
    });
    expect(find('UKCore-Appointment-OrthopaedicSurgery-Example.json')).toMatchObject({
      status: 'BOOKED',
      service: { display: 'Orthopaedic Surgery' },
      specialty: { display: 'Trauma and Orthopaedics' },
    });
    expect(find('UKCore-Composition-Discharge-Example.json')).toMatchObject({
      title: 'Accident & Emergency Discharge summary',
      sections: expect.arrayContaining([
        expect.objectContaining({
          title: 'Allergies and adverse reaction',
          text: expect.stringContaining('Penicillin'),
        }),
      ]),
    });
  });
});
