import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Completeness } from '../../gateway/completeness/completeness.ts';
import type { Rights } from '../../gateway/authorization/rights.ts';
import { isObject } from '../../gateway/execution/response-object.ts';
import { careSettingNames, subgraphNames } from '../../schema/care-settings.ts';
import { createWorldOf } from '../gateway/plan-executor/world.ts';
import { nhsNumbers } from './federated-oracle/facts.ts';
import { resolveGenerated } from './federated-oracle/generate-value.ts';
import { createSubgraphs } from './federated-oracle/subgraphs.ts';

const sdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const world = createWorldOf(sdl, createSubgraphs(), resolveGenerated);
const reader: Rights = { isAuthenticated: true, scopes: new Set(['record.read']), policies: new Set() };

const sources = 'sources { setting state reasonCode }';
const lists = [
  `encounters(first: 5) { edges { node { title performers { name } } } ${sources} }`,
  `seen: encounters { totalCount ${sources} }`,
  `carePlans { edges { node { title goals { description } } } ${sources} }`,
  `documents { edges { node { title text } } ${sources} }`,
  `allergies { items { id code { display } } ${sources} }`,
  `conditions { items { id onset } ${sources} }`,
  `gp { ${sources} supplier }`,
  `hospital { ${sources} medicalRecordNumbers { value } }`,
  `socialCare { ${sources} carePackages { id } }`,
  sources,
];

/** What a subgraph says instead, for some of its answers. */
// oxlint-disable-next-line typescript/no-explicit-any -- an answer can be spoiled in any way
const faults: readonly ((answer: any) => unknown)[] = [
  () => ({}),
  () => ({ data: null, errors: [{ message: 'x', extensions: { code: 'SOURCE_TIMEOUT' } }] }),
  () => 'x',
  (answer) => ({ ...answer, errors: [{ message: 'x' }] }),
  ({ data }) => ({ data: { ...data, _entities: data?._entities?.map(() => null) } }),
  ({ data }) => ({ data: { ...data, _entities: data?._entities?.toReversed() } }),
  ({ data }) => {
    const [first] = (data?._entities ?? [data]) as (Record<string, unknown> | null)[];
    const [key] = Object.keys(first ?? {});
    const path = data?._entities === undefined ? [key] : ['_entities', 0, key];
    return { data, errors: [{ message: 'x', path, extensions: { code: 'ACCESS_DENIED' } }] };
  },
];

interface Standing {
  readonly setting: string;
  readonly state: string;
  readonly code: string;
  readonly place: string;
}

/** All that an answer says of its sources, with the place of what each speaks for. */
function findStandings(value: unknown, path: readonly (string | number)[]): readonly Standing[] {
  if (Array.isArray(value))
    return value.flatMap((element, index) => findStandings(element, [...path, index]));
  if (!isObject(value)) return [];
  const own = Array.isArray(value['sources']) ? value['sources'] : [];
  const listed = own.map(({ setting, state, reasonCode }) => ({
    setting: String(setting),
    state: String(state),
    // What does not have the form of a code is not passed on as one.
    code: /^[A-Z][A-Z0-9_]*$/.test(reasonCode ?? '') ? String(reasonCode) : '',
    place: path.join('.'),
  }));
  return [...listed, ...Object.keys(value).flatMap((key) => findStandings(value[key], [...path, key]))];
}

function toStandings(completeness: Completeness): readonly Standing[] {
  return completeness.flatMap(({ setting = '', state, reasonCode: code = '', paths }) =>
    paths.map((path) => ({ setting, state, code, place: path.join('.') })),
  );
}

describe('completeness', () => {
  it('says neither less nor anything else than sources and errors of the same answer, whatever fails', async () => {
    const counts = { failed: 0, sources: 0 };
    const chance = fc.array(fc.nat({ max: 40 }), { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(lists, { minLength: 1 }), chance, async (asked, numbers) => {
        let turn = 0;
        for (const name of subgraphNames) {
          world.spoil(name, (answer) => faults[numbers[(turn += 1) % numbers.length] ?? 40]?.(answer));
        }
        world.calls.length = 0;
        const query = `query ($n: ID!) { who: patient(nhsNumber: $n) { nhsNumber record { ${asked.join(' ')} } } }`;
        const whole = await world.askWhole(query, { n: nhsNumbers[0] }, reader);
        const told = toStandings(whole.extensions?.completeness ?? []);
        const own = findStandings(whole.data, []);
        const errors = (whole.errors ?? []).filter(({ extensions }) => extensions['setting'] !== undefined);
        counts.sources += own.length;
        counts.failed += errors.length > 0 ? 1 : 0;
        expect(told, query).toEqual(expect.arrayContaining([...own]));
        for (const { path = [], extensions } of errors) {
          const said = { setting: extensions['setting'], code: extensions['code'], place: path.join('.') };
          expect(told, query).toContainEqual(expect.objectContaining(said));
        }
        // Where sources speak for a setting, nothing else is said of it there but what an error says.
        const places = new Set(own.map(({ setting, place }) => `${setting} ${place}`));
        const said = new Set([
          ...own.map(toText),
          ...errors.map(({ path = [], extensions }) =>
            [extensions['setting'], extensions['code'], path.join('.')].join(' '),
          ),
        ]);
        const strange = told.filter(
          (one) =>
            places.has(`${one.setting} ${one.place}`) &&
            !said.has(toText(one)) &&
            !said.has([one.setting, one.code, one.place].join(' ')),
        );
        expect(strange, query).toEqual([]);
        const settings = new Set(whole.extensions?.completeness.map(({ setting }) => setting));
        for (const { subgraph } of world.calls) {
          expect(settings).toContain(careSettingNames[subgraph as keyof typeof careSettingNames]);
        }
      }),
      { numRuns: 150 },
    );
    expect(counts.failed).toBeGreaterThan(20);
    expect(counts.sources).toBeGreaterThan(150);
  }, 120_000);
});

function toText({ setting, state, code, place }: Standing): string {
  return [setting, state, code, place].join(' ');
}
