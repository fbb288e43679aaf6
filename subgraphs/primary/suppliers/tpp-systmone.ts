import type { SupplierDialect } from './supplier-dialect.ts';

/** TPP SystmOne: one identifier system for all practices, CTV3 beside SNOMED CT, and drugs coded in Multilex. */
export const tppSystmOne: SupplierDialect = {
  supplier: 'TPP',
  product: 'SystmOne',
  manufacturerOdsCodes: ['YGA'],
  isIdentifierSystem: (system) => /^https:\/\/tpp-uk\.com\/Id\//i.test(system),
  codeSystems: ['http://read.info/ctv3', 'https://fhir.hl7.org.uk/Id/multilex-drug-codes'],
  evidence:
    'The medication bundles that NHS Digital published for consumers; GP Connect 1.6, "Common code systems"',
};
