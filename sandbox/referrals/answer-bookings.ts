import type { CapabilityStatement } from 'fhir/r4.js';
import { type FhirAnswer, type FhirRequest, refuseFhir, toSearchSet } from '../faults/fhir-source.ts';
import { systems } from '../hospitals/records/uk-core.ts';
import type { ReferralPopulation } from './answer-referrals.ts';
import { renderAppointments } from './render-appointments.ts';

/** The path below the server's address at which bookings are asked for. */
export const bookingServicePath = '/booking-and-referral/FHIR/R4';

/** The receivers by the value of `NHSD-Target-Identifier`: trusts by their codes. */
const receiverSystem = systems.odsOrganization;

/**
 * Answers as the proxy of the Booking and Referral Standard with receivers behind it: the appointments of one person by
 * the NHS number, at the receiver that a header names in base64.
 */
export function answerBookings(
  population: ReferralPopulation,
  receivers: ReadonlySet<string>,
  { method, path, headers, search }: FhirRequest,
): FhirAnswer {
  if (path === `${bookingServicePath}/metadata`) return { status: 200, resource: capabilities };
  const [, kind] = /\/(Appointment|ServiceRequest)$/.exec(path) ?? [];
  if (method !== 'GET' || path !== `${bookingServicePath}/${kind}`) {
    return refuseFhir(404, 'not-found', 'PROXY_NOT_FOUND');
  }
  const receiver = parseTarget(headers['nhsd-target-identifier']);
  if (receiver === undefined || headers['x-request-id'] === undefined) {
    return refuseFhir(400, 'invalid', 'SEND_BAD_REQUEST');
  }
  if (!receivers.has(receiver)) return refuseFhir(404, 'not-found', 'PROXY_NOT_FOUND');
  const [system, number = ''] = search.get('patient:identifier')?.split('|') ?? [];
  if (system !== systems.nhsNumber) return refuseFhir(400, 'invalid', 'REC_BAD_REQUEST');
  const life = population.findByNhsNumber(number);
  const subject = { identifier: { system: systems.nhsNumber, value: number } };
  // Nobody in the sandbox refers by this standard; clinics are referred to by the e-Referral Service.
  const isHere = kind === 'Appointment' && life?.trust.odsCode === receiver;
  const found = isHere ? renderAppointments(life, subject) : [];
  return { status: 200, resource: toSearchSet(found) };
}

const capabilities: CapabilityStatement = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-01-01',
  kind: 'instance',
  software: { name: 'Booking and Referral simulator', version: '1.0' },
  implementation: { description: 'Bookings by the Booking and Referral Standard' },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [{ mode: 'server', resource: [{ type: 'Appointment' }, { type: 'ServiceRequest' }] }],
};

function parseTarget(header: string | string[] | undefined): string | undefined {
  try {
    const target: unknown = JSON.parse(Buffer.from(String(header), 'base64').toString('utf8'));
    const { system, value } = target as { readonly system?: unknown; readonly value?: unknown };
    return system === receiverSystem && typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
