import type { CodedConcept, MedicationStatement } from '../../../schema/generated/shared.ts';
import { toTextConcept } from '../../kit/coded-concept.ts';
import { isRecordedInError } from '../../kit/medication-status.ts';
import { type AreaItems, type FhirAnswer, toItems, toList } from './area-items.ts';
import type { FhirReference } from './elements.ts';
import type { FhirRecord } from './fhir-record.ts';
import { type Mapping, toConcept, toConcepts } from './map/mapping.ts';
import { toOrderedMedication, toStatedMedication } from './map/to-medication.ts';
import {
  type FhirMedication,
  type FhirMedicationRequest,
  type FhirMedicationStatement,
  medication,
  medicationRequest,
  medicationStatement,
} from './medication-shapes.ts';
import { toOwnAddress } from './own-address.ts';
import { readPrescribers } from './read-prescribers.ts';
import { readResource } from './read-resource.ts';

type Told = FhirMedicationRequest | FhirMedicationStatement;

/** The most products of one person that are read by themselves. */
const mostRead = 20;

/** Reads the medicines that were ordered, and those that somebody said are taken. */
export async function readMedications(
  record: FhirRecord,
  mapping: Mapping,
): Promise<AreaItems<MedicationStatement>> {
  const [requests, statements] = await Promise.all([
    record
      .resources('MedicationRequest', medicationRequest, 'MedicationRequest:medication')
      .then(withoutErrors),
    record
      .resources('MedicationStatement', medicationStatement, 'MedicationStatement:medication')
      .then(withoutErrors),
  ]);
  const missing = toMissing(requests, statements);
  if (missing !== undefined) return missing;
  const products = [requests, statements].flatMap((answer) =>
    answer.kind === 'found' ? answer.included.flatMap(toProduct) : [],
  );
  // That something is not to be given must never look as if it were given.
  const ordered = toList(requests).filter(({ doNotPerform }) => doNotPerform !== true);
  const told: readonly Told[] = [...ordered, ...toList(statements)];
  const [read, findPrescriber] = await Promise.all([
    readProducts(told, products, record),
    readPrescribers(ordered, record),
  ]);
  const name = (one: Told) => toMedicine(one, [...products, ...read], record);
  const makers = [
    ...ordered.map((one) => ({
      ...one,
      make: () =>
        toOrderedMedication(one, { medication: name(one), prescriber: findPrescriber(one) }, mapping),
    })),
    ...toList(statements).map((one) => ({ ...one, make: () => toStatedMedication(one, name(one), mapping) })),
  ];
  const items = toItems(makers, ({ make }) => make(), [requests, statements]);
  if (items.kind !== 'items') return items;
  const isPart = requests.kind === 'failed' || statements.kind === 'failed';
  const isForbidding = ordered.length < toList(requests).length;
  return {
    ...items,
    notes: { ...items.notes, isIncomplete: items.notes.isIncomplete || isPart, isForbidding },
  };
}

/** What was entered in error was never ordered, and never said. */
function withoutErrors<T extends Told>(answer: FhirAnswer<T>): FhirAnswer<T> {
  if (answer.kind !== 'found') return answer;
  return { ...answer, resources: answer.resources.filter((one) => !isRecordedInError(one)) };
}

/** Why there is nothing to be told: neither kind is held, or one could not be asked for and the other is empty. */
function toMissing(...answers: readonly FhirAnswer[]) {
  const unknown = answers.find((answer) => answer.kind === 'not-supported');
  if (unknown !== undefined && answers.every(({ kind }) => kind === 'not-supported')) return unknown;
  const failure = answers.find((answer) => answer.kind === 'failed');
  return answers.every((answer) => toList(answer).length === 0) ? failure : undefined;
}

function toProduct(given: unknown): readonly FhirMedication[] {
  const product = readResource(medication, given)?.value;
  return product?.resourceType === 'Medication' ? [product] : [];
}

/** Reads the products that are pointed at and were not given with the search. */
async function readProducts(
  told: readonly Told[],
  products: readonly FhirMedication[],
  record: FhirRecord,
): Promise<readonly FhirMedication[]> {
  const addresses = told.flatMap(({ medicationCodeableConcept, medicationReference: reference }) => {
    const isNamed = medicationCodeableConcept !== undefined || reference === undefined;
    const address = isNamed ? undefined : toOwnAddress(reference, record, 'Medication');
    return address === undefined || findProduct(address, products) !== undefined ? [] : [address];
  });
  const wanted = [...new Set(addresses)].slice(0, mostRead);
  const read = await Promise.all(wanted.map((address) => record.read(address)));
  return read.flatMap(toProduct);
}

/** Which medicine an order or statement names: in place, inside it, as a product of the server's, or in words. */
function toMedicine(
  given: Told,
  products: readonly FhirMedication[],
  record: FhirRecord,
): CodedConcept | undefined {
  if (given.medicationCodeableConcept !== undefined) return toConcept(given.medicationCodeableConcept);
  const { medicationReference: reference } = given;
  if (reference === undefined) return undefined;
  const product =
    findInside(reference, given) ?? findProduct(toOwnAddress(reference, record, 'Medication'), products);
  if (product?.status === 'entered-in-error') return undefined;
  const named = toConcept(product?.code) ?? toIngredients(product);
  return named ?? (reference.display === undefined ? undefined : toTextConcept(reference.display));
}

type Product = Pick<FhirMedication, 'status' | 'code' | 'ingredient'>;

function findInside({ reference }: FhirReference, { contained = [] }: Told): Product | undefined {
  return contained.find(({ resourceType, id }) => resourceType === 'Medication' && reference === `#${id}`);
}

function findProduct(
  address: string | undefined,
  products: readonly FhirMedication[],
): FhirMedication | undefined {
  return products.find(({ id }) => id !== undefined && address === `Medication/${id}`);
}

/** What a product without a name of its own consists of. */
function toIngredients({ ingredient = [] }: Product = {}): CodedConcept | undefined {
  const names = toConcepts(ingredient.flatMap(({ itemCodeableConcept }) => itemCodeableConcept ?? []));
  const [only, ...others] = names;
  if (only === undefined || names.length < ingredient.length) return undefined;
  return others.length === 0 ? only : toTextConcept(names.map(({ display }) => display).join(' + '));
}
