import type { Coding } from 'fhir/r3.js';
import type { Term } from '../population/life.ts';
import { systems } from './fhir-names.ts';
import { medicus } from './medicus.ts';
import type { Supplier } from './supplier.ts';

/** How an operator describes this supplier to Caregraph, which knows nothing else of it. */
export const larkfieldSettings = {
  supplier: 'Larkfield',
  product: 'Larkfield GP',
  identifierSystems: ['https://larkfield.example/Id/'],
  codeSystems: ['https://larkfield.example/terms'],
  manufacturerOdsCodes: ['YGL'],
} as const;

function toCodings(term: Term): Coding[] {
  const own = term.snomed.slice(0, -2).split('').toReversed().join('');
  return [
    { system: 'https://larkfield.example/terms', code: `L${own}`, display: term.display, userSelected: true },
    { system: systems.snomed, code: term.snomed, display: term.display },
  ];
}

/** Larkfield, which does not exist: a supplier that Caregraph knows by configuration alone; codes of its own first. */
export const larkfield: Supplier = {
  ...medicus,
  name: 'larkfield',
  manufacturerOdsCode: 'YGL',
  capabilities: ['structured', 'documents'],
  software: { name: 'Larkfield GP', version: '0.9' },
  businessIdentifierSystem: (odsCode) => `https://larkfield.example/Id/${odsCode}`,
  toBusinessIdentifier: (_patient, entry, suffix) => `lk-${entry.slice(0, 12)}${suffix}`,
  toResourceId: (digits, suffix) => `lk-${digits.slice(0, 20)}${suffix}`,
  toClinicalCodings: toCodings,
  toDrugCodings: toCodings,
  unsupportedAreas: ['referrals'],
  toUnsupportedListItem: (text) => ({ display: text }),
  eventPrecision: 'day',
  onsetPrecisions: ['month', 'day', 'year'],
  decoratesLists: false,
};
