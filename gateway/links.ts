import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from 'graphql';

/** What a supergraph says of a specification that it uses (link specification v1.0). */
export interface Link {
  readonly directive: ConstDirectiveNode;
  readonly url: string;
  /** The name that stands before what it does not import. */
  readonly namespace: string;
  /** The names that it gives to what it imports, by those of the specification; those of directives begin with `@`. */
  readonly imports: ReadonlyMap<string, string>;
  /** Why whoever does not know it must not go on; absent where it may be ignored. */
  readonly purpose: string | undefined;
}

/** Finds the specifications that a supergraph uses. */
export function findLinks(document: DocumentNode): readonly Link[] {
  return document.definitions
    .flatMap((definition) =>
      definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
        ? (definition.directives ?? [])
        : [],
    )
    .flatMap(toLink);
}

function toLink(directive: ConstDirectiveNode): readonly Link[] {
  const url = argument(directive, 'url');
  if (directive.name.value !== 'link' || url?.kind !== Kind.STRING) return [];
  const as = argument(directive, 'as');
  const purpose = argument(directive, 'for');
  const imports = argument(directive, 'import');
  return [
    {
      directive,
      url: url.value,
      namespace: as?.kind === Kind.STRING ? as.value : toName(url.value),
      imports: new Map(imports?.kind === Kind.LIST ? imports.values.flatMap(toImport) : []),
      purpose: purpose?.kind === Kind.ENUM ? purpose.value : undefined,
    },
  ];
}

/** The name in the address of a specification, which ends with it and a version or with it alone. */
function toName(url: string): string {
  const [last = '', before = ''] = url.split('/').toReversed();
  return /^v\d+\.\d+$/.test(last) ? before : last;
}

function toImport(value: ConstValueNode): readonly (readonly [string, string])[] {
  if (value.kind === Kind.STRING) return [[value.value, value.value]];
  if (value.kind !== Kind.OBJECT) return [];
  const [name, as] = ['name', 'as'].map((key) => {
    const own = value.fields.find((field) => field.name.value === key)?.value;
    return own?.kind === Kind.STRING ? own.value : undefined;
  });
  return name === undefined ? [] : [[name, as ?? name]];
}

function argument(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((given) => given.name.value === name)?.value;
}
