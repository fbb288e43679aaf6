import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { toCurl } from '../../gateway/page/app/editor/to-curl.ts';
import { toTypeScript } from '../../gateway/page/app/editor/to-typescript.ts';
import { findMissingQualifiers } from '../../gateway/page/app/fields/missing-qualifiers.ts';
import { readQuery } from '../../gateway/page/app/fields/read-query.ts';
import { createFieldSearch } from '../../gateway/page/app/fields/search-fields.ts';
import { toField, toOn, toPathKey } from '../../gateway/page/app/fields/selection-path.ts';
import { toggleField } from '../../gateway/page/app/fields/toggle-field.ts';
import { findSettings } from '../../gateway/page/find-settings.ts';
import { toOperationName, toPerson, withPerson } from '../../gateway/page/app/workspace/variables.ts';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { startGatewayHouse } from '../support/gateway-house.ts';

let schema: ReturnType<typeof buildSchema>;

beforeAll(async () => {
  const house = await startGatewayHouse();
  schema = buildSchema(await (await fetch(`${house.gateway.url}/page-schema.graphql`)).text());
  await house.close();
});

const toPath = (...names: string[]) =>
  names.map((name) => (name.startsWith('…') ? toOn(name.slice(1)) : toField(name)));
const errorsOf = (query: string) => validate(schema, parse(query)).map(({ message }) => message);

describe('ticking fields', () => {
  it('builds a query that fits the graph, with what it cannot be asked without', () => {
    const query = toggleField(schema, '', toPath('patient', 'record', 'conditions'));
    expect(errorsOf(query)).toEqual([]);
    expect(query).toContain('query MyQuestion($nhsNumber: ID!)');
    expect(query).toContain('certainty');
    expect(query).toMatch(/sources \{[\s\S]*state/);
  });

  it('asks for what only one type has', () => {
    const path = toPath(
      'patient',
      'record',
      'encounters',
      'edges',
      'node',
      '…CommunityContact',
      'durationMinutes',
    );
    const query = toggleField(schema, '', path);
    expect(errorsOf(query)).toEqual([]);
    expect(query).toMatch(/\.\.\. on CommunityContact \{\s*durationMinutes/);
    expect(readQuery(query)?.ticked.has(toPathKey(path))).toBe(true);
  });

  it('takes out what was ticked, and what then holds nothing, and variables that nothing uses', () => {
    const path = toPath('patient', 'name', 'text');
    const query = 'query Q($nhsNumber: ID!) { patient(nhsNumber: $nhsNumber) { name { text } } }';
    expect(toggleField(schema, query, path).replaceAll(/\s+/g, ' ')).toBe('query Q { __typename } ');
  });

  it('reads fragments where they stand', () => {
    const query = 'query Q($n: ID!) { patient(nhsNumber: $n) { ...P } } fragment P on Patient { birthDate }';
    expect(readQuery(query)?.ticked.has('patient.birthDate')).toBe(true);
    const changed = toggleField(schema, query, toPath('patient', 'gender'));
    expect(errorsOf(changed)).toEqual([]);
    expect(changed).toMatch(/birthDate\s+gender/);
  });

  it('does not fail on what is no query', () => {
    expect(readQuery('query {')).toBeUndefined();
    expect(errorsOf(toggleField(schema, 'query {', toPath('patient', 'gender')))).toEqual([]);
  });
});

describe('finding fields', () => {
  const find = (words: string) => createFieldSearch(schema)(words).map(({ path }) => toPathKey(path));

  it.each([
    ['drugs', 'patient.record.medications'],
    ['diagnosis', 'patient.record.conditions'],
    ['date of birth', 'patient.birthDate'],
    ['postcode', 'patient.address.postalCode'],
    ['letters', 'patient.record.documents'],
    ['appointments', 'patient.record.encounters'],
    ['home care', 'patient.record.socialCare.carePackages'],
    ['surgery', 'patient.registeredPractice'],
  ])('knows what people call things (%s)', (words, key) => {
    expect(find(words).slice(0, 6)).toContain(key);
  });

  it('finds nothing for nothing', () => {
    expect(find('  ')).toEqual([]);
    expect(find('zzzz')).toEqual([]);
  });
});

describe('what a query leaves out', () => {
  it('is told where it changes what the rest means, and can be asked for too', () => {
    const query = `query Q($nhsNumber: ID!) { patient(nhsNumber: $nhsNumber) { record { conditions { items { code { display } } } } } }`;
    const missing = findMissingQualifiers(schema, query);
    expect(missing.map(({ field }) => field)).toEqual(['clinicalStatus', 'certainty']);
    const mended = missing.reduce((text, { path }) => toggleField(schema, text, path), query);
    expect(errorsOf(mended)).toEqual([]);
    expect(findMissingQualifiers(schema, mended)).toEqual([]);
  });

  it.each([
    'conditions',
    'medicines-and-allergies',
    'timeline',
    'care-plans',
    'care-plans-by-problem',
    'documents',
    'patient-view',
    'social-support',
  ])('is nothing in the prepared question %s', (name) => {
    const query = readFileSync(
      new URL(`../../gateway/page/app/queries/${name}.graphql`, import.meta.url),
      'utf8',
    );
    expect(findMissingQualifiers(schema, query).map(({ type, field }) => `${type}.${field}`)).toEqual([]);
  });
});

describe('taking a query along', () => {
  const question = {
    query:
      'query Who($nhsNumber: ID!) { patient(nhsNumber: $nhsNumber) { name { text } gender record { encounters { edges { node { title ... on GpConsultation { topics { title } } } } } } } }',
    variables: { nhsNumber: fakeNhsNumber },
    operationName: 'Who',
  };

  it('writes a command that names the token and holds no number in its address', () => {
    const [command = '', ...rest] = toCurl('http://localhost:4000/graphql', question, true).split('\n');
    expect(command).toBe("curl --silent --show-error 'http://localhost:4000/graphql' \\");
    expect(rest.join('\n')).toContain('"authorization: Bearer $TOKEN"');
    expect(command).not.toContain(fakeNhsNumber);
    const body = rest.join('\n').split("<<'QUESTION'\n")[1]?.split('\nQUESTION')[0] ?? '';
    expect(JSON.parse(body)).toEqual({
      query: question.query,
      variables: question.variables,
      operationName: 'Who',
    });
  });

  it('writes types of what is asked and answered', () => {
    const text = toTypeScript(schema, 'http://localhost:4000/graphql', question);
    expect(text).toContain('readonly nhsNumber: string;');
    expect(text).toContain("readonly gender: 'MALE' | 'FEMALE' | 'OTHER' | 'UNKNOWN' | null;");
    expect(text).toMatch(/readonly topics\?: readonly \{/);
    expect(text).toMatch(/readonly patient: \{[\s\S]*\} \| null;/);
  });
});

describe('badges', () => {
  it('are found in the supergraph', () => {
    const settings = findSettings(
      readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
    );
    expect(settings['CareRecord.gp']).toEqual(['PRIMARY']);
    expect(settings['CareRecord.socialCare']).toEqual(['SOCIAL']);
    expect(settings['CareRecord.encounters']).toEqual(['COMMUNITY', 'PRIMARY', 'SECONDARY', 'SOCIAL']);
    expect(settings['GpRecord']).toEqual(['PRIMARY']);
  });
});

describe('variables', () => {
  it('take another person, whichever way the query asks', () => {
    expect(
      JSON.parse(withPerson('{"nhsNumber":"1","after":"x","first":3}', 'query ($nhsNumber: ID!)', '2')),
    ).toEqual({ nhsNumber: '2', first: 3 });
    expect(JSON.parse(withPerson('{}', 'query ($nhsNumbers: [ID!]!)', '2'))).toEqual({ nhsNumbers: ['2'] });
    expect(toPerson('{"nhsNumbers":["7"]}')).toBe('7');
    expect(toPerson('nonsense')).toBe('');
  });

  it('find the name of an operation outside of comments and texts', () => {
    expect(toOperationName('# query No {\nquery Yes($a: String = "query No {") { a }')).toBe('Yes');
    expect(toOperationName('{ a }')).toBeUndefined();
  });
});
