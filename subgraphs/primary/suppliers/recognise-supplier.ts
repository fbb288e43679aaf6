import { emisWeb } from './emis-web.ts';
import { otherSupplier } from './other-supplier.ts';
import type { SupplierDialect } from './supplier-dialect.ts';
import { tppSystmOne } from './tpp-systmone.ts';

/** The suppliers whose records are known; a new one is a file beside this one and an entry here. */
const knownSuppliers: readonly SupplierDialect[] = [emisWeb, tppSystmOne];

/** What tells which supplier's system wrote a record. */
export interface SupplierEvidence {
  /** The systems of the record's business identifiers, one for each identifier. */
  readonly identifierSystems: readonly string[];
  /** Gives the systems of the record's codes; asked for only where nothing better tells. */
  readonly codeSystems: () => ReadonlySet<string>;
  /** The manufacturer that the Spine directory names for the practice's system. */
  readonly manufacturerOdsCode?: string;
}

/**
 * Recognises the supplier by whose identifiers the record carries most, then by the directory, then by code
 * systems of one supplier alone.
 *
 * The record's own identifiers come first because ids are made with the product's name and must last.
 */
export function recogniseSupplier(evidence: SupplierEvidence): SupplierDialect {
  const { identifierSystems, manufacturerOdsCode } = evidence;
  const ranked = knownSuppliers
    .map((dialect) => ({ dialect, count: identifierSystems.filter(dialect.isIdentifierSystem).length }))
    .filter(({ count }) => count > 0)
    .sort((left, right) => right.count - left.count);
  if (ranked[0] !== undefined) return ranked[0].dialect;
  const named = toManufacturersDialect(manufacturerOdsCode);
  if (named !== undefined) return named;
  const codeSystems = evidence.codeSystems();
  const coded = knownSuppliers.filter((dialect) =>
    dialect.codeSystems.some((system) => codeSystems.has(system)),
  );
  return coded.length === 1 && coded[0] !== undefined ? coded[0] : otherSupplier;
}

/** The dialect of a manufacturer as the Spine directory names it; `undefined` where it is not known. */
export function toManufacturersDialect(odsCode: string | undefined): SupplierDialect | undefined {
  return knownSuppliers.find(
    ({ manufacturerOdsCodes }) => odsCode !== undefined && manufacturerOdsCodes.includes(odsCode),
  );
}
