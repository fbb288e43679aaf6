import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { parseStructuredRecord } from '../../subgraphs/primary/structured-record/parse-structured-record.ts';
import { createSuppliers } from '../../subgraphs/primary/suppliers/create-suppliers.ts';
import { listCodes, patientResource, snomedConcept, toBundle, toList } from '../support/primary-bundle.ts';
import { furtherListCodes } from '../support/primary-further-record.ts';
import { subject } from '../support/primary-house.ts';
import { idSecret } from '../support/secrets.ts';

const recordIds = createRecordIds(idSecret);
const question = {
  subject,
  practiceOdsCode: 'Z99001',
  recordIds,
  suppliers: createSuppliers(),
  today: '2026-11-22',
};
const about = { subject: { reference: 'Patient/p1' }, patient: { reference: 'Patient/p1' } };

type AreaName = 'allergies' | 'conditions' | 'immunisations' | 'observations' | 'medications' | 'diary';

/** Reads one area of a record; every item has an id of its own. */
function read(
  area: AreaName,
  listCode: string,
  items: readonly (Readonly<Record<string, unknown>> & { readonly resourceType: string })[],
  more: object = {},
) {
  const resources = items.map((item, index) => ({ id: `x${index}`, ...about, ...item }));
  const references = resources.map((item) => `${item.resourceType}/${item.id}`);
  const list = toList(listCode, references, more);
  const record = parseStructuredRecord(toBundle([patientResource, ...resources, list]), question);
  if (record.kind === 'failed') throw new Error('A good record was refused.');
  const { outcome, tally, warnings } = record[area];
  const mapped = outcome.kind === 'found' ? (outcome.value as readonly Record<string, unknown>[]) : [];
  return { mapped, tally, warnings };
}

const rubbish = fc.oneof(fc.jsonValue(), fc.constant('2026-02-30'), fc.constant({}), fc.constant([null]));
const orRubbish = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary }, { weight: 1, arbitrary: rubbish });
const words = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,30}$/);
const date = fc.constantFrom(
  '1998',
  '2004-02',
  '2011-11-30',
  '2020-06-01T09:00:00+01:00',
  '2020-13-01',
  'yesterday',
);

const allergy = fc.record(
  {
    resourceType: fc.constant('AllergyIntolerance'),
    clinicalStatus: orRubbish(fc.constantFrom('active', 'inactive', 'resolved')),
    verificationStatus: orRubbish(fc.constantFrom('unconfirmed', 'refuted', 'entered-in-error')),
    code: orRubbish(words.map((display) => snomedConcept('91936005', display))),
    onsetDateTime: orRubbish(date),
    note: orRubbish(
      fc.array(
        words.map((text) => ({ text })),
        { maxLength: 2 },
      ),
    ),
    reaction: orRubbish(
      fc.array(fc.record({ manifestation: fc.constant([snomedConcept('247472004', 'Hives')]) })),
    ),
  },
  { requiredKeys: ['resourceType', 'code'] },
);

const immunisation = fc.record(
  {
    resourceType: fc.constant('Immunization'),
    status: orRubbish(fc.constantFrom('completed', 'entered-in-error', 'not-done')),
    notGiven: orRubbish(fc.boolean()),
    vaccineCode: orRubbish(words.map((display) => snomedConcept('1', display))),
    date: orRubbish(date),
    explanation: orRubbish(fc.constant({ reasonNotGiven: [{ text: 'declined' }] })),
  },
  { requiredKeys: ['resourceType', 'vaccineCode'] },
);

const observation = fc.record(
  {
    resourceType: fc.constant('Observation'),
    status: orRubbish(fc.constantFrom('final', 'unknown', 'entered-in-error')),
    code: orRubbish(
      fc
        .constantFrom(
          'No family history of heart disease',
          'Family history of glaucoma',
          'Suspected stroke',
          'Asthma',
        )
        .map((display) => snomedConcept('2', display)),
    ),
    comment: orRubbish(fc.constantFrom('Family member : Mother', 'query', 'not present')),
    valueQuantity: orRubbish(fc.record({ value: fc.double(), comparator: fc.constantFrom('<', '>=') })),
    component: rubbish,
    related: rubbish,
  },
  { requiredKeys: ['resourceType', 'code'] },
);

const condition = fc.record(
  {
    resourceType: fc.constant('Condition'),
    clinicalStatus: orRubbish(fc.constantFrom('active', 'inactive', 'resolved', 'remission')),
    verificationStatus: orRubbish(fc.constantFrom('provisional', 'differential', 'confirmed', 'refuted')),
    code: orRubbish(words.map((display) => snomedConcept('3', display))),
    abatementDateTime: orRubbish(date),
  },
  { requiredKeys: ['resourceType', 'code'] },
);

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

test('allergies: what goes in is mapped or refused, and an end, a refutation and an error are never lost', () => {
  fc.assert(
    fc.property(fc.array(allergy, { maxLength: 6 }), (items) => {
      const { mapped, tally, warnings } = read('allergies', listCodes.allergies, items);
      expect(mapped.length + tally.refused).toBe(items.length);
      expect(warnings.some(({ code }) => code === 'ITEMS_REFUSED')).toBe(tally.refused > 0);
      const unread = (item: Record<string, unknown>) =>
        !isText(item['clinicalStatus']) && item['clinicalStatus'] !== undefined;
      const stillActive = mapped.filter(({ clinicalStatus }) => clinicalStatus === 'ACTIVE').length;
      const sentActive = items.filter(
        (item) =>
          item.clinicalStatus === 'active' &&
          item.verificationStatus !== 'refuted' &&
          item.verificationStatus !== 'entered-in-error',
      ).length;
      expect(stillActive).toBeLessThanOrEqual(sentActive);
      expect(items.filter(unread).length > 0 && warnings.length === 0).toBe(false);
    }),
    { numRuns: 400 },
  );
});

test('an allergy that only the list of ended ones names is never active', () => {
  fc.assert(
    fc.property(fc.array(allergy, { minLength: 1, maxLength: 5 }), fc.boolean(), (items, isContained) => {
      const resources = items.map((item, index) => ({ id: `x${index}`, ...about, ...item }));
      const primary = toList(listCodes.allergies, []);
      const ended = isContained
        ? toList(
            listCodes.ended,
            resources.map(({ id }) => `#${id}`),
            { contained: resources },
          )
        : toList(
            listCodes.ended,
            resources.map(({ id }) => `AllergyIntolerance/${id}`),
          );
      const entries = [patientResource, primary, ended, ...(isContained ? [] : resources)];
      const record = parseStructuredRecord(toBundle(entries), question);
      if (record.kind === 'failed') throw new Error('A good record was refused.');
      const { outcome, tally } = record.allergies;
      const mapped = outcome.kind === 'found' ? outcome.value : [];
      expect(mapped.length + tally.refused).toBe(items.length);
      expect(mapped.filter(({ clinicalStatus }) => clinicalStatus === 'ACTIVE')).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('immunisations: what was not given, or cannot be told, is never shown as given', () => {
  fc.assert(
    fc.property(fc.array(immunisation, { maxLength: 6 }), (items) => {
      const { mapped, tally } = read('immunisations', furtherListCodes.immunisations, items);
      expect(mapped.length + tally.refused).toBe(items.length);
      const given = mapped.filter(({ status }) => status === 'GIVEN').length;
      const sentGiven = items.filter(
        ({ status, notGiven }) => status === 'completed' && (notGiven === false || notGiven === undefined),
      ).length;
      expect(given).toBeLessThanOrEqual(sentGiven);
    }),
    { numRuns: 400 },
  );
});

test('observations: the words of a negation, a suspicion or a relative stand in what is shown, or the item is refused', () => {
  fc.assert(
    fc.property(fc.array(observation, { maxLength: 6 }), (items) => {
      const { mapped, tally } = read('observations', furtherListCodes.observations, items);
      expect(mapped.length + tally.refused).toBe(items.length);
      const shown = mapped.map(({ text }) => String(text)).join('\n');
      const refusedWords = tally.refused;
      const telling = items.flatMap((item) => {
        const { code, comment } = item as {
          code: { coding?: { display: string }[] } | null;
          comment?: unknown;
        };
        const display = code?.coding?.[0]?.display;
        return [isText(display) ? display : undefined, isText(comment) ? comment.trim() : undefined].filter(
          isText,
        );
      });
      const lost = telling.filter(
        (phrase) => phrase !== '' && !phrase.includes('<') && !shown.includes(phrase),
      );
      expect(lost.length > 0 && refusedWords === 0).toBe(false);
      const withdrawn = items.filter(({ status }) => status === 'entered-in-error').length;
      const marked = mapped.filter(({ status }) => status === 'ENTERED_IN_ERROR');
      expect(marked.length + tally.refused).toBeGreaterThanOrEqual(withdrawn);
      for (const { text } of marked) expect(String(text)).toContain('Entered in error');
    }),
    { numRuns: 400 },
  );
});

test('problems: suspected and refuted ones are never confirmed, and ended ones never active', () => {
  fc.assert(
    fc.property(fc.array(condition, { maxLength: 6 }), (items) => {
      const { mapped, tally } = read('conditions', listCodes.problems, items);
      expect(mapped.length + tally.refused).toBe(items.length);
      const count = (field: string, value: string) => mapped.filter((item) => item[field] === value).length;
      const sent = (field: 'verificationStatus' | 'clinicalStatus', value: string) =>
        items.filter((item) => item[field] === value).length;
      expect(count('certainty', 'CONFIRMED')).toBeLessThanOrEqual(sent('verificationStatus', 'confirmed'));
      expect(count('certainty', 'REFUTED') + tally.refused).toBeGreaterThanOrEqual(
        sent('verificationStatus', 'refuted'),
      );
      expect(count('clinicalStatus', 'ACTIVE')).toBeLessThanOrEqual(sent('clinicalStatus', 'active'));
    }),
    { numRuns: 400 },
  );
});

test('warnings name places of the specification and never what an answer says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(allergy, condition), { maxLength: 4 }),
      fc.string({ minLength: 4 }),
      (items, secret) => {
        const marked = items.map((item) => ({
          ...item,
          resourceType: 'AllergyIntolerance',
          code: { coding: secret },
          [secret]: secret,
        }));
        const { warnings } = read('allergies', listCodes.allergies, marked);
        const said = warnings.map(({ message }) => message).join(' ');
        expect(said.replaceAll(/[\w .;:(),'…]/g, '')).toBe('');
        expect(/^[\w .;:(),'…]*$/.test(secret) || !said.includes(secret)).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
