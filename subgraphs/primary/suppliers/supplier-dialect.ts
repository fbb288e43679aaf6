/** What one supplier's practices do in their own way. */
export interface SupplierDialect {
  /** The supplier's name; absent where it is not known. */
  readonly supplier?: string;
  /** The record system's name, as it stands in provenance and in ids: it must never change. */
  readonly product: string;
  /** The supplier's own codes in the Organisation Data Service, as the Spine directory names manufacturers. */
  readonly manufacturerOdsCodes: readonly string[];
  /** Tells whether business identifiers of this system are the supplier's own. */
  readonly isIdentifierSystem: (system: string) => boolean;
  /** The code systems that only this supplier's records use. */
  readonly codeSystems: readonly string[];
  /** Practices that are known to use it, whatever their records say. */
  readonly practices?: readonly string[];
  /** Where it is written or seen that the supplier does so. */
  readonly evidence: string;
}
