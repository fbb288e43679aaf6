import { type MadeAnswer, toSource } from './made-answers.ts';

/** Somebody invented, and what nobody else’s record says. */
interface Invented {
  readonly nhsNumber: string;
  readonly name: string;
  readonly visit: string;
}

/** One of two people. */
export const ann: Invented = { nhsNumber: '9990000018', name: 'Ann Alpha', visit: 'Visit of Ann Alpha 0' };

/** The other. */
export const ben: Invented = { nhsNumber: '9990000026', name: 'Ben Bravo', visit: 'Visit of Ben Bravo 0' };

/** A made-up answer that every view has something of, and that names one of them throughout. */
export function answerAbout(nhsNumber: string, hasNextPage = false): MadeAnswer {
  const { name } = [ann, ben].find((one) => one.nhsNumber === nhsNumber) ?? { name: 'Nobody' };
  const given = name.split(' ')[0] ?? '';
  const dates = ['2025-01-03', '2025-02-03', '2025-03-03'];
  const items = dates.map((date, index) => ({
    code: { display: `Weight of ${name}` },
    status: 'FINAL',
    date,
    quantity: { value: 60 + index, comparator: null, unit: 'kg' },
    provenance: { setting: 'PRIMARY' },
  }));
  const node = {
    setting: 'PRIMARY',
    status: 'FINISHED',
    title: `Visit of ${name} 0`,
    period: { start: '2024-05-01', end: null },
  };
  const sources = [
    toSource('PRIMARY', 'COMPLETE'),
    toSource('SECONDARY', 'UNAVAILABLE', `${given}’s clinic could not be reached.`),
  ];
  const encounters = { edges: [{ node }], sources, pageInfo: { hasNextPage, endCursor: 'next' } };
  return {
    data: { patient: { name: { text: name }, record: { encounters, observations: { items } } } },
    extensions: {
      plan: {
        kind: 'fetch',
        subgraph: given === 'Ann' ? 'primary' : 'social',
        fields: 3,
        state: 'failed',
        code: `CODE_OF_${name}`,
        startedMilliseconds: 0,
        milliseconds: 5,
        bytes: 10,
      },
    },
  };
}
