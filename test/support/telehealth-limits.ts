import { checkDigit } from '../../schema/runtime/nhs-number.ts';
import { startTelehealthHouse, type TelehealthHouse } from './telehealth-house.ts';
import { toGlucose, toIdentifier } from './telehealth-supplier.ts';

/** A concept of SNOMED CT as a supplier sends it. */
export const snomed = (code: string, display: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code, display }],
});

/** A kind that is known. */
export const glucose = { code: snomed('997671000000106', 'Blood glucose level') };
/** A kind that is not known. */
export const score = { code: snomed('225908003', 'Pain score') };

/** An amount as a supplier sends it. */
export const amount = (value: number, code: string | undefined, unit = code) => ({
  valueQuantity: { value, unit, code },
});

/** A limit: of what, on which side, and its amount with its unit. */
export type Limit = readonly [
  { code: { coding: readonly { code: string }[] } },
  'below' | 'above',
  number,
  string | null,
];

/** What became of a reading of somebody with limits. */
export interface LimitedReading {
  readonly status: number;
  // Tests state what they expect of what the graph answers.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly reading: any;
  readonly messages: readonly string[];
  readonly alerts: { readonly sources: unknown };
  readonly person: string;
  readonly identifier: string;
}

/** A house of telehealth whose people have care plans. */
export interface LimitedHouse extends TelehealthHouse {
  /** Sends one reading of somebody new with some limits, and reads what became of it. */
  sendWith(limits: readonly Limit[], changes: Record<string, unknown>): Promise<LimitedReading>;
}

const people = Array.from({ length: 40 }, (_, index) => `9990003${String(index).padStart(2, '0')}`).flatMap(
  (nine) => (checkDigit(nine) === undefined ? [] : [`${nine}${checkDigit(nine)}`]),
);

const selection = `
  readings { items { text original value { value unit comparator } concerns components { original } } }
  alerts { sources { state warnings { message } } items { message state } }`;

/** Starts such a house. */
export async function startLimitedHouse(): Promise<LimitedHouse> {
  const house = await startTelehealthHouse();
  const ofPeople = (toRow: (nhsNumber: string, index: number) => Record<string, unknown>) =>
    people.map((nhsNumber, index) => ({
      effective_from: '2026-05-01',
      local_patient_id: `P${index}`,
      ...toRow(nhsNumber, index),
    }));
  await house.provider.insert(
    'cyp001mpi',
    ...ofPeople((nhs_number) => ({ nhs_number, person_birth_date: '1951-12-12' })),
  );
  await house.provider.insert(
    'cyp004careplantype',
    ...ofPeople((_, index) => ({ care_plan_id: `PL${index}`, care_plan_implementation_date: '2026-04-01' })),
  );
  let next = 0;
  return {
    ...house,
    async sendWith(limits, changes) {
      const index = next;
      const person = people[index];
      if (person === undefined) throw new Error('There are more tests than people.');
      next += 1;
      await house.provider.insert(
        'care_plan_threshold',
        ...limits.map(([{ code }, comparison, limit_value, ucum_unit], place) => ({
          care_plan_id: `PL${index}`,
          threshold_id: `T${place}`,
          observation_snomed: code.coding[0]?.code,
          comparison,
          limit_value,
          ucum_unit,
          respond_within_minutes: 60,
        })),
      );
      await house.community.settled();
      const identifier = `limit${index}`;
      const sent = { identifier: toIdentifier(identifier), valueQuantity: undefined, ...changes };
      const { status } = await house.send(toGlucose(person, sent));
      const { community } = await house.ask(selection, { nhsNumber: person });
      const [reading] = community.readings.items;
      const messages = community.alerts.items.map(({ message }: { message: string }) => message);
      return { status, reading, messages, alerts: community.alerts, person, identifier };
    },
  };
}
