import type { z } from 'zod';
import type {
  EReferral,
  EReferralLetter,
  EReferralState,
  HospitalBooking,
} from '../../../schema/generated/secondary.ts';
import type { Provenance } from '../../../schema/generated/shared.ts';
import { toCodedConcept } from '../../kit/coded-concept.ts';
import { toConcept } from '../fhir/map/mapping.ts';
import { toBookingStatus } from '../fhir/map/to-booking.ts';
import { attachedLetter, bookedAppointment, type ReferralRequest, shortlist } from './referral-request.ts';

/** What making a referral needs beside what was sent. */
export interface EReferralContext {
  readonly provenance: Provenance;
  /** The lasting id of an item by a name of the service's own. */
  readonly toId: (type: string, identifier: string) => string;
}

const states: Readonly<Record<string, EReferralState>> = {
  NOT_BOOKED: 'UNBOOKED',
  UNBOOKED: 'UNBOOKED',
  BOOKED: 'BOOKED',
  DEFERRED_TO_PROVIDER: 'DEFERRED_TO_PROVIDER',
  CANCELLED: 'CANCELLED',
};

/** Makes a referral of what the e-Referral Service answered (STU3, A005). */
export function toEReferral(given: ReferralRequest, context: EReferralContext): EReferral {
  const { extension = [], contained = [] } = given;
  const find = (name: string) => extension.find(({ url }) => url.includes(`Extension-eRS-${name}-`));
  const { valueCoding: state } = find('ReferralState')?.extension?.find(({ url }) => url === 'state') ?? {};
  const booked = readAll(bookedAppointment, contained)[0];
  const bookedAt = booked?.participant?.find(({ actor }) => isService(actor?.identifier?.system))?.actor;
  const [listed] = readAll(shortlist, contained).flatMap(({ entry = [] }) => entry);
  return {
    ubrn: given.id,
    state: (state?.code === undefined ? undefined : states[state.code]) ?? 'UNKNOWN',
    stateText: state?.display ?? state?.code ?? null,
    service: bookedAt?.display ?? listed?.item.display ?? null,
    specialty: toConcept(given.specialty) ?? null,
    priority: toConcept(find('ReferralPriority')?.valueCodeableConcept) ?? null,
    pathwayStart: find('eReferralPathwayStart')?.valueInstant ?? null,
    submitted: find('ClinicalInfoFirstSubmitted')?.valueDateTime ?? null,
    booking: booked === undefined ? null : toBooking(booked, bookedAt?.display, given.id, context),
    letters: readAll(attachedLetter, contained).map(toLetter),
    provenance: context.provenance,
  };
}

function isService(system = ''): boolean {
  return /\/Id\/ers-service$/i.test(system);
}

function toBooking(
  given: z.output<typeof bookedAppointment>,
  service: string | undefined,
  ubrn: string,
  { provenance, toId }: EReferralContext,
): HospitalBooking {
  return {
    id: toId('HospitalBooking', ubrn),
    status: toBookingStatus(given.status),
    period: { start: given.start ?? null, end: given.end ?? null },
    description: given.description ?? null,
    service: service === undefined ? null : (toCodedConcept([], service) ?? null),
    specialty: null,
    performers: [],
    location: null,
    cancellationReason: null,
    created: given.created ?? null,
    provenance,
  };
}

function toLetter(given: z.output<typeof attachedLetter>): EReferralLetter {
  const attachment = given.content?.[0]?.attachment;
  return {
    title: given.description ?? attachment?.title ?? null,
    type: toConcept(given.type) ?? null,
    contentType: attachment?.contentType ?? null,
    size: attachment?.size ?? null,
    created: given.indexed ?? attachment?.creation ?? null,
  };
}

/** Those of what was enclosed that are of one kind; what cannot be read is left out. */
function readAll<Shape extends z.ZodType>(shape: Shape, contained: readonly unknown[]): z.output<Shape>[] {
  return contained.flatMap((one) => {
    const read = shape.safeParse(one);
    return read.success ? [read.data] : [];
  });
}
