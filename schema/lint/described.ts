import { Kind, visit } from 'graphql';
import type { Rule } from './rule.ts';

/** Every type, field, argument and enum value is described in words, ending with a full stop. */
export const described: Rule = (subgraphs) =>
  subgraphs.flatMap(({ name, document }) => {
    const faults: string[] = [];
    const check = (node: { name: { value: string }; description?: { value: string } | undefined }) => {
      const text = node.description?.value.trim() ?? '';
      if (text.length < 5) faults.push(`${name}: "${node.name.value}" has no description.`);
      else if (!text.endsWith('.'))
        faults.push(`${name}: the description of "${node.name.value}" is no sentence.`);
    };
    visit(document, {
      [Kind.DIRECTIVE_DEFINITION]: () => false,
      [Kind.OBJECT_TYPE_DEFINITION]: (node) => check(node),
      [Kind.INTERFACE_TYPE_DEFINITION]: (node) => check(node),
      [Kind.UNION_TYPE_DEFINITION]: (node) => check(node),
      [Kind.ENUM_TYPE_DEFINITION]: (node) => check(node),
      [Kind.ENUM_VALUE_DEFINITION]: (node) => check(node),
      [Kind.SCALAR_TYPE_DEFINITION]: (node) => check(node),
      [Kind.INPUT_OBJECT_TYPE_DEFINITION]: (node) => check(node),
      [Kind.INPUT_VALUE_DEFINITION]: (node) => check(node),
      [Kind.FIELD_DEFINITION]: (node) => check(node),
    });
    return faults;
  });
