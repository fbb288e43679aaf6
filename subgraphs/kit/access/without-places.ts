import type { SourceIdentity } from '../outcome.ts';

/** The fields that can say where a person is or lives: places, and whoever gives care near them. */
const placeFields: ReadonlySet<string> = new Set([
  ...words('organisation provider location locations site ward bed contact'),
  ...words('address postalCode telecom performers performer requester prescriber recipients author'),
  ...words('team worker service dischargeDestination routeOfAccess agreedWith'),
  ...words('retrieval custodian practitioner deliverySite pharmacy'),
  ...words('registration documentLocation'),
]);

/** What an item itself says in words, where a place is named without a field of its own. */
const wordFields: ReadonlySet<string> = new Set(
  words('title text summary detail advice importantPeople howAndWhenToSupport alsoWorthKnowing'),
);

/** What stands where a field that may not be empty would name a place. */
const blanks: Readonly<Record<string, unknown>> = { system: 'Withheld', organisation: {}, worker: {} };

/**
 * Leaves out of a value, at any depth, whatever can say where the person is; for people whose details are
 * restricted (DECISIONS 34).
 */
export function withoutPlaces<T>(value: T): T {
  return strip(value, true) as T;
}

/** Names a source without its organisation and product: a trust or practice says where somebody lives. */
export function withoutPlace(_source: SourceIdentity): SourceIdentity {
  return { system: '' };
}

function strip(value: unknown, isTop: boolean): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  if (Array.isArray(value)) return value.map((each) => strip(each, false));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      if (placeFields.has(name) || (isTop && wordFields.has(name)))
        return [name, Array.isArray(each) ? [] : (blanks[name] ?? null)];
      if (name === 'provenance' && isTop) return [name, toBlankProvenance(each)];
      return [name, strip(each, false)];
    }),
  );
}

function toBlankProvenance(provenance: unknown): unknown {
  if (typeof provenance !== 'object' || provenance === null) return provenance;
  return { ...provenance, organisation: null, system: blanks['system'] };
}

function words(text: string): readonly string[] {
  return text.split(' ');
}
