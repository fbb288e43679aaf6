import { toInstants } from '../../../schema/runtime/partial-date.ts';

/** Between which ages, in whole years, somebody is; equal where the day of birth is known. */
export interface Age {
  readonly least: number;
  readonly most: number;
}

/** Says how old somebody is at an instant in milliseconds since 1970; `undefined` where the birth is not known. */
export function toAge(birthDate: string | null | undefined, now: number): Age | undefined {
  if (!birthDate) return undefined;
  const { first, last } = toInstants(birthDate);
  return { least: yearsBetween(last, now), most: yearsBetween(first, now) };
}

function yearsBetween(birth: number, now: number): number {
  const [then, today] = [new Date(birth), new Date(now)];
  const years = today.getUTCFullYear() - then.getUTCFullYear();
  const isBeforeBirthday =
    today.getUTCMonth() < then.getUTCMonth() ||
    (today.getUTCMonth() === then.getUTCMonth() && today.getUTCDate() < then.getUTCDate());
  return isBeforeBirthday ? years - 1 : years;
}
