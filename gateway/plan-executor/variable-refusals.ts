import { type GraphQLError, Kind } from 'graphql';
import { toGraphError } from '../../schema/runtime/graph-error.ts';

/** What a client is told whose variables do not fit its operation: which, and never what it sent. */
export function toVariableRefusals(errors: readonly GraphQLError[]): GraphQLError[] {
  return errors.map((error) => {
    const variable = /^Variable "\$([_A-Za-z][_A-Za-z0-9]{0,63})"/.exec(error.message)?.[1];
    const isAboutVariable = variable !== undefined && error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
    return isAboutVariable ? toVariableRefusal(variable) : toGraphError('BAD_USER_INPUT');
  });
}

/** What a client is told of one variable that does not fit. */
export function toVariableRefusal(variable: string): GraphQLError {
  // The library's own message holds the value, which can be an NHS number.
  const message = `The variable "$${variable}" is missing or does not fit its type.`;
  return toGraphError('BAD_USER_INPUT', { message });
}
