import { lookup } from './workloads.ts';

/** A kind of operations that one client sends beside the others. */
export interface SentKind {
  readonly name: string;
  readonly title: string;
  /** Writes one that was not sent before. */
  readonly write: (turn: number) => {
    readonly query: string;
    readonly variables: Readonly<Record<string, unknown>>;
  };
}

const nhsNumber = '9990000018';
const itemTypes = ['GpConsultation', 'HospitalEncounter', 'CommunityContact', 'SocialCareContact'];

/** What is compared with: a client that sends as much, and nothing to object to. */
export const ordinaryKind: SentKind = {
  name: 'none',
  title: 'small lookups that are known, for comparison',
  write: () => ({ query: lookup.query, variables: lookup.toVariables(0) }),
};

/** One of each class of operations that are made to cost much and not to be useful (hazards D1 to D6). */
export const hostileClasses: readonly SentKind[] = [
  {
    name: 'D1',
    title: 'fragments that spread each other through references back',
    write: (turn) => withPerson(`query D1n${turn} ${toPatient('...A0')} ${writeBackReferences(turn)}`),
  },
  {
    name: 'D2',
    title: 'a chain of fragments, each spreading the last one twice',
    write: (turn) => withPerson(`query D2n${turn} ${toPatient('...F24')} ${writeChain(24, turn)}`),
  },
  {
    name: 'D3',
    title: 'cycles through references between entities',
    write: (turn) => withPerson(`query D3n${turn} ${toPatient(writeCycle(2 + (turn % 3)))}`),
  },
  {
    name: 'D4',
    title: 'hundreds of aliases of one field',
    write: (turn) => withPerson(`query D4n${turn} { ${writeAliases(40 + (turn % 400))} }`),
  },
  {
    name: 'D5',
    title: 'long lists within long lists, the length given by a variable',
    write: (turn) => ({
      query: `query D5n${turn}($n: ID!, $many: Int!, $all: [ID!]!) { patients(nhsNumbers: $all) { record { encounters(first: $many) { edges { node { patient { record { encounters(first: $many) { edges { node { id title } } } } } } } } } } patient(nhsNumber: $n) { nhsNumber } }`,
      variables: { n: nhsNumber, many: 100, all: Array.from({ length: 50 }, () => nhsNumber) },
    }),
  },
  {
    name: 'D6',
    title: 'page sizes that are negative, nothing or enormous',
    write: (turn) => ({
      query: `query D6n${turn}($n: ID!, $first: Int) { patient(nhsNumber: $n) { record { encounters(first: $first) { edges { node { id } } } } } }`,
      variables: { n: nhsNumber, first: [-1, 0, 2 ** 31 - 1, 101][turn % 4] },
    }),
  },
];

/** All that is sent. */
export const sentKinds: readonly SentKind[] = [ordinaryKind, ...hostileClasses];

function withPerson(body: string) {
  return { query: body.replace(/^(query \w+)/, '$1($n: ID!)'), variables: { n: nhsNumber } };
}

function toPatient(selection: string): string {
  return `{ patient(nhsNumber: $n) { ${selection} } }`;
}

/** A few hundred bytes, and no deeper than what is admitted. */
function writeBackReferences(turn: number): string {
  const write = (index: number, below: string) => {
    const items = itemTypes.map((type) => `... on ${type} { patient { ${below} } }`).join(' ');
    return `fragment A${index} on Patient { record { encounters { edges { node { ${items} } } } } }`;
  };
  return `${write(0, '...A1')} ${write(1, '...A2')} fragment A2 on Patient { last${turn}: nhsNumber }`;
}

function writeChain(length: number, turn: number): string {
  const links = Array.from(
    { length },
    (_, index) => `fragment F${index + 1} on Patient { a${index}: nhsNumber ...F${index} ...F${index} }`,
  );
  return [`fragment F0 on Patient { last${turn}: birthDate }`, ...links].join(' ');
}

function writeCycle(times: number): string {
  const turn = 'record { encounters { edges { node { id organisation { name } patient { ';
  return `${turn.repeat(times)}nhsNumber${' } } } } }'.repeat(times)}`;
}

function writeAliases(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `a${index}: patient(nhsNumber: $n) { record { encounters { edges { node { id } } } } }`,
  ).join(' ');
}
