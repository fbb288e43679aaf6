import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordSubject } from '../../schema/runtime/record-seal.ts';
import type { RunningSource } from '../../sandbox/faults/source-state.ts';
import {
  recordsToken,
  recordsTrust,
  toRecordsSettings,
} from '../../sandbox/hospitals/records/records-settings.ts';
import { startHospitalRecords } from '../../sandbox/hospitals/records/start-hospital-records.ts';
import { type RunningHospitals, startHospitals } from '../../sandbox/hospitals/start-hospitals.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import type { Life } from '../../sandbox/population/life.ts';
import type { RunningSecondary } from '../../subgraphs/secondary/start.ts';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import { askRecord, startTestSecondary } from '../support/secondary-house.ts';

const population = createPopulation({ people: 60 });

let postgres: TestPostgres;
let records: RunningSource;
let hospitals: RunningHospitals;
let secondary: RunningSecondary;

beforeAll(async () => {
  postgres = await withPostgres();
  records = await startHospitalRecords({
    population,
    port: 0,
    trust: recordsTrust,
    token: recordsToken,
    slowMilliseconds: 10_000,
  });
  secondary = await startTestSecondary(postgres.url, {
    timeoutMilliseconds: 5000,
    now: () => new Date('2026-11-01T12:00:00Z'),
    fhirServers: [toRecordsSettings(records.url)],
  });
  hospitals = await startHospitals({
    population,
    receivers: { host: '127.0.0.1', port: secondary.mllpPort },
  });
  await hospitals.settled();
  await secondary.settled();
});

afterAll(async () => {
  await hospitals.close();
  await secondary.close();
  await records.close();
  await postgres.close();
});

const findLife = (isWanted: (life: Life) => boolean): Life => {
  const found = [...population.lives()].find(
    (life) => life.trust.odsCode === recordsTrust && life.hospitalStays.length > 0 && isWanted(life),
  );
  if (found === undefined) throw new Error('Nobody of the population is wanted.');
  return found;
};
const toSubject = ({ person }: Life): RecordSubject => ({
  nhsNumber: person.nhsNumber,
  previousNhsNumbers: person.supersededNhsNumber === undefined ? [] : [person.supersededNhsNumber],
  birthDate: person.birthDate,
  familyName: person.familyName,
});
const ask = (life: Life, selection: string) => askRecord(secondary.url, toSubject(life), selection);
const none = { state: 'NONE_RECORDED', reasonCode: null, warnings: [] };
const told = { state: 'COMPLETE', reasonCode: null, warnings: [] };
const fromMessages = [
  { system: 'PAS', ...told },
  { system: 'EPIC', ...none },
];
const complete = [...fromMessages, { system: 'Harrowmere EPR', ...told }];
const sources = 'sources { system state reasonCode warnings { code } }';
const isInpatientWithLetter = ({ hospitalStays }: Life) =>
  hospitalStays.some(({ dischargeLetter }) => dischargeLetter !== undefined);

describe('a trust of the sandbox that sends messages and has a record system', () => {
  it('tells of every visit once, whoever tells of it', async () => {
    const life = findLife(({ hospitalStays }) => hospitalStays.length > 1);
    const { secondaryEncounterIndex: index } = await ask(
      life,
      `secondaryEncounterIndex { ${sources} entries { id period { start } } }`,
    );
    expect(index.sources).toEqual(complete);
    expect(index.entries).toHaveLength(life.hospitalStays.length);
  });

  it('brings a letter as text by message and in sections by its record system, and it is one', async () => {
    const life = findLife(isInpatientWithLetter);
    const letters = life.hospitalStays.filter(({ dischargeLetter }) => dischargeLetter !== undefined);
    const { secondaryDocumentIndex: index } = await ask(
      life,
      `secondaryDocumentIndex { ${sources} entries { id title type created } }`,
    );
    expect(index.sources).toEqual(complete);
    const clinics = life.hospitalStays.filter(({ kind }) => kind === 'outpatient');
    const clinicLetters = new Set(clinics.map(({ specialty }) => specialty.code)).size;
    expect(index.entries).toHaveLength(letters.length + clinicLetters);
  });

  it('is asked for pages until the last', async () => {
    const life = findLife(
      ({ hospitalStays }) => hospitalStays.filter(({ kind }) => kind !== 'outpatient').length > 3,
    );
    const { hospital } = await ask(
      life,
      `hospital { observations { ${sources} items { code { display } } } investigations { items { code { display } } } }`,
    );
    const beds = life.hospitalStays.filter(({ kind }) => kind !== 'outpatient').length;
    expect(hospital.observations.items).toHaveLength(beds * 2);
    expect(hospital.observations.sources).toContainEqual({ system: 'Harrowmere EPR', ...told });
    const pictures = hospital.investigations.items.filter(
      ({ code }: { code: { display: string } }) => code.display === 'Plain X-ray of chest',
    );
    expect(pictures).toHaveLength(beds);
  });

  it('tells of what was ordered on the ward and what was taken at home', async () => {
    const life = findLife(
      ({ hospitalStays, medicines }) =>
        hospitalStays.some(({ kind }) => kind === 'inpatient') &&
        medicines.some(({ end }) => end === undefined),
    );
    const { secondaryMedicationIndex: index } = await ask(
      life,
      `secondaryMedicationIndex { ${sources} entries { medication { display } status dosage note } }`,
    );
    expect(index.sources).toContainEqual({ system: 'Harrowmere EPR', ...told });
    const stays = life.hospitalStays.filter(({ kind }) => kind === 'inpatient');
    const ordered = index.entries.filter(({ note }: { note: string }) => note === 'Category: Inpatient');
    expect(ordered).toHaveLength(stays.length);
    expect(ordered[0]).toMatchObject({
      medication: { display: 'Paracetamol 500mg tablets' },
      dosage: expect.stringMatching(
        /^1 g, Oral, 4 times every day, from .+, as needed for Pain, at most 4 g per 24 h$/,
      ),
    });
    const last = stays.at(-1)?.admitted.slice(0, 10) ?? '';
    const home = life.medicines.filter(
      ({ start, end }) => start <= last && (end === undefined || end >= last),
    );
    expect(index.entries).toHaveLength(stays.length + home.length);
  });

  it.each([
    ['down', 'SOURCE_UNAVAILABLE'],
    ['garbage', 'SOURCE_BAD_CONTENT'],
  ] as const)('reads as unavailable while it is %s, and what messages told stays', async (state, code) => {
    const life = findLife(isInpatientWithLetter);
    await records.setState(state);
    try {
      const { secondaryEncounterIndex: index } = await ask(
        life,
        `secondaryEncounterIndex { ${sources} entries { id } }`,
      );
      expect(index.sources).toEqual([
        ...fromMessages,
        { system: 'Harrowmere EPR', state: 'UNAVAILABLE', reasonCode: code, warnings: [] },
      ]);
      expect(index.entries).toHaveLength(life.hospitalStays.length);
    } finally {
      await records.setState('up');
    }
  });
});
