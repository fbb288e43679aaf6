import type { SupplierDialect } from './supplier-dialect.ts';

/** Vision: the specification's own identifier system, which tells nothing, and drugs coded in Resip UK Gemscript. */
export const vision: SupplierDialect = {
  supplier: 'Cegedim',
  product: 'Vision',
  manufacturerOdsCodes: [],
  isIdentifierSystem: (system) => /^https?:\/\/(?:www\.)?visionhealth\.co\.uk\//i.test(system),
  codeSystems: ['https://fhir.hl7.org.uk/Id/resipuk-gemscript-drug-codes'],
  evidence:
    'GP Connect 1.6, "Common code systems" (Gemscript); the identifiers of practitioners in the medication bundle that NHS Digital published for consumers',
};
