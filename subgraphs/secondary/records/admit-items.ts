import type { z } from 'zod';
import { BadContent } from './query.ts';
import { ownedRow, type ToldRow } from './rows.ts';

/** A row that says whose it is, and what it says where that can be read. */
export interface OwnedRow<Row> {
  readonly trust: string;
  readonly personKeys: readonly string[];
  readonly row?: Row;
}

/** Admits rows one by one; fails where a row does not even say whose it is, because it may be anyone's. */
export function admitItems<Row extends ToldRow>(
  shape: z.ZodType<Row>,
  rows: readonly unknown[],
): readonly OwnedRow<Row>[] {
  return rows.map((row) => {
    const owner = ownedRow.safeParse(row);
    if (!owner.success) throw new BadContent();
    const parsed = shape.safeParse(row);
    const owned = { trust: owner.data.trust, personKeys: owner.data.person_keys };
    return parsed.success ? { ...owned, row: parsed.data } : owned;
  });
}
