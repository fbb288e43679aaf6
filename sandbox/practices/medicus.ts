import type { Coding } from 'fhir/r3.js';
import type { Term } from '../population/life.ts';
import { emis } from './emis.ts';
import { systems } from './fhir-names.ts';
import type { Supplier } from './supplier.ts';

function toSnomed(term: Term): Coding {
  return { system: systems.snomed, code: term.snomed, display: term.display };
}

/** Medicus: SNOMED CT alone, identifiers of its own, every area and every capability. */
export const medicus: Supplier = {
  ...emis,
  name: 'medicus',
  manufacturerOdsCode: 'YGM',
  capabilities: ['structured', 'documents', 'appointments'],
  software: { name: 'Medicus GP Connect simulator', version: '1.6' },
  businessIdentifierSystem: () => 'https://medicus.health',
  toBusinessIdentifier: (_patient, entry, suffix) => `${entry.slice(0, 26)}${suffix}`,
  toResourceId: (digits, suffix) => `${digits.slice(0, 26)}${suffix}`,
  toClinicalCodings: (term) => [toSnomed(term)],
  toDrugCodings: (product) => [toSnomed(product)],
  unsupportedAreas: [],
  onsetPrecisions: ['day', 'day', 'year'],
  narrativeStatus: 'unknown',
  titlesEveryTopic: true,
  listOrder: 'oldest-first',
};
