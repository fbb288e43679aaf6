import type { SourceWarning, SourceWarningCode } from '../../../schema/generated/social.ts';
import { toRefusalWarnings, unverifiedWarning } from '../events/answer-warnings.ts';
import type { LinkedPerson } from './find-person.ts';

const sentences = {
  isMerged: ['RECORD_MERGED', 'The council merged records of this person; the one that it keeps is shown.'],
  isDeletedLeftOut: ['OTHER', 'Another record of this person was deleted by the council and was left out.'],
  isChildhoodLeftOut: ['ITEMS_WITHHELD', 'Some information is withheld from this reader.'],
  isAnotherLeftOut: [
    'OTHER',
    'Another record under the same NHS number has a different date of birth and was left out.',
  ],
} as const satisfies Readonly<Record<string, readonly [SourceWarningCode, string]>>;

/** Says what a reader must know of a council's answer: what was left out, and what may be missing. */
export function toWarnings(person: LinkedPerson, refusedItems: number, isCutShort: boolean): SourceWarning[] {
  const facts = Object.keys(sentences) as (keyof typeof sentences)[];
  return [
    ...toRefusalWarnings(refusedItems + person.refused, isCutShort),
    ...(person.isUnverifiedLeftOut ? [unverifiedWarning] : []),
    ...facts
      .filter((fact) => person[fact])
      .map((fact) => ({ code: sentences[fact][0], message: sentences[fact][1] })),
  ];
}
