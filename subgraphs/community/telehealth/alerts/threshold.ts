/** One limit of a care plan, and who is to act where a reading crosses it. */
export interface Threshold {
  /** The ODS code of the provider that keeps the plan. */
  readonly provider: string;
  readonly planId: string;
  readonly thresholdId: string;
  readonly nhsNumber: string;
  /** What amounts it limits: the name of a kind of measurement, or a code. */
  readonly kind: string;
  readonly comparison: 'below' | 'above';
  readonly limit: number;
  /** That of the kind, else as the provider has it. A known kind without one is a limit that cannot be used. */
  readonly unit: string | null;
  /** Whom the plan names; empty where it names nobody. */
  readonly owner: { readonly name: string; readonly role: string | null } | null;
  /** Within how many minutes somebody is to act. */
  readonly minutes: number;
}

/** Names a threshold among all. */
export function toThresholdKey({ provider, planId, thresholdId }: Threshold): string {
  return JSON.stringify([provider, planId, thresholdId]);
}
