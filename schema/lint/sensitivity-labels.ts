import type { Rule } from './rule.ts';
import { directivesOf, fieldedTypes, textArgument } from './schema-nodes.ts';

/** The labels that say how sensitive a type is; access rules are written against them. */
export const sensitivityLabels = [
  'ADMINISTRATIVE',
  'DIRECTORY',
  'DEMOGRAPHICS',
  'CLINICAL',
  'SOCIAL_CARE',
  'SAFEGUARDING',
  'LEGAL',
  'COST',
] as const;

/** Every type with fields carries one label, the same in every subgraph. */
export const labelled: Rule = (subgraphs) => {
  const known = new Map<string, string>();
  return subgraphs.flatMap(({ name, document }) =>
    fieldedTypes(document)
      .filter((type) => !['Query', 'Mutation'].includes(type.name.value))
      .flatMap((type) => {
        const labels = directivesOf(type, 'sensitivity').map(
          (directive) => textArgument(directive, 'label') ?? '',
        );
        const [label = ''] = labels;
        const typeName = type.name.value;
        if (labels.length !== 1) return [`${name}: ${typeName} needs one @sensitivity label.`];
        if (!sensitivityLabels.some((candidate) => candidate === label)) {
          return [`${name}: ${typeName} has the unknown label "${label}".`];
        }
        const before = known.get(typeName) ?? label;
        known.set(typeName, before);
        return before === label
          ? []
          : [`${name}: ${typeName} is labelled "${label}" here and "${before}" elsewhere.`];
      }),
  );
};
