import type { z } from 'zod';
import type { RecordLabel } from '../../../schema/runtime/record-seal.ts';
import { findLabels } from '../../kit/record-labels.ts';
import type { SearchResult } from './create-fhir-client.ts';
import type { FhirIdentifier, FhirReference } from './elements.ts';
import { readResource } from './read-resource.ts';

/** The system of NHS numbers in FHIR. */
export const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

/** What is known of a resource beside what it says. */
export interface ResourceMarks {
  /** From whom it is kept, by its own security labels. */
  readonly labels?: readonly RecordLabel[];
  /** Whether another resource of its kind has the same business identifier, so that it does not name this one. */
  readonly isNumberShared?: true;
}

/** Resources of one kind that are surely about the person, and what was left out. */
export interface FhirResources<T> {
  readonly kind: 'found';
  readonly resources: readonly T[];
  /** Whether the server has more than was read. */
  readonly isIncomplete: boolean;
  /** Whether a resource could not be read at all. */
  readonly isRefused: boolean;
  /** Whether fields of resources could not be read. */
  readonly isReduced: boolean;
  /** Whether a resource names somebody else. */
  readonly isSomeoneElse: boolean;
  /** Whether a resource is marked as restricted. */
  readonly isConfidential: boolean;
  /** What the server gave beside them, as it was sent. */
  readonly included: readonly unknown[];
}

/** Admits the resources that can be read, are open, and say of themselves that they are about the person. */
export function admitResources<Shape extends z.ZodObject>(
  { resources, included, isIncomplete }: SearchResult,
  shape: Shape,
  self: Self,
): FhirResources<z.output<Shape> & ResourceMarks> {
  const readings = withoutRepeated(resources).map((given) => {
    // What changes the meaning of the rest, in a way that nobody here knows, must not be passed over (FHIR R4, 2.4.2).
    const reading = isModified(given) ? undefined : readResource(shape, given);
    return reading && { ...reading, given };
  });
  const read = readings.filter((reading) => reading !== undefined);
  const own = read.filter(({ value }) => isAbout(value, self));
  const open = own.filter(({ given }) => !isRestricted(toMeta(given).security));
  const shared = findShared(open.map(({ value }) => value));
  return {
    kind: 'found',
    resources: open.map(({ value, given }) => ({ ...value, ...toMarks(value, given, shared) })),
    isIncomplete,
    isRefused: read.length < readings.length,
    isReduced: open.some(({ isReduced, given }) => isReduced || isSubsetted(toMeta(given).tag)),
    isSomeoneElse: own.length < read.length,
    isConfidential: open.length < own.length,
    included,
  };
}

/** A resource that moved from one page to the next while they were read comes twice, and is one. */
function withoutRepeated(resources: readonly unknown[]): readonly unknown[] {
  const seen = new Set<unknown>();
  return resources.filter((given) => {
    const id = isObject(given) ? given['id'] : undefined;
    const isRepeated = id !== undefined && seen.has(id);
    seen.add(id);
    return !isRepeated;
  });
}

function isModified(given: unknown): boolean {
  const hasRules = isObject(given) && given['implicitRules'] !== undefined;
  return hasRules || holds(given, /"modifierExtension":\[[^\]]/);
}

interface Meta {
  readonly security?: unknown;
  readonly tag?: unknown;
}

function toMeta(given: unknown): Meta {
  const meta = isObject(given) ? given['meta'] : undefined;
  return isObject(meta) ? meta : {};
}

/** Tells whether security labels mark something as restricted (v3-Confidentiality), in whatever shape they have. */
export function isRestricted(labels: unknown): boolean {
  return holds(labels, /"code":"[RV]"/);
}

/** Tells whether a server says that it gives a part of a resource (v3-ObservationValue). */
function isSubsetted(tags: unknown): boolean {
  return holds(tags, /"code":"SUBSETTED"/);
}

/** Tells whether something stands anywhere in a value; what is nested too deeply to be looked through may hold it. */
function holds(given: unknown, pattern: RegExp): boolean {
  try {
    return given !== undefined && pattern.test(JSON.stringify(given));
  } catch {
    return true;
  }
}

function toMarks(value: object, given: unknown, shared: ReadonlySet<string>): ResourceMarks {
  const securityLabel = isObject(given) ? given['securityLabel'] : undefined;
  const labels = findLabels(toMeta(given).security, securityLabel);
  const number = toNumber(value);
  return {
    ...(labels.length === 0 ? {} : { labels }),
    ...(number !== undefined && shared.has(number) ? { isNumberShared: true } : {}),
  };
}

/** The business identifiers that more than one resource has. */
function findShared(values: readonly object[]): ReadonlySet<string> {
  const numbers = values.flatMap((value) => toNumber(value) ?? []);
  return new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index));
}

/** The business identifier by which a resource would be named. */
function toNumber(value: object): string | undefined {
  const { identifier = [] } = value as { readonly identifier?: FhirIdentifier | readonly FhirIdentifier[] };
  const found = findBusinessIdentifier(identifier);
  return found && JSON.stringify([found.system, found.value]);
}

/** The first identifier that its system makes unique. */
export function findBusinessIdentifier(
  given: FhirIdentifier | readonly FhirIdentifier[],
): FhirIdentifier | undefined {
  const known = [given].flat();
  return known.find(({ system, value }) => system !== undefined && value !== undefined && value !== '');
}

function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null;
}

/** By what a resource can name the person. */
interface Self {
  readonly ids: ReadonlySet<string>;
  readonly numbers: readonly string[];
  /** The server's base: an id of another server is somebody else's. */
  readonly base: string;
  /** Whether the number names the person beside an id that is not known, because nobody was searched for. */
  readonly isNumberEnough: boolean;
}

interface Subjects {
  readonly subject?: unknown;
  readonly patient?: unknown;
  readonly participant?: unknown;
}

/** Tells whether a resource names the person; an appointment names them among those who take part. */
function isAbout(resource: Subjects, self: Self): boolean {
  const { subject, patient, participant } = resource;
  const named = subject ?? patient;
  if (named !== undefined) return isSelf(named as FhirReference, self);
  const parts = Array.isArray(participant) ? (participant as { readonly actor?: FhirReference }[]) : [];
  return parts.some(({ actor }) => actor !== undefined && isSelf(actor, self));
}

function isSelf(
  { reference, identifier }: FhirReference,
  { ids, numbers, base, isNumberEnough }: Self,
): boolean {
  const isNumbered = identifier?.system === nhsNumberSystem;
  const isNumber = isNumbered && numbers.includes(identifier.value ?? '');
  if (isNumbered && !isNumber) return false;
  if (reference === undefined) return isNumber;
  const path = reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference;
  const id = /^Patient\/([^/|]+)(?:\/_history\/[^/]+)?$/.exec(path)?.[1];
  return (id !== undefined && ids.has(id)) || (isNumberEnough && isNumber);
}
