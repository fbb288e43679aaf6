import { hash } from 'node:crypto';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { createBoundedCache } from './bounded-cache.ts';
import { compileCosts, type OperationCost } from './compile-cost.ts';
import { createReadFieldCost } from './field-costs.ts';
import type { OperationLimits } from './limits.ts';
import { longestListGiven, longestListWritten } from './longest-list.ts';
import { measureDocument } from './measure-document.ts';
import { countRepeats } from './count-repeats.ts';
import { type Refusal, toRefusal } from './refusal.ts';
import { maximumNesting, scanOperation } from './scan-operation.ts';

/** A GraphQL request as it came; its parts may be of any shape. */
export interface AskedOperation {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

/** Tells why a request may not be answered; `undefined` where no limit stands against it. Never throws. */
export type OperationGuard = (asked: AskedOperation) => Refusal | undefined;

/** What is known of an operation's text before its variables: that it is refused, or what it costs. */
type Verdict =
  | { readonly refusal: Refusal }
  | { readonly refusal?: undefined; readonly costs: ReadonlyMap<string, OperationCost> };

/** How many distinct texts a guard remembers. */
const rememberedTexts = 500;

/** What cannot be read, or lacks its parts, is left to the parser and to validation, which say why. */
const unread: Verdict = { costs: new Map() };

/**
 * Builds the guard over the operations of one graph. It stands before validation and planning, whose own work
 * grows faster than the text; its own is linear in the text, once for each distinct one, and in the variables.
 */
export function createOperationGuard(schema: GraphQLSchema, limits: OperationLimits): OperationGuard {
  const readFieldCost = createReadFieldCost(schema, limits.assumedItems);
  const verdicts = createBoundedCache<Verdict>(rememberedTexts);
  const judge = (text: string): Verdict => {
    const scanned = scanOperation(text, limits);
    if (scanned === 'unreadable') return unread;
    if (scanned === 'long') return { refusal: toRefusal('TOO_MANY_TOKENS', limits.tokens) };
    if (scanned === 'aliased') return { refusal: toRefusal('TOO_MANY_ALIASES', limits.aliases) };
    if (scanned === 'nested') return { refusal: toRefusal('OPERATION_TOO_DEEP', maximumNesting) };
    try {
      const document = parse(text, { noLocation: true, maxTokens: limits.tokens });
      const refusal = findExcess(document, limits);
      return refusal === undefined ? { costs: compileCosts(document, schema, readFieldCost) } : { refusal };
    } catch (error) {
      // Only fragments in a chain longer than the stack, which a raised limit of tokens lets through.
      if (error instanceof RangeError) return { refusal: toRefusal('OPERATION_TOO_DEEP', limits.depth) };
      return unread;
    }
  };
  return ({ query, operationName, variables }) => {
    if (typeof query !== 'string') return undefined;
    const verdict = verdicts.getOrMake(hash('sha256', query), () => judge(query));
    if (verdict.refusal !== undefined) return verdict.refusal;
    if (longestListGiven(variables) > limits.listItems) return toRefusal('LIST_TOO_LONG', limits.listItems);
    const cost = chooseCost(verdict.costs, operationName)?.(toVariables(variables)) ?? 0;
    return cost <= limits.cost ? undefined : toRefusal('OPERATION_TOO_COSTLY', limits.cost);
  };
}

/** The first limit that a document exceeds whatever its variables. */
function findExcess(document: DocumentNode, limits: OperationLimits): Refusal | undefined {
  const extent = measureDocument(document);
  if (extent.selections > limits.selections) return toRefusal('OPERATION_TOO_LARGE', limits.selections);
  if (extent.depth > limits.depth) return toRefusal('OPERATION_TOO_DEEP', limits.depth);
  if (countRepeats(document) > limits.repeats) return toRefusal('FIELD_REPEATED', limits.repeats);
  if (extent.aliases > limits.aliases) return toRefusal('TOO_MANY_ALIASES', limits.aliases);
  if (extent.fields > limits.rootFields) return toRefusal('TOO_MANY_ROOT_FIELDS', limits.rootFields);
  if (extent.directives > limits.directives) return toRefusal('TOO_MANY_DIRECTIVES', limits.directives);
  if (longestListWritten(document) > limits.listItems) return toRefusal('LIST_TOO_LONG', limits.listItems);
  return undefined;
}

/** The cost of the operation that is to be carried out; an only one needs no name. */
function chooseCost(
  costs: ReadonlyMap<string, OperationCost>,
  operationName: unknown,
): OperationCost | undefined {
  if (typeof operationName === 'string') return costs.get(operationName);
  const [only] = costs.values();
  return costs.size === 1 ? only : undefined;
}

function toVariables(variables: unknown): Readonly<Record<string, unknown>> {
  return typeof variables === 'object' && variables !== null ? (variables as Record<string, unknown>) : {};
}
