import { type FieldNode, type InlineFragmentNode, Kind, type SelectionSetNode } from 'graphql';
import type { EntityKeys } from '../entity-keys.ts';
import type { ResponseObject } from '../execution/response-object.ts';

/** How the keys begin under which an object echoes the fields that name it; no client may use one. */
export const echoPrefix = '__caregraph_';

const toEchoKey = (field: string) => echoPrefix + field;

/**
 * Asks every object of a fetch to name itself, so that an answer about another one is not taken for it.
 *
 * The library matches objects by their position alone.
 */
export function withEchoes(selectionSet: SelectionSetNode, keys: EntityKeys): SelectionSetNode {
  const types = new Set(
    selectionSet.selections.flatMap((selection) =>
      selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition !== undefined
        ? [selection.typeCondition.name.value]
        : [],
    ),
  );
  const echoes = [...types].flatMap((type): InlineFragmentNode[] => {
    const fields = echoedFields(keys, type).map((field): FieldNode => ({
      kind: Kind.FIELD,
      alias: { kind: Kind.NAME, value: toEchoKey(field) },
      name: { kind: Kind.NAME, value: field },
    }));
    if (fields.length === 0) return [];
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
        selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
      },
    ];
  });
  return { ...selectionSet, selections: [...selectionSet.selections, ...echoes] };
}

/** Why an object cannot be taken for the one that was asked for: it names another, or does not name itself. */
export function findIdentityFault(
  object: ResponseObject,
  representation: ResponseObject,
  keys: EntityKeys,
): 'IDENTITY_MISMATCH' | 'FIELD_MISSING' | undefined {
  let fault: 'FIELD_MISSING' | undefined;
  for (const field of echoedFields(keys, String(representation['__typename']))) {
    const asked = representation[field];
    const echo = object[toEchoKey(field)];
    if (asked === undefined || echo === asked) continue;
    if (echo !== undefined) return 'IDENTITY_MISMATCH';
    fault = 'FIELD_MISSING';
  }
  return fault;
}

/** A seal is the same for all items of a record, so an item is known by its id alone. */
function echoedFields(keys: EntityKeys, type: string): readonly string[] {
  const fields = keys.get(type) ?? [];
  return fields.includes('id') ? ['id'] : fields;
}
