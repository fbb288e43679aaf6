import { createFindNamed, type FindNamed } from '../fhir/find-named.ts';
import { isBeside } from '../fhir/read-resource.ts';
import { bundle, entry } from '../fhir/shapes.ts';

/** One thing that a supplier sent, or a line that is none. */
export interface SentResource {
  /** Where it stands in what was sent, such as `Bundle.entry[3]`; empty where it was sent alone. */
  readonly place: string;
  /** `undefined` where it cannot be read at all. */
  readonly resource: unknown;
  /** Whether it only names whom or what others are about. */
  readonly isBeside: boolean;
}

/** What a supplier sent, taken apart. */
export interface SentBody {
  readonly form: 'single' | 'batch';
  readonly resources: readonly SentResource[];
  readonly find: FindNamed;
}

const ndjsonTypes = /^application\/(?:fhir\+)?(?:x-)?ndjson\b/i;
const jsonTypes = /^application\/(?:fhir\+)?json\b/i;

/** How a body is read, by its media type; `undefined` for one that is not taken. */
export function toForm(contentType: string | undefined): 'ndjson' | 'json' | undefined {
  const type = contentType ?? '';
  if (ndjsonTypes.test(type)) return 'ndjson';
  return jsonTypes.test(type) ? 'json' : undefined;
}

/** Takes a body apart: a resource, a Bundle of any kind, or lines of resources; `undefined` where it is not JSON. */
export function readBody(text: string, form: 'ndjson' | 'json'): SentBody | undefined {
  if (form === 'ndjson') return toBatch(readLines(text));
  const value = parseJson(text);
  if (value === undefined) return undefined;
  const parsed = bundle.safeParse(value).data;
  if (parsed === undefined) {
    return { form: 'single', resources: [toSent('', value)], find: createFindNamed([]) };
  }
  return toBatch(
    (parsed.entry ?? []).map((each, index) => {
      const { fullUrl, resource } = entry.safeParse(each).data ?? {};
      return { place: `Bundle.entry[${index}]`, fullUrl, resource };
    }),
  );
}

interface Placed {
  readonly place: string;
  readonly fullUrl?: string | undefined;
  readonly resource: unknown;
}

function toBatch(placed: readonly Placed[]): SentBody {
  return {
    form: 'batch',
    resources: placed.map(({ place, resource }) => toSent(place, resource)),
    find: createFindNamed(placed),
  };
}

function toSent(place: string, resource: unknown): SentResource {
  return { place, resource, isBeside: isBeside(resource) };
}

function readLines(text: string): readonly Placed[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), place: `line ${index + 1}` }))
    .filter(({ line }) => line !== '')
    .map(({ line, place }) => ({ place, resource: parseJson(line) }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
