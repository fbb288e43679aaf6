import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import type { Code } from '../../schema/runtime/codes.ts';
import { isObject, type ResponseObject } from '../execution/response-object.ts';
import { type Admission, admitValue, own, toFieldType } from './admit-value.ts';
import type { AnsweredType, FetchSelection } from './fetch-selection.ts';
import type { EntityKeys } from '../entity-keys.ts';
import { findIdentityFault } from './identity.ts';
import { createFaultBook, type FetchFault } from './fault-book.ts';
import { type ReportedError, toReportedErrors } from './reported-error.ts';

/** One fetch as it was asked. */
export interface AskedFetch {
  readonly schema: GraphQLSchema;
  /** By type, the fields by which objects of it name themselves. */
  readonly echoes: EntityKeys;
  readonly selection: FetchSelection;
  /** The type of the root; `Query` where it is left out. */
  readonly rootType?: string;
  /** The interfaces that the subgraph knows as if they were object types. */
  readonly interfaceObjects?: ReadonlySet<string>;
  /** Whether it is a fault that the subgraph does not know an object; it is one where this is left out. */
  readonly isAbsenceFault?: boolean;
  /** The keys of the objects that are asked for; absent where fields of the root are. */
  readonly representations?: readonly ResponseObject[];
}

/** What a fetch gave: every field that was asked for, as a fitting value or as `null`, and why where it is a fault. */
export interface AdmittedAnswer {
  readonly data: ResponseObject;
  readonly faults: readonly FetchFault[];
}

/** Admits what a subgraph answered, so far as it fits what was asked. */
export function admitAnswer(asked: AskedFetch, body: unknown): AdmittedAnswer {
  if (!isObject(body)) return admitNothing(asked, { code: 'SUBGRAPH_BAD_RESPONSE' });
  const errors = toReportedErrors(own(body, 'errors'));
  const data = own(body, 'data') ?? null;
  if (errors === undefined || (data !== null && !isObject(data))) {
    return admitNothing(asked, { code: 'SUBGRAPH_BAD_RESPONSE' });
  }
  if (asked.representations === undefined) return admit(asked, [data], errors, 'SUBGRAPH_EMPTY');
  const entities = data === null ? null : (own(data, '_entities') ?? null);
  if (entities === null) return admitNothing(asked, errors[0] ?? { code: 'SUBGRAPH_EMPTY' });
  if (!Array.isArray(entities) || entities.length !== asked.representations.length) {
    return admitNothing(asked, { code: 'SUBGRAPH_BAD_RESPONSE' });
  }
  return admit(asked, entities, errors, 'ENTITY_NOT_RESOLVED');
}

/** Answers a fetch that gave nothing usable: `null` for each of its fields, each with the same fault. */
export function admitNothing(asked: AskedFetch, error: ReportedError): AdmittedAnswer {
  const objects = asked.representations?.map(() => null) ?? [null];
  return admit(asked, objects, [unplaced(error)], error.code, Number.POSITIVE_INFINITY);
}

/** Admits the root or the entities of an answer; `missing` says what it means that one of them is not there. */
function admit(
  asked: AskedFetch,
  objects: readonly unknown[],
  errors: readonly ReportedError[],
  missing: Code,
  maximumFaults = 10_000,
): AdmittedAnswer {
  const book = createFaultBook(errors, asked.representations?.length, maximumFaults);
  const admission: Admission = {
    schema: asked.schema,
    selection: asked.selection,
    ...(asked.interfaceObjects === undefined ? {} : { interfaceObjects: asked.interfaceObjects }),
    refuse: (path, code) => book.blame(path, { code }),
  };
  const parts = objects.map((object, index) => {
    const prefix = asked.representations === undefined ? [] : ['_entities', index];
    const type = toType(asked, index, object);
    const representation = asked.representations?.[index];
    const known = isOfType(object, type) ? object : undefined;
    const identityFault =
      known === undefined || representation === undefined
        ? undefined
        : findIdentityFault(known, representation, asked.echoes);
    const source = identityFault === undefined ? known : undefined;
    const data = Object.create(null) as ResponseObject;
    const isAbsent =
      missing === 'ENTITY_NOT_RESOLVED' && object === null && book.causeOf(prefix) === undefined;
    const isFault = source === undefined && !(isAbsent && asked.isAbsenceFault === false);
    const cause = isFault ? book.causeOf(prefix) : undefined;
    const isImplied = cause !== undefined && cause.path.length > prefix.length;
    for (const [key, nodes] of asked.selection.top(type)) {
      const path = [...prefix, key];
      if (isFault) book.blame(path, cause ? { ...cause, isImplied } : { code: identityFault ?? missing });
      // Where a field must not be null, the answer to the client is what gives way, and not the other fields here.
      data[key] =
        source === undefined
          ? null
          : admitValue(admission, toFieldType(type, nodes), nodes, own(source, key), path);
    }
    return data;
  });
  const faults = book.close();
  if (faults === undefined) return admitNothing(asked, { code: 'SUBGRAPH_BAD_RESPONSE' });
  return { data: asked.representations === undefined ? (parts[0] ?? {}) : { _entities: parts }, faults };
}

function isOfType(object: unknown, type: AnsweredType): object is ResponseObject {
  if (!isObject(object)) return false;
  const name = own(object, '__typename');
  return name === undefined || name === type.name;
}

/** The type of the object that an answer has for a question, or else the one that the question is about. */
function toType(asked: AskedFetch, index: number, object: unknown): AnsweredType {
  const name =
    asked.representations === undefined
      ? (asked.rootType ?? 'Query')
      : String(asked.representations[index]?.['__typename']);
  return toAnsweredEntityType(asked, name, object);
}

/** The type that an object is of where it is asked for as one of a type: where that is an interface, as it says. */
export function toAnsweredEntityType(
  { schema, interfaceObjects }: Pick<AskedFetch, 'schema' | 'interfaceObjects'>,
  name: string,
  object: unknown,
): AnsweredType {
  const type = schema.getType(name);
  if (isObjectType(type)) return type;
  if (!isInterfaceType(type)) throw new Error('A planned fetch asks for an object of a type that is known.');
  const own = isObject(object) ? object['__typename'] : undefined;
  const actual = typeof own === 'string' ? schema.getType(own) : undefined;
  const isKnown = interfaceObjects?.has(name) !== true && isObjectType(actual);
  return isKnown && schema.isSubType(type, actual) ? actual : type;
}

function unplaced({ code, reason, message }: ReportedError): ReportedError {
  return { code, ...(reason === undefined ? {} : { reason }), ...(message === undefined ? {} : { message }) };
}
