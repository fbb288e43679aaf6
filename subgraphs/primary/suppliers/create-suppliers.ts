import { emisWeb } from './emis-web.ts';
import { medicus } from './medicus.ts';
import { otherSupplier } from './other-supplier.ts';
import type { SupplierDialect } from './supplier-dialect.ts';
import { tppSystmOne } from './tpp-systmone.ts';
import { vision } from './vision.ts';

/** The suppliers whose records are known; a new one is a file beside this one and an entry here, or configured. */
export const knownSuppliers: readonly SupplierDialect[] = [emisWeb, tppSystmOne, vision, medicus];

/** What tells which supplier's system wrote a record. */
export interface SupplierEvidence {
  readonly practiceOdsCode: string;
  /** The systems of the record's business identifiers, one for each identifier. */
  readonly identifierSystems: readonly string[];
  /** Gives the systems of the record's codes; asked for only where nothing better tells. */
  readonly codeSystems: () => ReadonlySet<string>;
  /** The manufacturer that the Spine directory names for the practice's system. */
  readonly manufacturerOdsCode?: string;
  /** The product that an earlier answer of the practice named. */
  readonly knownProduct?: string;
}

/** The suppliers that this process knows. */
export interface Suppliers {
  /**
   * Recognises the supplier by what is configured for the practice, then by whose identifiers the record carries
   * most, then by the directory, then by code systems of one supplier alone, then by what an earlier answer told.
   */
  readonly recognise: (evidence: SupplierEvidence) => SupplierDialect;
  /** The dialect of a manufacturer as the Spine directory names it; `undefined` where it is not known. */
  readonly ofManufacturer: (odsCode: string | undefined) => SupplierDialect | undefined;
}

/** Builds the suppliers: those that are known, as far as none is configured in their place, and those configured. */
export function createSuppliers(configured: readonly SupplierDialect[] = []): Suppliers {
  const products = new Set(configured.map(({ product }) => product));
  const all = [...configured, ...knownSuppliers.filter(({ product }) => !products.has(product))];
  const ofManufacturer = (odsCode: string | undefined) =>
    all.find(({ manufacturerOdsCodes }) => odsCode !== undefined && manufacturerOdsCodes.includes(odsCode));
  return {
    ofManufacturer,
    recognise({ practiceOdsCode, identifierSystems, codeSystems, manufacturerOdsCode, knownProduct }) {
      const assigned = all.find(({ practices }) => practices?.includes(practiceOdsCode));
      if (assigned !== undefined) return assigned;
      const [most] = all
        .map((dialect) => ({
          dialect,
          count: identifierSystems.filter(dialect.isIdentifierSystem).length,
        }))
        .filter(({ count }) => count > 0)
        .sort((left, right) => right.count - left.count);
      if (most !== undefined) return most.dialect;
      const named = ofManufacturer(manufacturerOdsCode);
      if (named !== undefined) return named;
      const found = codeSystems();
      const coded = all.filter((dialect) => dialect.codeSystems.some((system) => found.has(system)));
      if (coded.length === 1 && coded[0] !== undefined) return coded[0];
      return all.find(({ product }) => product === knownProduct) ?? otherSupplier;
    },
  };
}
