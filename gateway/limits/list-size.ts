import { type FieldNode, Kind, type ValueNode } from 'graphql';
import type { CostRun, CostTerm } from './cost-term.ts';
import type { FieldCost } from './field-costs.ts';

/** How many items a field's arguments ask for; what is assumed where none of them says. */
export function toListSize(cost: FieldCost, node: FieldNode): CostTerm {
  const amounts = (node.arguments ?? []).flatMap(({ name, value }) => {
    if (cost.slicingArguments.includes(name.value)) return [toAmount(value, asNumber)];
    if (cost.keyArguments.includes(name.value)) return [toAmount(value, asLength)];
    return [];
  });
  const isKnown = amounts.every((amount) => typeof amount !== 'function');
  const choose = (run?: CostRun): number => {
    const given = amounts.map((amount) => (typeof amount === 'function' && run ? amount(run) : amount));
    const numbers = given.filter((amount) => typeof amount === 'number');
    return numbers.length === 0 ? cost.assumedItems : Math.max(...numbers);
  };
  return isKnown ? choose() : choose;
}

/** The amount that a value says; `undefined` where it says none. */
type Amount = number | undefined | ((run: CostRun) => number | undefined);

function toAmount(value: ValueNode, read: (value: unknown) => number | undefined): Amount {
  if (value.kind === Kind.VARIABLE) {
    const name = value.name.value;
    return (run) => read(run.read(name));
  }
  if (value.kind === Kind.INT) return read(Number(value.value));
  if (value.kind === Kind.LIST) return read(value.values);
  return value.kind === Kind.NULL ? undefined : read(value);
}

/** An amount below nothing is not one; whoever answers the field refuses it. */
function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

/** A single value stands for a list of it. */
function asLength(value: unknown): number | undefined {
  if (Array.isArray(value)) return value.length;
  return value === undefined || value === null ? undefined : 1;
}
