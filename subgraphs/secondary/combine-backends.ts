import type { HospitalEncounter } from '../../schema/generated/secondary.ts';
import { type AreaAnswer, type Contribution, found } from '../kit/outcome.ts';
import type { AreaRead, ItemOf } from '../kit/setting-backend.ts';
import type { SecondaryBackend } from './backend.ts';

/**
 * Combines what hospitals' messages tell and what their other systems answer into one backend.
 *
 * An item that two sources tell of under one id is one item: the first source's, with what only the other knows.
 */
export function combineBackends(first: SecondaryBackend, second: SecondaryBackend): SecondaryBackend {
  return {
    encounters: combine(first.encounters, second.encounters, mergeEncounters),
    conditions: combine(first.conditions, second.conditions),
    allergies: combine(first.allergies, second.allergies),
    medications: combine(first.medications, second.medications),
    documents: combine(first.documents, second.documents),
    carePlans: combine(first.carePlans, second.carePlans),
    investigations: combine(first.investigations, second.investigations),
    observations: combine(first.observations, second.observations),
    referrals: combine(first.referrals, second.referrals),
    episodes: combine(first.episodes, second.episodes),
    bookings: combine(first.bookings, second.bookings),
    medicalRecordNumbers: joinAnswers(first.medicalRecordNumbers, second.medicalRecordNumbers),
  };
}

function combine<T extends { readonly id: string }>(
  first: AreaRead<T>,
  second: AreaRead<T>,
  merge: (known: T, other: T) => T = fillIn,
): AreaRead<T> {
  const read = joinAnswers(first, second);
  return async (asked, context) => (await read(asked, context)).map((answer) => mergeSame(answer, merge));
}

function joinAnswers<T>(first: AreaRead<T>, second: AreaRead<T>): AreaRead<T> {
  return async (asked, context) => {
    const [left, right] = await Promise.all([first(asked, context), second(asked, context)]);
    return asked.map((_, index) => [...(left[index] ?? []).filter(isConfigured), ...(right[index] ?? [])]);
  };
}

/** Where no hospital sends messages, that is no gap beside those that are read. */
function isConfigured({ outcome }: Contribution<unknown>): boolean {
  return outcome.kind !== 'failed' || outcome.code !== 'SOURCE_NOT_CONFIGURED';
}

/** Leaves every item with the first source that tells of it. */
function mergeSame<T extends { readonly id: string }>(
  answer: AreaAnswer<T>,
  merge: (known: T, other: T) => T,
): AreaAnswer<T> {
  const merged = new Map<string, T>();
  const owners = new Map<string, Contribution<T>>();
  for (const contribution of answer) {
    if (contribution.outcome.kind !== 'found') continue;
    for (const item of contribution.outcome.value) {
      const known = merged.get(item.id);
      merged.set(item.id, known === undefined ? item : merge(known, item));
      if (known === undefined) owners.set(item.id, contribution);
    }
  }
  return answer.map((contribution) => {
    const { outcome } = contribution;
    if (outcome.kind !== 'found') return contribution;
    const own = outcome.value.filter(({ id }) => owners.get(id) === contribution);
    const items = own.map((item) => merged.get(item.id) ?? item);
    // A source whose every item is another's too has them all the same.
    return {
      ...contribution,
      outcome: found(items),
      ...(items.length === 0 ? { isToldElsewhere: true } : {}),
    };
  });
}

/** An item with what only another source knows of it. */
function fillIn<T extends object>(known: T, other: T): T {
  const entries = Object.entries(other).filter(([name, value]) => {
    const own = (known as Record<string, unknown>)[name];
    return isEmpty(own) && !isEmpty(value);
  });
  return entries.length === 0 ? known : { ...known, ...(Object.fromEntries(entries) as Partial<T>) };
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === 'UNKNOWN' ||
    (Array.isArray(value) && value.length === 0)
  );
}

type Encounter = ItemOf<HospitalEncounter>;

/** A visit that one source knows to be over is over, whatever another has not heard yet. */
function mergeEncounters(known: Encounter, other: Encounter): Encounter {
  const isNews = other.status === 'FINISHED' && known.status !== 'FINISHED' && known.status !== 'CANCELLED';
  const { status, period } = isNews ? other : known;
  const start = known.period?.start ?? other.period?.start ?? null;
  return { ...fillIn(known, other), status, period: { start, end: period?.end ?? null } };
}
