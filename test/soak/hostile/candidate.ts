import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** Gives a whole number from 0 up to the one given. */
export type Pick = (below: number) => number;

/** One selection of a candidate. */
export type Selection =
  | { readonly kind: 'field'; readonly name: string; readonly alias: string; readonly below: Selection[] }
  | { readonly kind: 'inline'; readonly type: string; readonly below: Selection[] }
  | { readonly kind: 'spread'; readonly fragment: number };

/** An operation that can be changed bit by bit. */
export interface Candidate {
  readonly root: Selection[];
  readonly fragments: { readonly type: string; readonly below: Selection[] }[];
}

/** Where selections stand: of which type they are, and which they are. */
interface Place {
  readonly type: GraphQLNamedType;
  readonly set: Selection[];
}

/** Writes a candidate as short as it can be. */
export function writeCandidate(schema: GraphQLSchema, { root, fragments }: Candidate): string {
  const query = schema.getQueryType()?.name ?? '';
  const texts = fragments.map(
    ({ type, below }, index) => `fragment f${index} on ${type}${write(schema, type, below)}`,
  );
  return [write(schema, query, root), ...texts].join('');
}

function write(schema: GraphQLSchema, type: string, set: readonly Selection[]): string {
  const parts = set.map((one) => {
    if (one.kind === 'spread') return `...f${one.fragment}`;
    if (one.kind === 'inline') return `...on ${one.type}${write(schema, one.type, one.below)}`;
    const field = fieldsOf(schema, type).find(({ name }) => name === one.name);
    const given = (field?.args ?? []).filter(isRequiredArgument).map((argument) => {
      return `${argument.name}:${String(argument.type).startsWith('[') ? '["1"]' : '"1"'}`;
    });
    const named = field === undefined ? '' : getNamedType(field.type).name;
    const alias = one.alias === '' ? '' : `${one.alias}:`;
    const head = `${alias}${one.name}${given.length === 0 ? '' : `(${given.join(' ')})`}`;
    return `${head}${one.below.length === 0 ? '' : write(schema, named, one.below)}`;
  });
  return `{${parts.length === 0 ? '__typename' : parts.join(' ')}}`;
}

/** Changes a copy of a candidate in one or a few places. */
export function change(schema: GraphQLSchema, candidate: Candidate, pick: Pick): Candidate {
  const changed = structuredClone(candidate);
  for (let times = 1 + pick(4); times > 0; times -= 1) changeOnce(schema, changed, pick);
  return changed;
}

function changeOnce(schema: GraphQLSchema, candidate: Candidate, pick: Pick): void {
  const places = findPlaces(schema, candidate);
  const place = places[pick(places.length)];
  if (place === undefined) return;
  const { type, set } = place;
  const at = pick(set.length);
  const own = set[at];
  switch (pick(9)) {
    case 0:
    case 1:
      return addField(schema, place, pick);
    case 2: {
      const types = overlapping(schema, type);
      const chosen = types[pick(types.length)];
      if (chosen !== undefined)
        set.push({ kind: 'inline', type: chosen.name, below: grow(schema, chosen, 2, pick) });
      return;
    }
    case 3: {
      // A part of it, once more elsewhere.
      const others = places.filter((other) => other.type === type && other.set.length > 0);
      const other = others[pick(others.length)];
      const taken = other?.set[pick(other.set.length)];
      if (taken !== undefined) set.push(structuredClone(taken));
      return;
    }
    case 4:
      if (set.length > 0) set.splice(at, 1);
      return;
    case 5: {
      candidate.fragments.push({ type: type.name, below: structuredClone(set) });
      set.splice(0, set.length, { kind: 'spread', fragment: candidate.fragments.length - 1 });
      return;
    }
    case 6: {
      const fitting = candidate.fragments
        .map((fragment, index) => ({ fragment, index }))
        .filter(({ fragment }) => overlapping(schema, type).some(({ name }) => name === fragment.type));
      const chosen = fitting[pick(fitting.length)];
      if (chosen !== undefined) set.push({ kind: 'spread', fragment: chosen.index });
      return;
    }
    case 7:
      if (own?.kind === 'field') set.push({ ...structuredClone(own), alias: `a${pick(30)}` });
      return;
    default:
      for (let times = 1 + pick(8); times > 0; times -= 1) addField(schema, place, pick);
  }
}

function addField(schema: GraphQLSchema, { type, set }: Place, pick: Pick): void {
  set.push(...grow(schema, type, 1 + pick(8), pick));
}

/** One new selection of a type, so many levels deep. */
function grow(schema: GraphQLSchema, type: GraphQLNamedType, depth: number, pick: Pick): Selection[] {
  const fields = fieldsOf(schema, type.name);
  const joined = fields.filter((field) => !isLeafType(getNamedType(field.type)));
  const from =
    depth > 0 && pick(3) > 0 && joined.length > 0
      ? joined
      : fields.filter((field) => depth > 0 || isLeafType(getNamedType(field.type)));
  const field = from[pick(from.length)];
  if (field === undefined) return [{ kind: 'field', name: '__typename', alias: '', below: [] }];
  const named = getNamedType(field.type);
  const below = isLeafType(named) ? [] : grow(schema, named, depth - 1, pick);
  return [{ kind: 'field', name: field.name, alias: '', below }];
}

function findPlaces(schema: GraphQLSchema, candidate: Candidate): readonly Place[] {
  const places: Place[] = [];
  const visit = (type: GraphQLNamedType | undefined | null, set: Selection[]): void => {
    if (type === undefined || type === null) return;
    places.push({ type, set });
    for (const one of set) {
      if (one.kind === 'inline') visit(schema.getType(one.type), one.below);
      if (one.kind !== 'field' || one.below.length === 0) continue;
      const field = fieldsOf(schema, type.name).find(({ name }) => name === one.name);
      if (field !== undefined) visit(getNamedType(field.type), one.below);
    }
  };
  visit(schema.getQueryType(), candidate.root);
  for (const { type, below } of candidate.fragments) visit(schema.getType(type), below);
  return places;
}

function fieldsOf(schema: GraphQLSchema, name: string): readonly GraphQLField<unknown, unknown>[] {
  const type = schema.getType(name);
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}

/** The types that a fragment among selections of a type can be about. */
function overlapping(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLNamedType[] {
  if (isAbstractType(type)) return [type, ...schema.getPossibleTypes(type)];
  return isObjectType(type) ? [type, ...type.getInterfaces()] : [];
}
