import {
  type FloatValueNode,
  getNamedType,
  GraphQLError,
  type IntValueNode,
  specifiedScalarTypes,
  type ValidationRule,
} from 'graphql';
import { isReadExactly } from './execution/exact-number.ts';

const specified: ReadonlySet<string> = new Set(specifiedScalarTypes.map(({ name }) => name));

/**
 * The validation rule that no number is written into an operation that would be another once it is read: nothing may
 * be asked for one and answered for its neighbour. Variables have no such limit.
 *
 * A `Float` is read as what is nearest to it, and must only not be beyond all of them (GraphQL, 3.5.2).
 */
export const exactLiteralRule: ValidationRule = (context) => {
  function check(node: IntValueNode | FloatValueNode): void {
    const type = getNamedType(context.getInputType());
    // Within a value of a type of the graph's own, nothing is known of what it is made of.
    const name = type === undefined || type === null ? '' : type.name;
    const isRight = name === 'Float' ? Number.isFinite(Number(node.value)) : isReadExactly(node.value);
    if (isRight || (name !== 'Float' && specified.has(name))) return;
    const message =
      name === 'Float'
        ? 'A number of the operation is larger than any Float.'
        : 'A number of the operation has more digits than can be read; give it as a variable.';
    context.reportError(new GraphQLError(message, { nodes: node }));
  }
  return { IntValue: check, FloatValue: check };
};
