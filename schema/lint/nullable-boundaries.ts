import { Kind } from 'graphql';
import type { Rule } from './rule.ts';
import { directivesOf, fieldedTypes, keyFields, placeOf } from './schema-nodes.ts';

/** What crosses a subgraph boundary is nullable: a setting that is down must not take its neighbours along. */
export const nullableBoundaries: Rule = (subgraphs) =>
  subgraphs.flatMap(({ name, document }) =>
    fieldedTypes(document)
      .filter((type) => type.name.value === 'Query' || directivesOf(type, 'key').length > 0)
      .flatMap((type) =>
        (type.fields ?? [])
          .filter((field) => field.type.kind === Kind.NON_NULL_TYPE && !keyFields(type).has(field.name.value))
          .map((field) => `${placeOf(name, type, field)} crosses a subgraph boundary and must be nullable.`),
      ),
  );
