import {
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * What is asked of a thing when it is first ticked: what it is called, when it was, whose it is, and always what
 * changes its meaning, so that nobody asks for conditions without whether they were ruled out.
 */
export function toDefaultSelection(type: GraphQLNamedType, depth = 0): SelectionSetNode | undefined {
  if (isLeafType(type)) return undefined;
  const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const chosen = fields.flatMap(({ name, type: given, args }): SelectionNode[] => {
    if (args.some((argument) => argument.type.toString().endsWith('!'))) return [];
    const inner = getNamedType(given);
    if (isLeafType(inner)) return leafNames.has(name) || qualifierNames.has(name) ? [toFieldNode(name)] : [];
    if (depth >= 5 || !nestedNames.has(name)) return [];
    const selectionSet = toDefaultSelection(inner, depth + 1);
    return selectionSet === undefined ? [] : [toFieldNode(name, selectionSet)];
  });
  return { kind: Kind.SELECTION_SET, selections: chosen.length === 0 ? [toFieldNode('__typename')] : chosen };
}

/** A field as it stands in a query. */
export function toFieldNode(name: string, selectionSet?: SelectionSetNode): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    ...(selectionSet === undefined ? {} : { selectionSet }),
  };
}

const leafNames = new Set(
  [
    'title display text name description date created issued onset abated lastIssued start end setting system state',
    'reason asOf value unit comparator kind courseType dosage hasNextPage endCursor odsCode role',
  ].flatMap((line) => line.split(' ')),
);

/** What changes the meaning of an item. */
export const qualifierNames: ReadonlySet<string> = new Set(
  [
    'status statusText clinicalStatus certainty verificationStatus noKnownAllergy degraded prescribedElsewhere isReported',
    'negated isNegated provisional isProvisional suspected merged comparator unit criticality concerns',
  ].flatMap((line) => line.split(' ')),
);

const nestedNames = new Set(
  [
    'edges node items sources pageInfo period code medication procedure vaccine name quantity provenance service',
    'serviceType organisation reactions concept type',
  ].flatMap((line) => line.split(' ')),
);
