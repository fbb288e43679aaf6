import type { FhirResource, List } from 'fhir/r3.js';
import { isNotSupported, primaryListTypes, type RecordIndex, toListCode } from './record-index.ts';

const endedAllergies = '1103671000000101';
const secondarySystem = 'https://fhir.hl7.org.uk/STU3/CodeSystem/GPConnect-SecondaryListValues-1';
const warningExtension = /Extension-CareConnect-GPC-ListWarningCode-1$/;
const warningTexts: Readonly<Record<string, RegExp>> = {
  'confidential-items': /Items excluded due to confidentiality and\/or patient preferences\./,
  'data-in-transit':
    /Patient record transfer from previous GP practice not yet complete; information recorded before \d{2}-[A-Z][a-z]{2}-\d{4} may be missing\./,
  'data-awaiting-filing': /awaiting filing/i,
};

/** What is wrong with the primary and secondary lists of a record. */
export function findListFaults(index: RecordIndex): string[] {
  const codes = index.lists.map(toListCode);
  const repeated = Object.keys(primaryListTypes).filter(
    (code) => codes.indexOf(code) !== codes.lastIndexOf(code),
  );
  return [
    ...repeated.map((code) => `primary list ${code} is repeated`),
    ...index.lists.flatMap((list) => {
      const code = toListCode(list);
      const system = list.code?.coding?.[0]?.system;
      if (code in primaryListTypes) return findPrimaryFaults(index, list, code);
      return system === secondarySystem ? findSecondaryFaults(index, list, code) : [];
    }),
  ];
}

function findPrimaryFaults(index: RecordIndex, list: List, code: string): string[] {
  const entries = list.entry ?? [];
  const note = (list.note ?? []).map(({ text }) => text).join(' ');
  const isEmpty = entries.length === 0;
  return [
    ...findCommonFaults(list, code),
    ...(isEmpty && list.emptyReason?.coding?.[0]?.code !== 'no-content-recorded'
      ? [`${code} is empty without a reason`]
      : []),
    ...(isEmpty && !note.includes('Information not available') ? [`${code} is empty without a note`] : []),
    ...(!isEmpty && list.emptyReason !== undefined ? [`${code} is not empty but gives a reason`] : []),
    ...(code === endedAllergies
      ? findContainmentFaults(list)
      : entries
          .filter(({ item }) => !isNotSupported(item))
          .filter(
            ({ item }) => !primaryListTypes[code]?.includes(index.find(item)?.resourceType ?? 'nothing'),
          )
          .map(() => `${code} points at what it should not`)),
  ];
}

function findSecondaryFaults(index: RecordIndex, list: List, code: string): string[] {
  const isKnown = /^(consultations|problems)-[a-z-]+$/.test(code);
  const entries = list.entry ?? [];
  return [
    ...findCommonFaults(list, code),
    ...(isKnown ? [] : [`${code} is no secondary list`]),
    ...entries
      .filter(({ item }) => !isNotSupported(item) && !code.includes('ended-allergies'))
      .filter(({ item }) => index.find(item) === undefined)
      .map(() => `${code} points at nothing`),
  ];
}

function findCommonFaults(list: List, code: string): string[] {
  const note = (list.note ?? []).map(({ text }) => text).join(' ');
  const warnings = (list.extension ?? []).filter(({ url }) => warningExtension.test(url));
  return [
    ...(list.status === 'current' && list.mode === 'snapshot' ? [] : [`${code} is not a current snapshot`]),
    ...(list.title === undefined ? [`${code} has no title`] : []),
    ...(list.subject === undefined ? [`${code} has no subject`] : []),
    ...warnings
      .filter(({ valueCode }) => warningTexts[valueCode ?? '']?.test(note) !== true)
      .map(({ valueCode }) => `${code} warns of ${valueCode} without its text`),
  ];
}

function findContainmentFaults(list: List): string[] {
  const contained = (list.contained ?? []) as FhirResource[];
  const pointed = (list.entry ?? []).map(({ item }) => item.reference);
  return [
    ...contained
      .filter(
        (resource) =>
          resource.resourceType !== 'AllergyIntolerance' || resource.clinicalStatus !== 'resolved',
      )
      .map(() => 'an ended allergy is no resolved allergy'),
    ...contained
      .filter(({ id }) => !pointed.includes(`#${id}`))
      .map(() => 'an ended allergy is contained but not listed'),
    ...pointed
      .filter((reference) => !contained.some(({ id }) => reference === `#${id}`))
      .map(() => 'an ended allergy is listed but not contained'),
  ];
}
