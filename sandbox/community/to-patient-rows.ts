import type { Life } from '../population/life.ts';
import { createRandom } from '../population/random.ts';
import { genderCode, noNhsNumber, noPractice } from './community-codes.ts';
import type { TableRow } from './community-rows.ts';
import { nextSubmissionMonth, submissionMonth } from './submission-month.ts';

/** The provider's own number for a person. */
export function toLocalPatientId(life: Life): string {
  return `P${String(100_000 + life.index)}`;
}

/** Whether the provider's system sends this person's number with a trailing `|` in some tables. */
export function hasTrailingPipe(life: Life): boolean {
  return createRandom(life.index, 0xc1).chance(0.06);
}

/**
 * Renders who the person is: a row for the month of the first referral, and for some a later one that
 * corrects it, because the first carried no NHS number or an old postcode.
 */
export function toPatientRows(life: Life, provider: string): TableRow[] {
  const { person } = life;
  const random = createRandom(life.index, 0xc2);
  const first = life.communityReferrals.map(({ received }) => received).sort()[0];
  if (first === undefined) return [];
  const local_patient_id = toLocalPatientId(life);
  const mpi = {
    effective_from: submissionMonth(first),
    orgid_provider: provider,
    local_patient_id,
    // A number that was superseded since is the one the provider was given and still holds.
    nhs_number: person.supersededNhsNumber ?? person.nhsNumber,
    person_birth_date: person.birthDate,
    gender: genderCode[person.gender],
    postcode: person.postcode,
  };
  const earlier = toEarlierRow(mpi, random.weighted([8, 1, 1]));
  const { removedFromPractice } = person;
  const registered = !life.difficulties.includes('no-practice') && removedFromPractice === undefined;
  return [
    ...(earlier === undefined ? [] : [{ table: 'cyp001mpi' as const, row: withPipe(earlier, life) }]),
    {
      table: 'cyp001mpi',
      row:
        earlier === undefined ? withPipe(mpi, life) : { ...mpi, effective_from: nextSubmissionMonth(first) },
    },
    {
      table: 'cyp002gp',
      row: {
        effective_from: mpi.effective_from,
        orgid_provider: provider,
        local_patient_id,
        orgid_gp: registered ? life.practice.odsCode : noPractice,
      },
    },
  ];
}

function withPipe<Row extends { readonly local_patient_id: string }>(row: Row, life: Life): Row {
  return hasTrailingPipe(life) ? { ...row, local_patient_id: `${row.local_patient_id}|` } : row;
}

function toEarlierRow<Row extends { readonly nhs_number: string; readonly postcode: string }>(
  row: Row,
  difference: number,
): Row | undefined {
  if (difference === 1) return { ...row, nhs_number: noNhsNumber };
  // ZZ99 3VZ: no fixed abode, England.
  if (difference === 2) return { ...row, postcode: 'ZZ99 3VZ' };
  return undefined;
}
