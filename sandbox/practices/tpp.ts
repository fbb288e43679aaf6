import type { Coding } from 'fhir/r3.js';
import type { Term } from '../population/life.ts';
import { extensions, systems } from './fhir-names.ts';
import { toLocalDrugDigits } from './local-drug-code.ts';
import type { Supplier } from './supplier.ts';

function toSnomed(term: Term): Coding {
  return { system: systems.snomed, code: term.snomed, display: term.display };
}

/** TPP SystmOne: sixteen-digit ids, CTV3 and Multilex after SNOMED CT, lists last, no immunisations. */
export const tpp: Supplier = {
  name: 'tpp',
  manufacturerOdsCode: 'YGA',
  capabilities: ['structured', 'appointments'],
  software: { name: 'SystmOne GP Connect simulator', version: '1.6' },
  businessIdentifierSystem: () => 'https://tpp-uk.com/Id/ccs-id',
  toBusinessIdentifier: (patient, entry, suffix) => `${patient.slice(0, 16)}_${entry.slice(0, 16)}${suffix}`,
  toResourceId: (digits, suffix) => `${digits.slice(0, 16)}_${digits.slice(16)}${suffix}`,
  partSuffixes: {
    whole: '',
    problem: '_problem',
    statement: '',
    plan: '_plan',
    order: '_order',
    consultation: '_event',
    topic: '_topic#',
    heading: '_topic#_heading#',
  },
  toClinicalCodings: (term) =>
    term.ctv3 === undefined
      ? [{ ...toSnomed(term), userSelected: true }]
      : [
          toSnomed(term),
          { system: systems.ctv3, code: term.ctv3, display: term.display, userSelected: true },
        ],
  toDrugCodings: (product) => [
    toSnomed(product),
    {
      system: systems.multilexDrug,
      code: toLocalDrugDigits(product.snomed, 8),
      display: product.display,
      userSelected: true,
    },
  ],
  unsupportedAreas: ['immunisations'],
  toUnsupportedListItem: (text) => ({ display: text }),
  // Seen in the field: the sentence where the address should be.
  toUnsupportedRelatedItem: (text) => ({ reference: text }),
  onsetPrecisions: ['day', 'year', 'day', 'month'],
  eventPrecision: 'day',
  narrativeStatus: 'unknown',
  toPrescribedQuantity: (amount, unit) => ({
    extension: [{ url: extensions.medicationQuantityText, valueString: unit }],
    value: amount,
  }),
  performerParticipantSystem: systems.gpConnectParticipant,
  titlesEveryTopic: true,
  prescriptionsHaveEvents: true,
  listOrder: 'oldest-first',
  decoratesLists: false,
  bundleOrder: [
    'Patient',
    'Organization',
    'Practitioner',
    'PractitionerRole',
    'Encounter',
    'AllergyIntolerance',
    'MedicationStatement',
    'Medication',
    'MedicationRequest',
    'Condition',
    'Observation',
    'ReferralRequest',
    'ProcedureRequest',
    'List',
  ],
};
