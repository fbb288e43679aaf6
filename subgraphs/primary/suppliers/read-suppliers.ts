import { z } from 'zod';
import { knownSuppliers } from './create-suppliers.ts';
import type { SupplierDialect } from './supplier-dialect.ts';

const odsCode = z.string().regex(/^[A-Z0-9]{2,10}$/, 'must be an ODS code, such as Z91001');

/** A supplier as an operator describes it; nothing but names, addresses of systems and ODS codes. */
export const supplierSettings = z
  .strictObject({
    supplier: z.string().min(1, 'must be the name of the supplier').max(60),
    product: z
      .string()
      .regex(
        /^[^|\p{Cc}]{1,60}$/u,
        'must be the name of the record system, and must never change afterwards',
      ),
    identifierSystems: z
      .array(z.url('must be the address with which the identifiers of its records begin'))
      .default([]),
    codeSystems: z.array(z.url('must be the address of a code system that only it uses')).default([]),
    manufacturerOdsCodes: z.array(odsCode).default([]),
    practices: z.array(odsCode).default([]),
  })
  .refine(
    ({ product, ...evidence }) =>
      knownSuppliers.some((known) => known.product === product) ||
      [
        evidence.identifierSystems,
        evidence.codeSystems,
        evidence.manufacturerOdsCodes,
        evidence.practices,
      ].some(({ length }) => length > 0),
    'must say by what it is recognised: identifierSystems, codeSystems, manufacturerOdsCodes or practices',
  );

/** All suppliers that an operator describes; no product and no practice twice. */
export const suppliersShape = z
  .array(supplierSettings)
  .max(50)
  .superRefine((all, context) => {
    const seen = new Map<string, number>();
    for (const [index, { product, practices }] of all.entries()) {
      for (const name of [`the product "${product}"`, ...practices.map((code) => `the practice ${code}`)]) {
        if (seen.has(name))
          context.addIssue({ code: 'custom', path: [index], message: `must not name ${name} twice` });
        seen.set(name, index);
      }
    }
  });

/**
 * Turns what an operator describes into dialects. A supplier that is known keeps what is known of it and gains what
 * is described: a manufacturer's code, or practices that use it.
 */
export function toConfiguredDialects(all: z.output<typeof suppliersShape>): readonly SupplierDialect[] {
  return all.map((settings) => {
    const known = knownSuppliers.find(({ product }) => product === settings.product);
    const isConfigured = (system: string) =>
      settings.identifierSystems.some((start) => system.toLowerCase().startsWith(start.toLowerCase()));
    return {
      supplier: settings.supplier,
      product: settings.product,
      manufacturerOdsCodes: [...(known?.manufacturerOdsCodes ?? []), ...settings.manufacturerOdsCodes],
      isIdentifierSystem: (system) => isConfigured(system) || known?.isIdentifierSystem(system) === true,
      codeSystems: [...(known?.codeSystems ?? []), ...settings.codeSystems],
      practices: settings.practices,
      evidence: 'The operator of this installation',
    };
  });
}
