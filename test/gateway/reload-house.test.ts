import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { supergraphFile } from '../../gateway/load-supergraph.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';

let folder: string;
let file: string;
let sound: string;
let house: GatewayHouse;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reload-house-'));
  file = join(folder, 'supergraph.graphql');
  sound = await readFile(supergraphFile, 'utf8');
  await writeFile(file, sound);
  house = await startGatewayHouse({ supergraphFile: file });
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

const codeOf = async (query: string) => (await house.ask(query)).errors[0]?.extensions.code;
/** Asks for what is in the file now; whoever watches the file may have found it first. */
const loadAnew = async () => expect(await house.gateway.reload()).toBeOneOf(['served', 'unchanged']);
const hidden = '{ patient(nhsNumber: "9990000018") { nickname: gender } }';

describe('what follows from a supergraph of the house', () => {
  it('is that of the one that is served', async () => {
    expect(await codeOf(hidden)).toBeUndefined();
    const added = `
      "What friends say."
      friendly: String @join__field(graph: PATIENT)
      "What nobody is told."
      nickname: String @join__field(graph: PATIENT) @inaccessible
    `;
    const changed = sound.replace(/(\ntype Patient\s[^{]*\{)/, `$1${added}`);
    expect(changed).not.toBe(sound);
    await writeFile(file, changed);
    await loadAnew();
    // The rule on reserved names.
    expect(await codeOf(hidden)).toBe('GRAPHQL_VALIDATION_FAILED');
    // Introspection, and the schema that the page shows.
    const { data } = await house.ask('{ __type(name: "Patient") { fields { name } } }');
    const names = data.__type.fields.map(({ name }: { name: string }) => name);
    expect(names).toContain('friendly');
    expect(names).not.toContain('nickname');
    const shown = await (await fetch(`${house.gateway.url}/page-schema.graphql`)).text();
    expect(shown).toContain('What friends say.');
    expect(shown).not.toContain('nickname');
  });

  it('is what it was before, once that is served again', async () => {
    await writeFile(file, sound);
    await loadAnew();
    expect(await codeOf(hidden)).toBeUndefined();
  });

  it('counts the depth and cost of what is there', async () => {
    const changed = sound.replace(
      /(\ntype Query\s[^{]*\{)/,
      '$1\n"All of them."\neverybody: [Patient!] @join__field(graph: PATIENT) @listSize(assumedSize: 1000000)\n',
    );
    await writeFile(file, `${changed}\ndirective @listSize(assumedSize: Int) on FIELD_DEFINITION\n`);
    await loadAnew();
    expect(await codeOf('{ everybody { nhsNumber } }')).toBe('OPERATION_TOO_COSTLY');
  });
});
