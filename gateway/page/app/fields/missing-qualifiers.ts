import {
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { labelKeys } from '../answer/value-text.ts';
import { qualifierNames } from './default-selection.ts';
import { readQuery } from './read-query.ts';
import { type SelectionPath, toField, toOn } from './selection-path.ts';

/** Something that a query leaves out although it changes what the rest of the answer means. */
export interface MissingQualifier {
  readonly path: SelectionPath;
  readonly type: string;
  readonly field: string;
}

/** Finds what a query names without what changes its meaning, such as conditions without their certainty. */
export function findMissingQualifiers(schema: GraphQLSchema, text: string): readonly MissingQualifier[] {
  const read = readQuery(text);
  if (read === undefined) return [];
  const missing: MissingQualifier[] = [];
  const info = new TypeInfo(schema);
  const path: SelectionPath[number][] = [];
  visit(
    { ...parse('{ __typename }', { noLocation: true }), definitions: [read.operation] },
    visitWithTypeInfo(info, {
      enter(node) {
        if (node.kind === Kind.FIELD) path.push(toField(node.name.value));
        if (node.kind === Kind.INLINE_FRAGMENT && node.typeCondition !== undefined) {
          path.push(toOn(node.typeCondition.name.value));
        }
        if (node.kind !== Kind.SELECTION_SET) return;
        const type = info.getParentType();
        if (!isObjectType(type) && !isInterfaceType(type)) return;
        const names = new Set(
          node.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : [])),
        );
        if (!labelKeys.some((key) => names.has(key))) return;
        for (const field of Object.keys(type.getFields())) {
          if (qualifierNames.has(field) && !names.has(field) && !optional.has(field)) {
            missing.push({ path: [...path, toField(field)], type: type.name, field });
          }
        }
      },
      leave(node) {
        if (node.kind === Kind.FIELD) path.pop();
        if (node.kind === Kind.INLINE_FRAGMENT && node.typeCondition !== undefined) path.pop();
      },
    }),
  );
  // What an interface was asked for is not missing below one of its types.
  return missing.filter(
    ({ path: own, field }) => !(own.at(-2)?.kind === 'on' && isAskedAbove(read.ticked, own, field)),
  );
}

/** Whether it makes no item another, only more or less urgent. */
const optional = new Set(['criticality', 'isReported', 'merged']);

function isAskedAbove(ticked: ReadonlySet<string>, path: SelectionPath, field: string): boolean {
  const above = [...path.slice(0, -2), toField(field)];
  return ticked.has(above.map((step) => (step.kind === 'field' ? step.name : `…${step.type}`)).join('.'));
}
