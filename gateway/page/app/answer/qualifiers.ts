import { isList, isObject, type Json, type JsonObject } from './json.ts';
import { toWords } from './words.ts';

/**
 * Words that change what an item means: without them a ruled-out asthma reads as asthma. They are shown with
 * the item's own name in every view, and never in a column alone.
 */
export function toQualifiers(item: JsonObject): readonly string[] {
  return Object.entries(item).flatMap(([key, value]) => toQualifier(key, value ?? null));
}

/** Tells whether an item is not, or no more, what its name says. */
export function isNegated(item: JsonObject): boolean {
  return areNegating(toQualifiers(item));
}

/** Tells whether an item may yet turn out otherwise. */
export function isUncertain(qualifiers: readonly string[]): boolean {
  return qualifiers.some((word) => doubts.has(word));
}

const doubts = new Set([
  'suspected',
  'provisional',
  'more is to come',
  'draft',
  'planned',
  'booked',
  'proposed',
  'on a waiting list',
  'on hold',
  'intended',
  'family history',
  'certainty not stated',
  'not verified',
]);

/** Tells whether any of an item's qualifiers takes back what its name says. */
export function areNegating(qualifiers: readonly string[]): boolean {
  return qualifiers.some((word) => negations.has(word));
}

const negations = new Set([
  'ruled out',
  'entered in error',
  'not given',
  'not taken',
  'negated',
  'cancelled',
  'missed',
  'revoked',
  'withdrawn',
]);

function toQualifier(key: string, value: Json): readonly string[] {
  if (value === true) return flags[key] === undefined ? [] : [flags[key]];
  if (key === 'concerns' && isList(value)) return value.flatMap(toConcern);
  if (typeof value !== 'string') return [];
  // A status that the graph has no word for, as its source says it.
  if (key === 'statusText') return [value];
  if (key === 'certainty' && value === 'UNKNOWN') return ['certainty not stated'];
  if (!stateKeys.test(key)) return [];
  const word = states[value];
  return word === undefined ? [] : [word];
}

/** What a reader must know before relying on an item, in the graph's own words. */
function toConcern(concern: Json): readonly string[] {
  return typeof concern === 'string' ? [toWords(concern).toLowerCase()] : [];
}

const stateKeys = /^(?:certainty|criticality|state|.*status)$/i;

const states: Readonly<Record<string, string>> = {
  REFUTED: 'ruled out',
  SUSPECTED: 'suspected',
  FAMILY_HISTORY: 'family history',
  ENTERED_IN_ERROR: 'entered in error',
  NOT_GIVEN: 'not given',
  NOT_TAKEN: 'not taken',
  INTENDED: 'intended',
  PRELIMINARY: 'provisional',
  REGISTERED: 'more is to come',
  AMENDED: 'amended',
  CORRECTED: 'corrected',
  OVERDUE: 'overdue',
  WITHDRAWN: 'withdrawn',
  DRAFT: 'draft',
  PLANNED: 'planned',
  BOOKED: 'booked',
  PROPOSED: 'proposed',
  WAITLIST: 'on a waiting list',
  CANCELLED: 'cancelled',
  MISSED: 'missed',
  REVOKED: 'revoked',
  ON_HOLD: 'on hold',
  STOPPED: 'stopped',
  COMPLETED: 'completed',
  SUPERSEDED: 'superseded',
  INVALIDATED: 'invalid number',
  PRESENT_NOT_VERIFIED: 'not verified',
  FAILED: 'failed',
  RESOLVED: 'ended',
  INACTIVE: 'inactive',
};

const flags: Readonly<Record<string, string>> = {
  noKnownAllergy: 'no known allergy',
  degraded: 'drug code lost: check',
  prescribedElsewhere: 'prescribed elsewhere',
  isReported: 'reported by others',
  negated: 'negated',
  isNegated: 'negated',
  provisional: 'provisional',
  isProvisional: 'provisional',
  suspected: 'suspected',
  merged: 'merged',
  isOutline: 'outline only',
  isFallback: 'nobody is named: the fallback',
};

/** Tells whether a value is an amount with what belongs to it: comparator, number and unit are one. */
export function isQuantity(value: Json | undefined): boolean {
  return (
    isObject(value) &&
    typeof value['value'] === 'number' &&
    Object.keys(value).every((key) => quantityKeys.has(key))
  );
}

const quantityKeys = new Set(['value', 'comparator', 'unit', 'ucum', '__typename']);

/** An amount in words, such as “< 5 mmol/L”. */
export function toQuantityWords({ value, comparator, unit, ucum }: JsonObject): string {
  return [comparator, value, unit ?? ucum]
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(' ');
}
