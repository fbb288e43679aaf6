import { boundedLists } from './bounded-lists.ts';
import { described } from './described.ts';
import { noChainedRequires } from './no-chained-requires.ts';
import { noShareableLists } from './no-shareable-lists.ts';
import { nullableBoundaries } from './nullable-boundaries.ts';
import type { Rule } from './rule.ts';
import { labelled } from './sensitivity-labels.ts';

/** Every house rule, by the name under which a breach is reported. */
export const rules: Readonly<Record<string, Rule>> = {
  described: described,
  'nullable-boundaries': nullableBoundaries,
  'bounded-lists': boundedLists,
  'no-shareable-lists': noShareableLists,
  'no-chained-requires': noChainedRequires,
  'sensitivity-labels': labelled,
};
