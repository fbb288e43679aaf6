import {
  getNamedType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { clinicalSettings, careSettingNames } from '../../../schema/care-settings.ts';
import { findAllIds, nhsNumbers } from './facts.ts';

/** An operation with its variables. */
export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** How many selections one operation may have: enough for joins of joins, and too few to blow up. */
const maximumSelections = 60;
const ids = findAllIds();

/** Writes an operation that a schema admits; `pick` gives a number from 0 up to the one given. */
export function writeOperation(schema: GraphQLSchema, pick: (below: number) => number): RandomOperation {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const fragments: string[] = [];
  let names = 0;
  let selections = 0;

  const chance = (percent: number) => pick(100) < percent;
  const choose = <T>(from: readonly T[]): T => from[pick(from.length)] as T;
  const toName = (prefix: string) => `${prefix}${(names += 1)}`;

  function declare(type: string, value: unknown): string {
    const name = toName('v');
    if (chance(20)) declared.push(`$${name}: ${type} = ${print(value)}`);
    else {
      declared.push(`$${name}: ${type}`);
      variables[name] = value;
    }
    return `$${name}`;
  }

  function writeValue(type: string, value: unknown): string {
    return chance(50) ? declare(type, value) : print(value);
  }

  function writeArguments(field: GraphQLField<unknown, unknown>): string {
    const written = field.args.flatMap((argument) => {
      if (!isRequiredArgument(argument) && chance(50)) return [];
      const value = toArgument(argument.name);
      return value === undefined ? [] : [`${argument.name}: ${writeValue(String(argument.type), value)}`];
    });
    return written.length === 0 ? '' : `(${written.join(' ')})`;
  }

  function toArgument(name: string): unknown {
    switch (name) {
      case 'nhsNumber':
        return choose([...nhsNumbers, '9990000042']);
      case 'nhsNumbers':
        return Array.from({ length: 1 + pick(3) }, () => choose([...nhsNumbers, '9990000042']));
      case 'id':
        return choose(ids);
      case 'first':
        return 1 + pick(9);
      case 'settings':
        return clinicalSettings
          .filter(() => chance(60))
          .map((setting) => new EnumName(careSettingNames[setting]));
      default:
        return undefined;
    }
  }

  function writeDirective(): string {
    if (!chance(12)) return '';
    const value = chance(60);
    return ` @${choose(['include', 'skip'])}(if: ${writeValue('Boolean!', value)})`;
  }

  function writeField(type: Composite, depth: number): string {
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || isLeafType(getNamedType(field.type)),
    );
    if (fields.length === 0 || chance(8)) return chance(50) ? '__typename' : `${toName('t')}: __typename`;
    // What joins settings is what there is to go wrong.
    const joined = fields.filter((field) => !isLeafType(getNamedType(field.type)));
    const leading = joined.filter(({ name }) => ['record', 'edges', 'node', 'items'].includes(name));
    const from = [leading, leading, joined, fields][pick(4)] ?? fields;
    const field = choose(from.length > 0 ? from : fields);
    const named = getNamedType(field.type);
    const given = writeArguments(field);
    const alias = given !== '' || chance(25) ? `${toName('a')}: ` : '';
    const below = isObjectType(named) || isInterfaceType(named) ? ` ${writeSet(named, depth - 1)}` : '';
    return `${alias}${field.name}${given}${writeDirective()}${below}`;
  }

  function writeFragment(type: Composite, depth: number): string {
    const possible = isInterfaceType(type) ? schema.getPossibleTypes(type) : [type];
    const interfaces = isObjectType(type) ? type.getInterfaces() : [];
    const condition = choose<Composite>([...possible, ...possible, type, ...interfaces]);
    // Two types may answer one name differently, so within a fragment each field has a name of its own.
    const fields = Array.from({ length: 1 + pick(3) }, () => {
      const field = writeField(condition, depth);
      return field.startsWith('__typename') || /^[a-z]+\d+: /.test(field)
        ? field
        : `${toName('f')}: ${field}`;
    });
    const body = `{ ${fields.join(' ')} }`;
    if (chance(60)) return `... on ${condition.name}${writeDirective()} ${body}`;
    const name = toName('F');
    fragments.push(`fragment ${name} on ${condition.name} ${body}`);
    return `...${name}${writeDirective()}`;
  }

  function writeSet(type: Composite, depth: number): string {
    const written: string[] = [];
    const count = 1 + pick(4);
    for (let index = 0; index < count && selections < maximumSelections; index += 1) {
      selections += 1;
      const isFragment = depth > 0 && chance(isInterfaceType(type) ? 45 : 12);
      written.push(isFragment ? writeFragment(type, depth) : writeField(type, depth));
    }
    return `{ ${written.length === 0 ? '__typename' : written.join(' ')} }`;
  }

  const query = schema.getQueryType();
  if (query === undefined || query === null) throw new Error('A graph can be asked.');
  const set = writeSet(query, 7);
  const head = declared.length === 0 ? 'query' : `query (${declared.join(', ')})`;
  return { query: `${head} ${set}\n${fragments.join('\n')}`, variables: toJson(variables) };
}

/** A value of an enumeration, which is written without quotes. */
class EnumName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  toJSON(): string {
    return this.name;
  }
}

function print(value: unknown): string {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return `[${value.map(print).join(' ')}]`;
  return JSON.stringify(value);
}

function toJson(value: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}
