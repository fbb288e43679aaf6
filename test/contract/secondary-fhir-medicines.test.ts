import { describe, expect, it } from 'vitest';
import { type FhirAnswers, readFhir } from '../support/fhir-answers.ts';

const subject = { reference: 'Patient/p1' };
const aspirin = { text: 'Aspirin 75mg tablets' };

const order = (more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id: 'mr1',
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: aspirin,
  subject,
  ...more,
});

const statement = (more: object = {}) => ({
  resourceType: 'MedicationStatement',
  id: 'ms1',
  status: 'active',
  medicationCodeableConcept: aspirin,
  subject,
  ...more,
});

const read = (...resources: readonly { readonly resourceType: string }[]) =>
  readFhir('medications', {
    MedicationRequest: resources.filter(({ resourceType }) => resourceType === 'MedicationRequest'),
    MedicationStatement: resources.filter(({ resourceType }) => resourceType === 'MedicationStatement'),
  });

const incomplete = 'The server holds more than could be read.';

describe('whether a medicine is taken', () => {
  it.each([
    ['active', 'ACTIVE', null],
    ['on-hold', 'ON_HOLD', null],
    ['cancelled', 'CANCELLED', null],
    ['completed', 'COMPLETED', null],
    ['stopped', 'STOPPED', null],
    ['draft', 'DRAFT', null],
    ['unknown', 'UNKNOWN', null],
    ['not-a-status', 'UNKNOWN', 'not-a-status'],
  ])('is told by an order that is %s', async (status, expected, statusText) => {
    const { items } = await read(order({ status }));
    expect(items).toMatchObject([{ status: expected, statusText, note: null }]);
  });

  it.each([
    ['active', 'ACTIVE', null],
    ['completed', 'COMPLETED', null],
    ['stopped', 'STOPPED', null],
    ['intended', 'INTENDED', null],
    ['on-hold', 'ON_HOLD', null],
    ['not-taken', 'NOT_TAKEN', null],
    ['unknown', 'UNKNOWN', null],
    ['constructor', 'UNKNOWN', 'constructor'],
  ])('is told by a statement that is %s', async (status, expected, statusText) => {
    const { items } = await read(statement({ status }));
    expect(items).toMatchObject([{ status: expected, statusText, note: null }]);
  });

  it.each(['proposal', 'plan', 'option'])('is not told by a %s, whatever its status', async (intent) => {
    const { items } = await read(order({ intent }));
    expect(items).toMatchObject([{ status: 'UNKNOWN', statusText: `${intent}, active` }]);
  });

  it.each(['original-order', 'reflex-order', 'filler-order', 'instance-order'])(
    'is told by an %s',
    async (intent) => {
      expect((await read(order({ intent }))).items).toMatchObject([{ status: 'ACTIVE' }]);
    },
  );

  it('is told by a plan that somebody reported, which is prescribed elsewhere', async () => {
    const { items } = await read(order({ intent: 'plan', reportedBoolean: true }));
    expect(items).toMatchObject([{ status: 'ACTIVE', prescribedElsewhere: true }]);
  });

  it('is never told of what was entered in error', async () => {
    const status = 'entered-in-error';
    const { contribution, warnings } = await read(
      order({ status }),
      order({ id: 'mr2', status, intent: 'proposal' }),
      statement({ status }),
    );
    expect(contribution.outcome).toEqual({ kind: 'absent' });
    expect(warnings).toEqual([]);
    const { items } = await read(order({ status }), statement());
    expect(items).toMatchObject([{ status: 'ACTIVE' }]);
  });

  it('is not known where all that was found is an error, and the rest could not be asked for', async () => {
    const { contribution } = await readFhir('medications', {
      MedicationRequest: [order({ status: 'entered-in-error' })],
      MedicationStatement: { status: 500, body: {} },
    });
    expect(contribution.outcome).toMatchObject({ kind: 'failed', code: 'SOURCE_ERROR' });
  });

  it('is not told by an order that it must not be given, and the list says that there is one', async () => {
    const { items, warnings } = await read(
      order({ doNotPerform: true, medicationCodeableConcept: { text: 'Ibuprofen' } }),
      order({ id: 'mr2' }),
    );
    expect(items).toMatchObject([{ medication: { display: 'Aspirin 75mg tablets' } }]);
    expect(warnings).toEqual(['Orders not to give a medicine were left out.']);
  });
});

describe('what is told beside a medicine', () => {
  it('is when it was ordered, last issued and by whom it is prescribed', async () => {
    const core = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-';
    const { items } = await read(
      order({ authoredOn: '2026-03-01T09:00:00Z', category: [{ text: 'Inpatient' }] }),
      statement({
        extension: [
          { url: `${core}MedicationStatementLastIssueDate`, valueDateTime: '2026-02-24' },
          {
            url: `${core}MedicationPrescribingOrganizationType`,
            valueCodeableConcept: { coding: [{ code: 'prescribed-at-gp-practice' }] },
          },
        ],
        effectiveDateTime: '2025-11',
      }),
    );
    expect(items).toMatchObject([
      {
        lastIssued: null,
        prescribedElsewhere: false,
        note: 'Category: Inpatient',
        provenance: { recordedAt: '2026-03-01T09:00:00Z' },
      },
      {
        lastIssued: '2026-02-24',
        prescribedElsewhere: true,
        period: { start: '2025-11', end: null },
      },
    ]);
  });

  it.each([
    ['acute', 'ACUTE'],
    ['continuous', 'UNKNOWN'],
    ['continuous-repeating-dispensing', 'REPEAT_DISPENSED'],
  ])('is a course that is %s', async (code, expected) => {
    const { items } = await read(order({ courseOfTherapyType: { coding: [{ code }] } }));
    expect(items).toMatchObject([{ courseType: expected }]);
  });

  it('is an order and a statement of one number as two, for neither is the other', async () => {
    const identifier = [{ system: 'https://rxx.example/rx', value: '7' }];
    const { items } = await read(order({ identifier }), statement({ identifier, status: 'stopped' }));
    expect(new Set(items.map(({ id }) => id)).size).toBe(2);
    expect(items).toMatchObject([{ status: 'ACTIVE' }, { status: 'STOPPED' }]);
  });
});

describe('a server of which a kind of medicines', () => {
  const answer = (request: FhirAnswers | undefined, stated: FhirAnswers | undefined) =>
    readFhir('medications', {
      ...(request === undefined ? {} : { MedicationRequest: request }),
      ...(stated === undefined ? {} : { MedicationStatement: stated }),
    });

  it('is not known tells what it has', async () => {
    const { contribution, warnings } = await answer([order()], undefined);
    expect(contribution.outcome).toMatchObject({ kind: 'found', value: [{ status: 'ACTIVE' }] });
    expect(warnings).toEqual([]);
  });

  it('is not known, and none of the other held, has none', async () => {
    const { contribution } = await answer(undefined, []);
    expect(contribution.outcome).toEqual({ kind: 'absent' });
  });

  it('is not known, nor the other, does not support them', async () => {
    const { contribution } = await answer(undefined, undefined);
    expect(contribution.outcome).toMatchObject({ kind: 'not-supported', code: 'NOT_IMPLEMENTED' });
  });

  it('cannot be asked for tells what it has, and that this is not all', async () => {
    const { items, warnings } = await answer([order()], { status: 500, body: {} });
    expect(items).toHaveLength(1);
    expect(warnings).toEqual([incomplete]);
  });

  it('cannot be asked for, and none of the other held, could not be found out', async () => {
    const { contribution } = await answer([], { status: 500, body: {} });
    expect(contribution.outcome).toMatchObject({ kind: 'failed', code: 'SOURCE_ERROR' });
  });

  it('cannot be asked for with what it points at is asked without', async () => {
    let isFirst = true;
    const { items } = await answer(
      {
        get status() {
          const status = isFirst ? 400 : 200;
          isFirst = false;
          return status;
        },
        body: { resourceType: 'Bundle', entry: [{ resource: order() }] },
      },
      undefined,
    );
    expect(items).toHaveLength(1);
  });
});
