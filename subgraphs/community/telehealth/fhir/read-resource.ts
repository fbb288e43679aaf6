import type { z } from 'zod';
import { type Admitted, refuse } from '../refusal.ts';
import type { TelehealthItem } from '../telehealth-facts.ts';
import { parseImage } from './parse-image.ts';
import { parseReading } from './parse-reading.ts';
import { documentReference, observation } from './shapes.ts';
import type { ReadingContext } from './supplier-terms.ts';

/** Reads one resource of a supplier, or says where and why it cannot be taken. */
export function readResource(resource: unknown, context: ReadingContext): Admitted<TelehealthItem> {
  switch (typeOf(resource)) {
    case 'Observation': {
      const { data, error } = observation.safeParse(resource);
      return data === undefined ? refuseShape('Observation', error) : parseReading(data, context);
    }
    case 'DocumentReference': {
      const { data, error } = documentReference.safeParse(resource);
      return data === undefined ? refuseShape('DocumentReference', error) : parseImage(data, context);
    }
    default:
      return refuse('not-supported', 'resourceType', 'Only Observation and DocumentReference are taken.');
  }
}

const besides: ReadonlySet<string> = new Set([
  'Patient',
  'RelatedPerson',
  'Device',
  'DeviceMetric',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'MessageHeader',
]);

/** Tells whether a resource only names whom or what items are about, and is nothing to keep by itself. */
export function isBeside(resource: unknown): boolean {
  return besides.has(typeOf(resource) ?? '');
}

function typeOf(resource: unknown): string | undefined {
  const type =
    typeof resource === 'object' && resource !== null && 'resourceType' in resource
      ? resource.resourceType
      : undefined;
  return typeof type === 'string' ? type : undefined;
}

/** Beware: only the place is told, for what the shape's own message holds may be the sender's text. */
function refuseShape(type: string, error: z.ZodError | undefined): Admitted<never> {
  const path = error?.issues[0]?.path ?? [];
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return refuse('structure', `${type}${place}`, 'It is missing or has not the form that FHIR R4 gives it.');
}
