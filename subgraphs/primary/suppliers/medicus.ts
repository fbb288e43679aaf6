import type { SupplierDialect } from './supplier-dialect.ts';

/** Medicus: identifiers of its own, and SNOMED CT alone. */
export const medicus: SupplierDialect = {
  supplier: 'Medicus Health',
  product: 'Medicus',
  manufacturerOdsCodes: [],
  isIdentifierSystem: (system) => /^https:\/\/(?:[a-z0-9-]+\.)*medicus\.health(?:\/|$)/i.test(system),
  codeSystems: [],
  evidence: 'The structured record of the NHS GP2GP adaptor’s examples that carries a body site',
};
