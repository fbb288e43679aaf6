import {
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLInputType,
  Kind,
  parse,
  typeFromAST,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields } from './collect-fields.ts';
import type { WrittenQuestion } from './to-curl.ts';

/** Writes a question as a module of TypeScript: the types of its variables and answer, and a function that asks it. */
export function toTypeScript(schema: GraphQLSchema, url: string, { query }: WrittenQuestion): string {
  const document = parse(query);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The text holds no operation.');
  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) throw new Error('The graph has no such operation.');
  const name = operation.name?.value ?? 'Question';
  const fields = collectFields(schema, document, root, [operation.selectionSet]);
  return `/** What ${name} is asked with. */
export interface ${name}Variables ${writeVariables(schema, operation)}

/** What ${name} answers. A field is null where it is not recorded, or could not be found out: see \`errors\`. */
export interface ${name}Answer ${writeFields(schema, fields, '')}

/** An answer, what could not be answered of it, and what every setting said. */
export interface ${name}Result {
  readonly data: ${name}Answer | null;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[] }[];
  readonly extensions?: { readonly completeness?: readonly { readonly setting?: string; readonly state: string }[] };
}

const query = ${JSON.stringify(query)};

/** Asks ${name}. */
export async function ask${name}(variables: ${name}Variables, token: string): Promise<${name}Result> {
  const response = await fetch('${url}', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: \`Bearer \${token}\` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as ${name}Result;
}
`;

  function writeFields(
    graph: GraphQLSchema,
    given: ReturnType<typeof collectFields>,
    indent: string,
  ): string {
    const inner = `${indent}  `;
    const lines = [...given].map(([key, field]) => {
      const notes =
        field.description === '' ? '' : `${inner}/** ${field.description.replaceAll('*/', '* /')} */\n`;
      const type = writeType(graph, field.type, field.selections, inner, field.isAlways);
      return `${notes}${inner}readonly ${key}${field.isAlways ? '' : '?'}: ${type};\n`;
    });
    return `{\n${lines.join('')}${indent}}`;
  }

  function writeType(
    graph: GraphQLSchema,
    type: GraphQLOutputType,
    selections: Parameters<typeof collectFields>[3],
    indent: string,
    isAlways: boolean,
  ): string {
    if (isNonNullType(type)) return writeBare(graph, type.ofType, selections, indent, isAlways);
    return `${writeBare(graph, type, selections, indent, isAlways)} | null`;
  }

  function writeBare(
    graph: GraphQLSchema,
    type: GraphQLOutputType,
    selections: Parameters<typeof collectFields>[3],
    indent: string,
    isAlways: boolean,
  ): string {
    if (isNonNullType(type)) return writeBare(graph, type.ofType, selections, indent, isAlways);
    if (isListType(type)) {
      const item = writeType(graph, type.ofType, selections, indent, isAlways);
      return item.includes(' ') && !item.startsWith('{') ? `readonly (${item})[]` : `readonly ${item}[]`;
    }
    if (isScalarType(type)) return toScalar(type.name);
    if (isEnumType(type)) return toUnion(type.getValues().map(({ name: value }) => value));
    return writeFields(graph, collectFields(graph, document, type, selections), indent);
  }
}

function writeVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): string {
  const lines = variableDefinitions.map(({ variable, type, defaultValue }) => {
    const given = typeFromAST(schema, type) as GraphQLInputType | undefined;
    const isRequired = isNonNullType(given) && defaultValue === undefined;
    return `  readonly ${variable.name.value}${isRequired ? '' : '?'}: ${given === undefined ? 'unknown' : writeInput(given)};\n`;
  });
  return `{\n${lines.join('')}}`;
}

function writeInput(type: GraphQLInputType): string {
  if (isNonNullType(type)) return writeInput(type.ofType).replace(/ \| null$/, '');
  if (isListType(type)) return `readonly (${writeInput(type.ofType)})[] | null`;
  if (isScalarType(type)) return `${toScalar(type.name)} | null`;
  if (isEnumType(type)) return `${toUnion(type.getValues().map(({ name }) => name))} | null`;
  if (!isInputObjectType(type)) return 'unknown';
  const fields = Object.values(type.getFields()).map(
    (field) => `readonly ${field.name}${isNonNullType(field.type) ? '' : '?'}: ${writeInput(field.type)}`,
  );
  return `{ ${fields.join('; ')} } | null`;
}

function toUnion(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(' | ');
}

function toScalar(name: string): string {
  if (name === 'Int' || name === 'Float') return 'number';
  return name === 'Boolean' ? 'boolean' : 'string';
}
