import { hash } from 'node:crypto';
import type { UnusualAccessRule } from '../../../schema/generated/patient.ts';
import { findWalk } from './find-walk.ts';
import type { ReaderWindow } from './read-windows.ts';

/** What counts as unusual. */
export interface UnusualLimits {
  /** How many people one reader may ask for within a stretch before their colleagues are looked at. */
  readonly people: number;
  /** How long a stretch is, in minutes. */
  readonly minutes: number;
}

/** Something that one of the rules found. */
export interface Finding {
  readonly id: string;
  readonly rule: UnusualAccessRule;
  readonly reader: ReaderWindow;
  readonly count: number;
  readonly usual: number | null;
  readonly explanation: string;
}

/** How many times as many people as the middle one of their colleagues somebody may ask for. */
const timesUsual = 3;
/** How many numbers that follow each other are a walk. */
const shortestWalk = 5;
/** How many searches within a stretch, and how many that find nobody, are unusual. */
const mostSearches = 30;
const mostFruitless = 10;

/** Applies every rule to what an organisation's readers did, the newest finding first. */
export function findUnusual(windows: readonly ReaderWindow[], limits: UnusualLimits): readonly Finding[] {
  const within = limits.minutes === 60 ? 'an hour' : `${limits.minutes} minutes`;
  return windows
    .flatMap((reader): readonly (Finding | undefined)[] => [
      findVolume(reader, windows, limits, within),
      findWalking(reader, within),
      findSearching(reader, within),
      findSameName(reader, within),
    ])
    .filter((finding) => finding !== undefined)
    .toSorted((left, right) => compare(right.reader.last, left.reader.last) || compare(left.id, right.id));
}

function findVolume(
  reader: ReaderWindow,
  windows: readonly ReaderWindow[],
  { people }: UnusualLimits,
  within: string,
): Finding | undefined {
  const count = reader.persons.length;
  if (count <= people) return undefined;
  const colleagues = windows.filter((other) => other.role === reader.role && !isSame(other, reader));
  const usual = findMiddle(colleagues.map(({ persons }) => persons.length).filter((persons) => persons > 0));
  if (usual !== null && count <= timesUsual * usual) return undefined;
  const compared =
    usual === null
      ? 'nobody else of the role looked at anybody'
      : `${timesUsual} times the ${usual} of the middle one of the role`;
  return toFinding('VOLUME', reader, {
    count,
    usual,
    explanation: `${count} people were asked for within ${within}: more than ${people}, and ${usual === null ? '' : 'more than '}${compared}.`,
  });
}

function findWalking(reader: ReaderWindow, within: string): Finding | undefined {
  const count = findWalk(reader.persons);
  if (count < shortestWalk) return undefined;
  const explanation = `${count} people whose NHS numbers follow each other were asked for within ${within}, as in a list that is walked through; ${shortestWalk} are unusual.`;
  return toFinding('WALKING_NUMBERS', reader, { count, usual: null, explanation });
}

function findSearching(reader: ReaderWindow, within: string): Finding | undefined {
  const { searches, fruitless } = reader;
  if (searches < mostSearches && fruitless < mostFruitless) return undefined;
  const explanation = `${searches} searches within ${within}, of which ${fruitless} found nobody or several: ${mostSearches} searches, or ${mostFruitless} of that kind, are unusual.`;
  return toFinding('SEARCHING', reader, { count: searches, usual: null, explanation });
}

function findSameName(reader: ReaderWindow, within: string): Finding | undefined {
  const { sameName: count } = reader;
  if (count === 0) return undefined;
  const explanation = `${count} of the people who were looked at within ${within} ${count === 1 ? 'has' : 'have'} the reader’s own family name.`;
  return toFinding('SAME_FAMILY_NAME', reader, { count, usual: null, explanation });
}

function toFinding(
  rule: UnusualAccessRule,
  reader: ReaderWindow,
  found: Pick<Finding, 'count' | 'usual' | 'explanation'>,
): Finding {
  const { issuer, subject, role, begin } = reader;
  const id = hash('sha256', JSON.stringify([rule, issuer, subject, role, begin]), 'base64url').slice(0, 22);
  return { id, rule, reader, ...found };
}

function isSame(one: ReaderWindow, other: ReaderWindow): boolean {
  return one.issuer === other.issuer && one.subject === other.subject;
}

/** The middle one of some numbers, the lower of two; nothing where there are none. */
function findMiddle(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
