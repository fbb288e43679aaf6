import type { Coding } from 'fhir/r3.js';
import type { Term } from '../population/life.ts';
import { systems } from './fhir-names.ts';
import { toLocalDrugDigits } from './local-drug-code.ts';
import type { Supplier } from './supplier.ts';

function toSnomed(term: Term): Coding {
  return { system: systems.snomed, code: term.snomed, display: term.display };
}

/** EMIS Web: GUIDs, Read v2 before SNOMED CT, lists first, precise times, no diary. */
export const emis: Supplier = {
  name: 'emis',
  manufacturerOdsCode: 'YGJ',
  capabilities: ['structured', 'documents', 'appointments'],
  software: { name: 'EMIS Web GP Connect simulator', version: '9.20' },
  businessIdentifierSystem: (odsCode) => `https://EMISWeb/${odsCode}`,
  toBusinessIdentifier: (patient, entry, suffix) =>
    `${patient}${entry}${suffix.replaceAll('-', '')}`.toUpperCase(),
  toResourceId: (digits, suffix) =>
    `${digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5').toUpperCase()}${suffix}`,
  partSuffixes: {
    whole: '',
    problem: '-PROB',
    statement: '-MS',
    plan: '',
    order: '',
    consultation: '-LST',
    topic: '-PG#',
    heading: '-PG#-HD#',
  },
  toClinicalCodings: (term) =>
    term.readV2 === undefined
      ? [{ ...toSnomed(term), userSelected: true }]
      : [
          { system: systems.readV2, code: term.readV2, display: term.display, userSelected: true },
          toSnomed(term),
        ],
  toDrugCodings: (product) => [
    {
      system: systems.emisDrug,
      code: `${product.display
        .replaceAll(/[^a-z]/gi, '')
        .slice(0, 4)
        .toUpperCase()}${toLocalDrugDigits(product.snomed, 5)}EMIS`,
      display: product.display,
      userSelected: true,
    },
    toSnomed(product),
  ],
  unsupportedAreas: ['diary'],
  toUnsupportedListItem: (text) => ({ display: text }),
  toUnsupportedRelatedItem: (text) => ({ display: text }),
  onsetPrecisions: ['day', 'instant', 'day', 'month', 'day'],
  eventPrecision: 'instant',
  narrativeStatus: 'final',
  toPrescribedQuantity: (amount, unit) => ({ value: amount, unit }),
  performerParticipantSystem: systems.participationType,
  titlesEveryTopic: false,
  prescriptionsHaveEvents: false,
  listOrder: 'newest-first',
  decoratesLists: true,
  bundleOrder: [
    'List',
    'Patient',
    'MedicationRequest',
    'Condition',
    'AllergyIntolerance',
    'Immunization',
    'Encounter',
    'MedicationStatement',
    'Observation',
    'ReferralRequest',
    'Organization',
    'Practitioner',
    'Medication',
    'PractitionerRole',
  ],
};
