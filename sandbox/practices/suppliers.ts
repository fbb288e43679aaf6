import { practices } from '../population/towns.ts';
import { emis } from './emis.ts';
import { larkfield } from './larkfield.ts';
import { medicus } from './medicus.ts';
import type { Supplier } from './supplier.ts';
import { tpp } from './tpp.ts';
import { vision } from './vision.ts';

/** Every supplier by its name. */
export const suppliers: Readonly<Record<Supplier['name'], Supplier>> = {
  emis,
  tpp,
  vision,
  medicus,
  larkfield,
};

/** Those whose practices share one server, because each has only a practice or two. */
export const smallSuppliers = ['vision', 'medicus', 'larkfield'] as const satisfies Supplier['name'][];

/** The supplier of a practice, among those that one server stands for; nothing where none of them is its. */
export function findSupplier(odsCode: string, served: readonly Supplier['name'][]): Supplier | undefined {
  // A server of one supplier alone answers for any practice, as tests need.
  const [only] = served;
  if (served.length === 1 && only !== undefined) return suppliers[only];
  const name = practices.find((practice) => practice.odsCode === odsCode)?.supplier;
  return name !== undefined && served.includes(name) ? suppliers[name] : undefined;
}
