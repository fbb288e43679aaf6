import type { Coding } from 'fhir/r3.js';
import type { Term } from '../population/life.ts';
import { systems } from './fhir-names.ts';
import { toLocalDrugDigits } from './local-drug-code.ts';
import type { Supplier } from './supplier.ts';
import { tpp } from './tpp.ts';

function toSnomed(term: Term): Coding {
  return { system: systems.snomed, code: term.snomed, display: term.display };
}

/** Vision: cross-care-setting identifiers, Read v2 after SNOMED CT, Gemscript drugs, neither diary nor documents. */
export const vision: Supplier = {
  ...tpp,
  name: 'vision',
  manufacturerOdsCode: 'YGV',
  capabilities: ['structured'],
  software: { name: 'Vision GP Connect simulator', version: '1.5' },
  businessIdentifierSystem: () => systems.crossCareSetting,
  toBusinessIdentifier: (_patient, entry, suffix) => `${toUuid(entry)}${suffix}`,
  toResourceId: (digits, suffix) => `${toUuid(digits)}${suffix}`,
  partSuffixes: {
    whole: '',
    problem: '-problem',
    statement: '-statement',
    plan: '',
    order: '',
    consultation: '-consultation',
    topic: '-topic#',
    heading: '-topic#-heading#',
  },
  toClinicalCodings: (term) =>
    term.readV2 === undefined
      ? [toSnomed(term)]
      : [
          toSnomed(term),
          { system: systems.readV2, code: term.readV2, display: term.display, userSelected: true },
        ],
  toDrugCodings: (product) => [
    {
      system: systems.gemscriptDrug,
      code: toLocalDrugDigits(product.snomed, 14),
      display: product.display,
      userSelected: true,
    },
    toSnomed(product),
  ],
  unsupportedAreas: ['diary'],
  toPrescribedQuantity: (amount, unit) => ({ value: amount, unit }),
  onsetPrecisions: ['day', 'month', 'day'],
  prescriptionsHaveEvents: false,
  listOrder: 'newest-first',
  decoratesLists: true,
};

function toUuid(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
