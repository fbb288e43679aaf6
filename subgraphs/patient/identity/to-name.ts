import type { HumanName } from '../../../schema/generated/patient.ts';
import { isInForce } from './in-force.ts';
import type { PdsPatient } from './pds-shape.ts';

/** The usual name now; where none is in force, the usual one even so, because a person always has a name. */
export function toName(name: NonNullable<PdsPatient['name']>, now: string): HumanName | null {
  const current = name.filter(({ period }) => isInForce(period, now));
  const isUsual = ({ use }: { readonly use?: string | undefined }) => use === 'usual';
  const isPresent = ({ use }: { readonly use?: string | undefined }) => use !== 'old';
  const chosen = current.find(isUsual) ?? name.find(isUsual) ?? current.find(isPresent) ?? name[0];
  if (chosen === undefined) return null;
  const { family, given = [], prefix = [], suffix = [] } = chosen;
  const parts = [...prefix, ...given, family ?? '', ...suffix].filter((part) => part.trim() !== '');
  // A name that is sent as a whole alone is not taken apart: which word is the family's cannot be told.
  const text = parts.join(' ') || (chosen.text?.trim() ?? '');
  return text === '' ? null : { text, family: family ?? null, given, prefix };
}
