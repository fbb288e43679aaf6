import type { Generated } from 'kysely';

/** Every word of a supplier that was taken, as it was read; nothing is ever changed or removed here. */
interface ItemTable {
  readonly id: Generated<string>;
  readonly supplier: string;
  readonly identifier: string;
  /** Of what it says, so that the same word is kept once. */
  readonly digest: string;
  readonly type: 'reading' | 'image';
  readonly nhs_number: string | null;
  readonly link: string;
  readonly kind: string;
  readonly status: string;
  readonly date: string;
  readonly at: string;
  readonly stated: string | null;
  readonly received_at: string;
  /** JSON of `ReadingFacts` or `ImageFacts`. */
  readonly facts: unknown;
}

/** The limits of care plans, as their providers' tables held them last. */
interface ThresholdTable {
  readonly provider: string;
  readonly plan_id: string;
  readonly threshold_id: string;
  readonly nhs_number: string;
  /** JSON of `Threshold`. */
  readonly threshold: unknown;
}

/** Alerts; they are never removed. */
interface AlertTable {
  readonly id: Generated<string>;
  readonly supplier: string;
  readonly identifier: string;
  readonly provider: string;
  readonly plan_id: string;
  readonly threshold_id: string;
  readonly nhs_number: string;
  readonly code: unknown;
  readonly message: string;
  readonly date: string;
  readonly owner: unknown;
  readonly raised_at: string;
  readonly due_at: string;
  readonly withdrawn_at: string | null;
  readonly acknowledged_at: string | null;
  /** JSON of who took it on. */
  readonly acknowledged_by: unknown;
  readonly note: string | null;
}

/** When each supplier was last heard, and how much of what it sent was refused. */
interface SupplierTable {
  readonly supplier: string;
  readonly heard_at: string;
  readonly taken: string;
  readonly refused: string;
}

/** The tables of the community store. */
export interface CommunityTables {
  readonly telehealth_item: ItemTable;
  readonly threshold: ThresholdTable;
  readonly alert: AlertTable;
  readonly telehealth_supplier: SupplierTable;
}
