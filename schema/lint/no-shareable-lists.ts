import type { Rule } from './rule.ts';
import { directivesOf, fieldedTypes, isList, placeOf } from './schema-nodes.ts';

/** No list of an entity is shareable: the gateway would take one subgraph's items for all of them, silently. */
export const noShareableLists: Rule = (subgraphs) =>
  subgraphs.flatMap(({ name, document }) =>
    fieldedTypes(document)
      .filter((type) => directivesOf(type, 'key').length > 0)
      .flatMap((type) => {
        const isShared = directivesOf(type, 'shareable').length > 0;
        return (type.fields ?? [])
          .filter((field) => isList(field.type))
          .filter((field) => isShared || directivesOf(field, 'shareable').length > 0)
          .map((field) => `${placeOf(name, type, field)} is a shareable list of an entity.`);
      }),
  );
