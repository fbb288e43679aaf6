import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsTrust } from '../../sandbox/hospitals/records/records-settings.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import type { Life } from '../../sandbox/population/life.ts';
import { referralRequest } from '../../subgraphs/secondary/ers/referral-request.ts';
import { type EReferralContext, toEReferral } from '../../subgraphs/secondary/ers/to-ereferral.ts';
import type { RunningSecondary } from '../../subgraphs/secondary/start.ts';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import { referral } from '../support/fhir-hospital.ts';
import { type SandboxHospital, startSandboxHospital } from '../support/sandbox-hospital.ts';
import { askRecord, startTestSecondary } from '../support/secondary-house.ts';

const population = createPopulation({ people: 80 });

let postgres: TestPostgres;
let hospital: SandboxHospital;
let secondary: RunningSecondary;

beforeAll(async () => {
  postgres = await withPostgres();
  hospital = await startSandboxHospital(population);
  secondary = await startTestSecondary(postgres.url, {
    timeoutMilliseconds: 20_000,
    fhirServers: hospital.fhirServers,
    ers: hospital.ers,
  });
  await secondary.settled();
});

afterAll(async () => {
  await secondary.close();
  await hospital.close();
  await postgres.close();
});

const isOutpatient = (life: Life, trust: string) =>
  life.trust.odsCode === trust && life.hospitalStays.some(({ kind }) => kind === 'outpatient');
const findOutpatient = (trust: string): Life => {
  const found = [...population.lives()].find((life) => isOutpatient(life, trust));
  if (found === undefined) throw new Error('Nobody of the population visits a clinic.');
  return found;
};
const ask = async (life: Life, selection: string) => {
  const { nhsNumber, birthDate, familyName } = life.person;
  const subject = { nhsNumber, previousNhsNumbers: [], birthDate, familyName };
  return (await askRecord(secondary.url, subject, `hospital { ${selection} }`)).hospital;
};
const area = 'sources { system state reasonCode warnings { code } }';
const told = { state: 'COMPLETE', reasonCode: null, warnings: [] };

describe('the e-Referral Service', () => {
  const selection = `referrals { ${area} items { ubrn eReferral {
    ubrn state service specialty { display } priority { codings { code } } pathwayStart submitted
    booking { status period { start } service { display } } letters { title type { display } contentType size } provenance { system } } } }`;

  it('tells of a referral whose number the hospital gives, and both are related', async () => {
    const life = findOutpatient(recordsTrust);
    const first = life.hospitalStays.find(({ kind }) => kind === 'outpatient');
    const { referrals } = await ask(life, selection);
    expect(referrals.sources).toContainEqual({ system: 'e-Referral Service', ...told });
    const own = referrals.items.find(
      (one: { eReferral: { booking: { period: { start: string } } } }) =>
        one.eReferral.booking.period.start === first?.admitted,
    );
    expect(own.eReferral).toMatchObject({
      ubrn: own.ubrn,
      state: 'BOOKED',
      specialty: { display: first?.specialty.display },
      priority: { codings: [{ code: 'ROUTINE' }] },
      booking: { status: 'BOOKED' },
      letters: [
        {
          title: 'Referral letter',
          type: { display: 'Referrer' },
          contentType: 'application/pdf',
          size: 48_213,
        },
      ],
      provenance: { system: 'e-Referral Service' },
    });
  });

  it.each([
    ['down', 'SOURCE_UNAVAILABLE'],
    ['garbage', 'SOURCE_BAD_CONTENT'],
  ] as const)('reads as unavailable while it is %s, and referrals stay', async (state, code) => {
    await hospital.services.setState(state);
    try {
      const { referrals } = await ask(findOutpatient(recordsTrust), selection);
      expect(referrals.sources).toContainEqual({
        system: 'e-Referral Service',
        state: 'UNAVAILABLE',
        reasonCode: code,
        warnings: [],
      });
      expect(referrals.items.length).toBeGreaterThan(0);
      expect(referrals.items[0].eReferral).toBeNull();
    } finally {
      await hospital.services.setState('up');
    }
  });
});

describe('bookings', () => {
  const selection = `bookings { ${area} items { status period { start end } specialty { display } performers { name } location description cancellationReason provenance { system } } }`;

  it.each([
    [recordsTrust, 'Harrowmere EPR'],
    ['RZ2', 'Booking and Referral'],
  ])('of %s are told by %s, those called off or not attended as such', async (trust, system) => {
    const lives = [...population.lives()].filter((life) => isOutpatient(life, trust));
    const all = await Promise.all(lives.map((life) => ask(life, selection)));
    const items = all.flatMap(({ bookings }) => bookings.items);
    const statuses = new Set(items.map(({ status }: { status: string }) => status));
    expect([...statuses].sort()).toEqual(['BOOKED', 'CANCELLED', 'FULFILLED', 'MISSED']);
    expect(new Set(items.map((one) => one.provenance.system))).toEqual(new Set([system]));
    const life = findOutpatient(trust);
    const { bookings } = await ask(life, selection);
    expect(bookings.sources).toContainEqual({ system, ...told });
    const stay = life.hospitalStays.find(({ kind }) => kind === 'outpatient');
    expect(bookings.items).toContainEqual(
      expect.objectContaining({
        performers: [{ name: stay?.consultant.name }],
        location: `Outpatients, ${life.trust.siteName}`,
      }),
    );
  });

  it('are asked of a receiver for these and for referrals alone', async () => {
    const { episodes, bookings } = await ask(
      findOutpatient('RZ2'),
      `episodes { ${area} } bookings { ${area} }`,
    );
    const named = ({ sources }: { sources: { system: string }[] }) => sources.map(({ system }) => system);
    expect(named(episodes)).not.toContain('Booking and Referral');
    expect(named(bookings)).toContain('Booking and Referral');
  });
});

const context: EReferralContext = {
  provenance: { setting: 'SECONDARY', system: 'e-Referral Service' },
  toId: (type, identifier) => `${type} ${identifier}`,
};

describe('a referral of the e-Referral Service', () => {
  const minimal = {
    resourceType: 'ReferralRequest' as const,
    id: '000000070000',
    subject: { identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990000018' } },
  };

  it('that says nothing has a state that says so', () => {
    expect(toEReferral(minimal, context)).toMatchObject({
      ubrn: referral.identifier[0]?.value,
      state: 'UNKNOWN',
      service: null,
      booking: null,
      letters: [],
    });
  });

  it('is read whatever stands in places that are not read', () => {
    const odd = referralRequest.parse({
      ...minimal,
      extension: [{ url: 'x', valueInstant: '2024-13-40' }],
      contained: [1, null, { resourceType: 'List', entry: 'no' }, { resourceType: 'Basic' }],
    });
    expect(toEReferral(odd, context)).toMatchObject({ state: 'UNKNOWN', service: null });
  });
});

const examples = process.env['CAREGRAPH_EXAMPLES'];

describe.skipIf(examples === undefined)('published referrals (set CAREGRAPH_EXAMPLES to read them)', () => {
  it.each([
    ['ReferralRequest_BookedDBS.json', 'BOOKED', 'ROUTINE', 'Cardiology', 1],
    ['ReferralRequest_DeferredToProvider.json', 'DEFERRED_TO_PROVIDER', 'URGENT', 'Cardiology', 1],
    ['ReferralRequest_Unbooked.json', 'UNBOOKED', 'ROUTINE', undefined, 1],
    ['ReferralRequest_WithRelatedReferral.json', 'BOOKED', 'TWO_WEEK_WAIT', 'Cardiology', 0],
  ])('%s is %s', (file, state, priority, specialty, letters) => {
    const text = readFileSync(join(examples ?? '', 'ers', file), 'utf8');
    const read = toEReferral(referralRequest.parse(JSON.parse(text)), context);
    expect(read).toMatchObject({
      state,
      ubrn: expect.stringMatching(/^\d{12}$/),
      service: expect.any(String),
      priority: { codings: [{ code: priority }] },
    });
    expect(read.specialty?.display).toBe(specialty);
    expect(read.letters).toHaveLength(letters);
  });
});
