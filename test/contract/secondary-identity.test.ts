import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordSubject } from '../../schema/runtime/record-seal.ts';
import type { RunningSecondary } from '../../subgraphs/secondary/start.ts';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import { askRecord, sendMessages, startTestSecondary } from '../support/secondary-house.ts';
import { pid, pv1, toMessage } from '../support/secondary-messages.ts';
import { connectSender, toAnswer } from '../support/secondary-sender.ts';

/** NHS numbers of the test range with their check digits. */
const numbers = [
  '9990000018',
  '9990000026',
  '9990000034',
  '9990000042',
  '9990000050',
  '9990000069',
  '9990000077',
  '9990000085',
  '9990000093',
  '9990000107',
  '9990000115',
  '9990000123',
] as const;

const subject = (nhsNumber: string, more: Partial<RecordSubject> = {}): RecordSubject => ({
  nhsNumber,
  previousNhsNumbers: [],
  ...more,
});

describe('whose record it is', () => {
  let postgres: TestPostgres;
  let secondary: RunningSecondary;
  let unused: string[];

  beforeAll(async () => {
    postgres = await withPostgres();
    secondary = await startTestSecondary(postgres.url, {
      senders: [{ facility: 'RXX', odsCode: 'RXX', system: 'PAS' }],
    });
    await secondary.settled();
    unused = [...numbers];
  });
  afterAll(async () => {
    await secondary.close();
    await postgres.close();
  });

  const nextNumber = () => unused.shift() ?? '';
  let hour = 0;
  const tell = (event: string, segments: string[]) => {
    hour += 1;
    const at = `202604${String(1 + Math.floor(hour / 24)).padStart(2, '0')}${String(hour % 24).padStart(2, '0')}0000`;
    return toMessage({ event, at, segments });
  };
  const send = (...messages: string[]) => sendMessages(secondary.mllpPort, messages);

  async function read(who: RecordSubject) {
    const { encounters, hospital, allergies } = await askRecord(
      secondary.url,
      who,
      `encounters: secondaryEncounterIndex {
         sources { system state reasonCode warnings { code message } } entries { title } }
       allergies: secondaryAllergyIndex { entries { code { display } } }
       hospital { medicalRecordNumbers { value merged } sources { system state reasonCode } }`,
    );
    const source = encounters.sources.find(({ system }: { system: string }) => system === 'PAS');
    return {
      state: source.state,
      reasonCode: source.reasonCode,
      warnings: source.warnings.map(({ message }: { message: string }) => message),
      visits: encounters.entries.length,
      allergies: allergies.entries.length,
      numbers: hospital.medicalRecordNumbers,
    };
  }

  it('joins a visit by its hospital number once that number is tied to an NHS number', async () => {
    const nhsNumber = nextNumber();
    await send(tell('A01', [pid({ hospitalNumber: 'A1' }), pv1({ 19: 'A1' })]));
    expect(await read(subject(nhsNumber))).toMatchObject({ state: 'NONE_RECORDED', visits: 0 });
    await send(tell('A31', [pid({ nhsNumber, hospitalNumber: 'A1' })]));
    expect(await read(subject(nhsNumber))).toMatchObject({
      state: 'COMPLETE',
      visits: 1,
      numbers: [{ value: 'A1', merged: false }],
    });
  });

  it('never joins by name and date of birth', async () => {
    const nhsNumber = nextNumber();
    await send(
      tell('A28', [pid({ nhsNumber, hospitalNumber: 'B1' })]),
      tell('A01', [pid({ hospitalNumber: 'B2' }), pv1({ 19: 'B2' })]),
    );
    expect(await read(subject(nhsNumber))).toMatchObject({ visits: 0 });
  });

  it('finds both numbers after a merge, and what comes later under the old one', async () => {
    const nhsNumber = nextNumber();
    await send(
      tell('A01', [pid({ hospitalNumber: 'C1' }), pv1({ 19: 'C1' }), 'AL1|1|DA|^Latex']),
      tell('A01', [pid({ nhsNumber, hospitalNumber: 'C2' }), pv1({ 19: 'C2' })]),
    );
    expect(await read(subject(nhsNumber))).toMatchObject({ visits: 1, allergies: 0 });
    await send(tell('A40', [pid({ nhsNumber, hospitalNumber: 'C2' }), 'MRG|C1^^^RXX^MR']));
    const merged = {
      state: 'COMPLETE',
      allergies: 1,
      numbers: expect.arrayContaining([
        { value: 'C1', merged: true },
        { value: 'C2', merged: false },
      ]),
    };
    expect(await read(subject(nhsNumber))).toMatchObject({ ...merged, visits: 2 });
    await send(tell('A01', [pid({ hospitalNumber: 'C1' }), pv1({ 19: 'C3' })]));
    expect(await read(subject(nhsNumber))).toMatchObject({ ...merged, visits: 3 });
    await send(tell('A40', [pid({ nhsNumber, hospitalNumber: 'C9' }), 'MRG|C2^^^RXX^MR']));
    expect(await read(subject(nhsNumber))).toMatchObject({ visits: 3 });
  });

  it('finds what is kept under a superseded NHS number', async () => {
    const [old, nhsNumber] = [nextNumber(), nextNumber()];
    await send(
      tell('A01', [pid({ nhsNumber: old, hospitalNumber: 'D1' }), pv1({ 19: 'D1' })]),
      tell('A01', [pid({ nhsNumber, hospitalNumber: 'D1' }), pv1({ 19: 'D2' })]),
    );
    expect(await read(subject(nhsNumber, { previousNhsNumbers: [old] }))).toMatchObject({
      state: 'COMPLETE',
      visits: 2,
    });
  });

  it('shows nobody what two NHS numbers claim, and says so to both', async () => {
    const [first, second] = [nextNumber(), nextNumber()];
    await send(
      tell('A01', [pid({ nhsNumber: first, hospitalNumber: 'E1' }), pv1({ 19: 'E1' })]),
      tell('A01', [pid({ nhsNumber: second, hospitalNumber: 'E1' }), pv1({ 19: 'E2' })]),
    );
    for (const nhsNumber of [first, second]) {
      expect(await read(subject(nhsNumber))).toMatchObject({
        state: 'PARTIAL',
        reasonCode: 'ITEMS_REFUSED',
        warnings: ['Records that may be about someone else were left out.'],
        visits: 0,
        numbers: [],
      });
    }
    await send(tell('A31', [pid({ nhsNumber: first, hospitalNumber: 'E1' })]));
    expect(await read(subject(first))).toMatchObject({ state: 'PARTIAL', visits: 0 });
  });

  it('leaves out a visit that names another person too', async () => {
    const nhsNumber = nextNumber();
    await send(
      tell('A01', [pid({ nhsNumber, hospitalNumber: 'F1' }), pv1({ 19: 'F1' })]),
      tell('A01', [pid({ nhsNumber, hospitalNumber: 'F1' }), pv1({ 19: 'F2' })]),
      tell('A08', [pid({ hospitalNumber: 'F9' }), pv1({ 19: 'F1' })]),
    );
    expect(await read(subject(nhsNumber))).toMatchObject({
      state: 'PARTIAL',
      reasonCode: 'ITEMS_REFUSED',
      visits: 1,
    });
  });

  it('refuses a record whose name and date of birth are both another’s, and warns of one of them', async () => {
    const nhsNumber = nextNumber();
    await send(tell('A01', [pid({ nhsNumber, hospitalNumber: 'G1' }), pv1({ 19: 'G1' })]));
    const known = { birthDate: '1948-03-17', familyName: 'Marlowe' };
    expect(await read(subject(nhsNumber, known))).toMatchObject({ state: 'COMPLETE', warnings: [] });
    expect(await read(subject(nhsNumber, { ...known, familyName: 'Smith' }))).toMatchObject({
      state: 'COMPLETE',
    });
    expect(await read(subject(nhsNumber, { ...known, birthDate: '1948-03-18' }))).toMatchObject({
      state: 'PARTIAL',
      warnings: ['The hospital holds another date of birth for this person.'],
      visits: 1,
    });
    expect(await read(subject(nhsNumber, { birthDate: '1990-01-01', familyName: 'Smith' }))).toMatchObject({
      state: 'UNAVAILABLE',
      reasonCode: 'SOURCE_IDENTITY_MISMATCH',
      visits: 0,
      numbers: [],
    });
  });

  it('takes a cancelled admission and a deleted person out of view', async () => {
    const nhsNumber = nextNumber();
    const p = pid({ nhsNumber, hospitalNumber: 'I1' });
    await send(tell('A01', [p, pv1({ 19: 'I1' })]), tell('A01', [p, pv1({ 19: 'I2' })]));
    await send(tell('A11', [p, pv1({ 19: 'I2' })]));
    expect(await read(subject(nhsNumber))).toMatchObject({ state: 'COMPLETE', visits: 1 });
    await send(tell('A29', [p]));
    expect(await read(subject(nhsNumber))).toMatchObject({ state: 'NONE_RECORDED', visits: 0 });
  });

  it('says that a message about the person was set aside', async () => {
    const nhsNumber = nextNumber();
    await send(tell('A28', [pid({ nhsNumber, hospitalNumber: 'J1' })]));
    const sender = await connectSender(secondary.mllpPort);
    const refused = tell('A01', [pid({ hospitalNumber: 'J1' }), pv1({ 3: 'W1' })]);
    expect(toAnswer(await sender.send(refused))).toMatch(/^AR/);
    await sender.close();
    expect(await read(subject(nhsNumber))).toMatchObject({
      state: 'PARTIAL',
      reasonCode: 'ITEMS_REFUSED',
      warnings: ['Messages about this person could not be read and were left out.'],
    });
  });

  it('says that a detail could not be read', async () => {
    const nhsNumber = unused.at(-1) ?? '';
    const p = pid({ nhsNumber, hospitalNumber: 'K1' });
    await send(tell('A01', [p, pv1({ 19: 'K1', 44: '20261399' })]));
    expect(await read(subject(nhsNumber))).toMatchObject({
      state: 'PARTIAL',
      warnings: ['Details of some items could not be read and were left out.'],
      visits: 1,
    });
  });
});
