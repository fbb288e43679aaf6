import type { SupplierDialect } from './supplier-dialect.ts';

/** A practice's system whose supplier is not known: it is read by the specification alone. */
export const otherSupplier: SupplierDialect = {
  product: 'General practice system',
  manufacturerOdsCodes: [],
  isIdentifierSystem: (system) => system === 'https://fhir.nhs.uk/Id/cross-care-setting-identifier',
  codeSystems: [],
  evidence: 'GP Connect 1.6, "Identifiers"',
};
