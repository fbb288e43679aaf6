import type { SupplierDialect } from './supplier-dialect.ts';

/** EMIS Web: identifiers carry the practice's code in their system; drugs and allergies have codes of EMIS's own. */
export const emisWeb: SupplierDialect = {
  supplier: 'EMIS',
  product: 'EMIS Web',
  manufacturerOdsCodes: ['YGJ'],
  isIdentifierSystem: (system) => /^https:\/\/EMISWeb\//i.test(system),
  codeSystems: ['https://fhir.hl7.org.uk/Id/emis-drug-codes', 'https://fhir.hl7.org.uk/Id/egton-codes'],
  evidence:
    'The structured records that EMIS published for consumer testing in 2021; GP Connect 1.6, "Common code systems"',
};
