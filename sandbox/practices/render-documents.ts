import type { DocumentReference, FhirResource, Organization } from 'fhir/r3.js';
import type { HospitalStay, Life } from '../population/life.ts';
import { careConnectMeta, systems } from './fhir-names.ts';
import { toInstant } from './record-dates.ts';
import type { RenderContext, ResourceName } from './record-item.ts';

const largestBytes = 5_242_880;

/**
 * The letters that the hospital sent to the practice, as documents; the hospital is their author.
 *
 * One in nine is too large to be sent, and one in eleven is marked as not for the patient, as real ones are.
 *
 * @param isWanted tells by the date on which a letter was written whether it is asked for.
 */
export function renderDocuments(
  context: RenderContext,
  isWanted: (date: string) => boolean,
): readonly FhirResource[] {
  const { life } = context;
  const letters = life.hospitalStays.flatMap((stay, place) =>
    stay.discharged === undefined || stay.dischargeLetter === undefined || !isWanted(stay.discharged)
      ? []
      : [renderLetter(context, stay, { place, discharged: stay.discharged, text: stay.dischargeLetter })],
  );
  return letters.length === 0 ? [] : [renderHospital(context), ...letters];
}

const hospitalName: ResourceName = { type: 'Organization', key: 'hospital' };

function renderHospital(context: RenderContext): Organization {
  const { trust } = context.life;
  return {
    resourceType: 'Organization',
    id: context.toId(hospitalName),
    meta: careConnectMeta('Organization'),
    identifier: [{ system: systems.odsOrganization, value: trust.odsCode }],
    name: trust.name,
  };
}

/** The text of the letter about one of a person's stays; nothing where there is none that may be sent. */
export function findLetter({ hospitalStays }: Life, place: number): string | undefined {
  const stay = hospitalStays[place];
  return stay === undefined || isTooLarge(stay) ? undefined : stay.dischargeLetter;
}

/** The media type of the letters. */
export const letterType = 'text/plain;charset=utf-8';

function toNumber({ visitNumber }: HospitalStay): number {
  return Number.parseInt(visitNumber.replaceAll(/\D/g, '').slice(-6) || '0', 10);
}

function isTooLarge(stay: HospitalStay): boolean {
  return toNumber(stay) % 9 === 4;
}

function renderLetter(
  context: RenderContext,
  stay: HospitalStay,
  { place, discharged, text }: { readonly place: number; readonly discharged: string; readonly text: string },
): DocumentReference {
  const name: ResourceName = { type: 'DocumentReference', key: `letter/${stay.visitNumber}` };
  const number = toNumber(stay);
  return {
    resourceType: 'DocumentReference',
    id: context.toId(name),
    meta: {
      ...careConnectMeta('DocumentReference'),
      ...(number % 11 === 7 && {
        security: [{ system: 'http://hl7.org/fhir/v3/ActCode', code: 'NOPAT' }],
      }),
    },
    identifier: [context.toBusinessIdentifier(name)],
    status: 'current',
    type: {
      coding: [
        { system: systems.snomed, code: '824331000000106', display: 'Inpatient final discharge letter' },
      ],
      text: 'Discharge letter',
    },
    subject: context.patient,
    created: toInstant(discharged),
    indexed: toInstant(discharged),
    author: [context.toReference(hospitalName)],
    custodian: context.organization,
    description: `Discharge letter, ${stay.specialty.display}`,
    content: [
      {
        attachment: isTooLarge(stay)
          ? {
              title: `File size ${String(largestBytes + number)} bytes greater than max permitted`,
              size: largestBytes + number,
            }
          : {
              contentType: letterType,
              url: `https://documents.invalid/${context.patient.reference?.replace('Patient', 'Binary')}.${place}`,
              size: Buffer.byteLength(text),
            },
      },
    ],
    context: { encounter: { reference: `Encounter/${context.toId({ type: 'Encounter', key: name.key })}` } },
  };
}
