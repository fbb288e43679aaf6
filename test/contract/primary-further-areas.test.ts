import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patientResource, practiceResource, toBundle, toEmptyList } from '../support/primary-bundle.ts';
import { emisBundle } from '../support/primary-emis-record.ts';
import { furtherListCodes, immunisations } from '../support/primary-further-record.ts';
import { type PrimaryHouse, sourceFields, startPrimaryHouse } from '../support/primary-house.ts';

const selection = `gp {
  immunisations { ${sourceFields} items {
    id status procedure { display preferred { code } } vaccine { display } date isReported
    reasons { display } reasonsNotGiven { display } doses { number of diseases { display } }
    dose { value unit ucum } site { display } route { display } lotNumber expires manufacturer location
    performers { name role } note provenance { system recordedAt }
  } }
  observations { ${sourceFields} items {
    id status code { display } text date quantity { value } value interpretation { display }
    referenceRanges { low { value } high { value unit } text } components { code { display } quantity { value unit } value }
    bodySite { display } performers { name } note provenance { recordedAt }
  } }
  investigations { ${sourceFields} items {
    id status code { display } issued requested { display } specimens { type { display } collected received note }
    groups { code { display } note results { code { display } quantity { value comparator unit } text } }
    conclusion performers { name } note
  } }
  referrals { ${sourceFields} items {
    id description reasons { display } status priority ubrn date requester { name } recipients { name } note
  } }
  diary { ${sourceFields} items { id code { display } status due entered reasons { display } requester { name } } }
}`;

describe('what general practice alone shows', () => {
  let house: PrimaryHouse;
  // oxlint-disable-next-line typescript/no-explicit-any
  let gp: any;
  beforeAll(async () => {
    house = await startPrimaryHouse();
    house.practice.reply = () => ({ body: emisBundle });
    gp = (await house.ask(selection)).record.gp;
  });
  afterAll(() => house.close());

  test('is asked for by one question of its own, with vaccines that were not given', () => {
    expect(house.practice.calls.map(({ body }) => body)).toEqual([
      {
        resourceType: 'Parameters',
        parameter: [
          {
            name: 'patientNHSNumber',
            valueIdentifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991234012' },
          },
          { name: 'includeImmunisations', part: [{ name: 'includeNotGiven', valueBoolean: true }] },
          { name: 'includeUncategorisedData' },
          { name: 'includeInvestigations' },
          { name: 'includeReferrals' },
          { name: 'includeDiaryEntries' },
        ],
      },
    ]);
  });

  test('names the source of every list', () => {
    for (const area of ['immunisations', 'observations', 'investigations', 'referrals', 'diary']) {
      expect(gp[area].sources).toEqual([
        {
          state: 'COMPLETE',
          reasonCode: null,
          system: 'EMIS Web',
          organisation: { odsCode: 'Z99001', name: 'Elm Street Surgery' },
          warnings: [],
        },
      ]);
    }
  });

  test('immunisations: one given, one declined, the unknown vaccine not shown as one', () => {
    expect(gp.immunisations.items).toEqual([
      {
        id: expect.any(String),
        status: 'GIVEN',
        procedure: { display: 'Influenza vaccination', preferred: { code: '86198006' } },
        vaccine: null,
        date: '2025-10-02',
        isReported: false,
        reasons: [{ display: 'Immunisation due' }],
        reasonsNotGiven: [],
        doses: [{ number: 1, of: 1, diseases: [{ display: 'Influenza' }] }],
        dose: { value: 0.5, unit: 'ml', ucum: 'mL' },
        site: { display: 'Left upper arm' },
        route: { display: 'Intramuscular route' },
        lotNumber: 'AJAN11K',
        expires: '2026-03-31',
        manufacturer: 'Acme Vaccines',
        location: 'Elm Street Surgery',
        performers: [{ name: 'Dr Sadia Rahman', role: 'General Medical Practitioner' }],
        note: null,
        provenance: { system: 'EMIS Web', recordedAt: '2025-10-02T09:40:00+01:00' },
      },
      expect.objectContaining({
        status: 'NOT_GIVEN',
        procedure: expect.objectContaining({ display: 'Administration of vaccine for herpes zoster' }),
        date: '2024-05',
        isReported: true,
        reasonsNotGiven: [{ display: 'Patient declined' }],
        note: 'Will think about it',
      }),
    ]);
  });

  test('observations: parts, ranges and comments are kept, and a relative stays a relative', () => {
    expect(gp.observations.items).toEqual([
      {
        id: expect.any(String),
        status: 'FINAL',
        code: { display: 'Blood pressure' },
        text: 'Blood pressure – Systolic: 152 mm[Hg] – Diastolic: 84 mm[Hg] – High – sitting',
        date: '2025-01-09',
        quantity: null,
        value: null,
        interpretation: { display: 'High' },
        referenceRanges: [{ low: null, high: { value: 140, unit: 'mm[Hg]' }, text: 'up to 140' }],
        components: [
          { code: { display: 'Systolic' }, quantity: { value: 152, unit: 'mm[Hg]' }, value: null },
          { code: { display: 'Diastolic' }, quantity: { value: 84, unit: 'mm[Hg]' }, value: null },
        ],
        bodySite: { display: 'Left upper arm' },
        performers: [{ name: 'Dr Sadia Rahman' }],
        note: 'sitting',
        provenance: { recordedAt: '2025-01-09T11:02:00+00:00' },
      },
      expect.objectContaining({
        status: 'UNKNOWN',
        code: { display: 'Family history of diabetes mellitus' },
        text: 'Family history of diabetes mellitus – Family member : Mother',
        date: null,
        note: 'Family member : Mother',
      }),
    ]);
  });

  test('investigations: request, specimen, groups, comparators and the comment on filing', () => {
    expect(gp.investigations.items).toEqual([
      {
        id: expect.any(String),
        status: 'FINAL',
        code: { display: 'Diagnostic studies report' },
        issued: '2026-04-03T12:00:00+01:00',
        requested: [{ display: 'FBC - Full blood count' }],
        specimens: [
          {
            type: { display: 'Venous blood specimen' },
            collected: '2026-04-01T11:00:00+01:00',
            received: '2026-04-01T15:00:00+01:00',
            note: null,
          },
        ],
        groups: [
          {
            code: { display: 'FBC - Full blood count' },
            note: null,
            results: [
              {
                code: { display: 'Haemoglobin estimation' },
                quantity: { value: 108, comparator: null, unit: 'g/L' },
                text: 'Haemoglobin estimation: 108 g/L',
              },
              {
                code: { display: 'Platelet count' },
                quantity: { value: 20, comparator: '<', unit: '10*9/L' },
                text: 'Platelet count: <20 10*9/L',
              },
            ],
          },
          {
            code: null,
            note: null,
            results: [{ code: { display: 'Comment note' }, quantity: null, text: 'Normal - no action' }],
          },
        ],
        conclusion: 'Mild anaemia',
        performers: [{ name: 'Ackton Pathology' }],
        note: 'tired',
      },
    ]);
  });

  test('referrals and the diary', () => {
    expect(gp.referrals.items).toEqual([
      {
        id: expect.any(String),
        description: 'Knee pain, please assess',
        reasons: [{ display: 'Referral to physiotherapist' }],
        status: 'unknown',
        priority: 'routine',
        ubrn: '000000070000',
        date: '2026-02-11T09:00:00+00:00',
        requester: { name: 'Dr Sadia Rahman' },
        recipients: [{ name: 'Ackton Physiotherapy' }],
        note: 'Mode: written',
      },
    ]);
    expect(gp.diary.items).toEqual([
      {
        id: expect.any(String),
        code: { display: 'Influenza vaccination' },
        status: 'active',
        due: '2027-10-01',
        entered: '2026-10-02',
        reasons: [{ display: 'Annual recall' }],
        requester: { name: 'Dr Sadia Rahman' },
      },
    ]);
  });
});

describe('the four answers of an area', () => {
  let house: PrimaryHouse;
  beforeAll(async () => {
    house = await startPrimaryHouse();
  });
  afterAll(() => house.close());
  const base = [patientResource, practiceResource];
  const ask = async (resources: readonly unknown[], options: object = {}) => {
    house.practice.reply = () => ({ body: toBundle([...base, ...resources]) });
    const { record } = await house.ask(
      `gp { immunisations { ${sourceFields} items { status } } diary { ${sourceFields} items { due } } }`,
      options,
    );
    return record.gp;
  };

  test('here, none, could not find out, and cannot say', async () => {
    const gp = await ask([toEmptyList(furtherListCodes.diary), ...immunisations]);
    expect(gp.diary).toMatchObject({ sources: [{ state: 'NONE_RECORDED' }], items: [] });
    expect(gp.immunisations).toMatchObject({
      sources: [{ state: 'UNAVAILABLE', reasonCode: 'SOURCE_BAD_CONTENT' }],
      items: [],
    });
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [{ code: 'not-supported', diagnostics: 'includeDiaryEntries is an unrecognised parameter' }],
    };
    const other = await ask([outcome, toEmptyList(furtherListCodes.immunisations)]);
    expect(other.diary).toMatchObject({
      sources: [{ state: 'NOT_SUPPORTED', reasonCode: 'NOT_IMPLEMENTED' }],
    });
  });

  test('a vaccine of which cannot be told whether it was given is refused, never shown as given', async () => {
    const [given] = immunisations;
    const list = {
      ...toEmptyList(furtherListCodes.immunisations),
      emptyReason: undefined,
      entry: [{ item: { reference: 'Immunization/i1' } }],
    };
    const gp = await ask([{ ...given, notGiven: 'yes' }, list, toEmptyList(furtherListCodes.diary)]);
    expect(gp.immunisations).toMatchObject({
      sources: [
        {
          state: 'PARTIAL',
          warnings: [
            {
              code: 'ITEMS_REFUSED',
              message: '1 item could not be read and was left out (Immunization.status).',
            },
          ],
        },
      ],
      items: [],
    });
  });

  test('the days that are asked for narrow the question as far as it is legal, and the answer', async () => {
    house.practice.reply = () => ({ body: emisBundle });
    const { record } = await house.ask(
      `gp { observations { items { date } } immunisations { items { date } } }`,
      { period: { start: '2025-01-01', end: '2025-12-31' } },
    );
    expect(record.gp.immunisations.items).toEqual([{ date: '2025-10-02' }]);
    expect(record.gp.observations.items).toEqual([{ date: '2025-01-09' }, { date: null }]);
    const body = house.practice.calls.at(-1)?.body;
    const { parameter } = (body ?? { parameter: [] }) as { readonly parameter: readonly unknown[] };
    const period = { start: '2024-12-31', end: '2025-12-31' };
    expect(parameter.slice(2)).toEqual([
      {
        name: 'includeUncategorisedData',
        part: [{ name: 'uncategorisedDataSearchPeriod', valuePeriod: period }],
      },
      { name: 'includeInvestigations', part: [{ name: 'investigationSearchPeriod', valuePeriod: period }] },
      { name: 'includeReferrals', part: [{ name: 'referralSearchPeriod', valuePeriod: period }] },
      { name: 'includeDiaryEntries' },
    ]);
  });
});
