import type { CodedConcept } from '../../../../schema/generated/community.ts';
import type { MeasuredPart, ReadingFacts } from '../telehealth-facts.ts';
import type { ReadingStatus } from '../../../../schema/generated/community.ts';
import { type Crossing, findCrossings } from './find-crossings.ts';
import { type Threshold, toThresholdKey } from './threshold.ts';

/** A reading as it holds now. */
export interface CurrentReading {
  readonly identifier: string;
  readonly nhsNumber: string | null;
  readonly isVerified: boolean;
  readonly status: ReadingStatus;
  readonly date: string;
  readonly at: string;
  readonly facts: ReadingFacts;
}

/** Whom an alert belongs to. */
export interface Owner {
  readonly name: string;
  readonly role: string | null;
  readonly isFallback: boolean;
}

/** An alert that is to be there. */
export interface AlertToRaise {
  readonly identifier: string;
  readonly nhsNumber: string;
  readonly threshold: Threshold;
  readonly code: CodedConcept;
  readonly message: string;
  readonly date: string;
  readonly owner: Owner;
  /** As an instant. */
  readonly due: string;
}

/** How alerts are decided for one supplier. */
export interface AlertTerms {
  /** Who acts where a plan names nobody, so that no alert belongs to nobody. */
  readonly fallbackOwner: { readonly name: string; readonly role?: string | undefined };
  /** How old a reading may be to raise an alert, in hours: history that is sent later calls nobody. */
  readonly maximumAgeHours: number;
  readonly now: number;
}

/** Decides which alerts there are to be for some readings, by the thresholds of the people whom they are about. */
export function decideAlerts(
  readings: readonly CurrentReading[],
  thresholds: readonly Threshold[],
  terms: AlertTerms,
): readonly AlertToRaise[] {
  const byPerson = Map.groupBy(thresholds, ({ nhsNumber }) => nhsNumber);
  return readings.flatMap((reading) => {
    const { nhsNumber, isVerified, at } = reading;
    const age = terms.now - Date.parse(at);
    if (nhsNumber === null || !isVerified || age > terms.maximumAgeHours * 3_600_000) return [];
    const crossings = findCrossings(reading, byPerson.get(nhsNumber) ?? []);
    // A threshold that two parts cross raises one alert.
    const once = new Map(crossings.map((crossing) => [toThresholdKey(crossing.threshold), crossing]));
    return [...once.values()].map((crossing) => toAlert(reading, nhsNumber, crossing, terms));
  });
}

function toAlert(
  { identifier, date }: CurrentReading,
  nhsNumber: string,
  { threshold, part }: Crossing,
  { fallbackOwner, now }: AlertTerms,
): AlertToRaise {
  const { comparison, limit, unit, minutes } = threshold;
  const owner = threshold.owner ?? fallbackOwner;
  return {
    identifier,
    nhsNumber,
    threshold,
    code: part.code,
    message: `${part.code.display} ${toSaid(part)} is ${comparison} ${toAmount(limit, unit)}.`,
    date,
    owner: { name: owner.name, role: owner.role ?? null, isFallback: threshold.owner === null },
    due: new Date(now + minutes * 60_000).toISOString(),
  };
}

function toSaid({ measure, beyond }: MeasuredPart): string {
  if (measure === null) return beyond?.said ?? '';
  return `${measure.comparator ?? ''}${toAmount(measure.value, measure.unit)}`;
}

function toAmount(value: number, unit: string | null): string {
  // 1 is how UCUM says that a number has no unit.
  return unit === null || unit === '1' ? String(value) : `${value} ${unit}`;
}
