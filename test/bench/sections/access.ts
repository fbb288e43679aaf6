import { readFileSync } from 'node:fs';
import { openHouses } from '../access/open-houses.ts';
import type { Workload } from '../load/workloads.ts';
import { toFigure, toRange, toSpread } from '../report/statistics.ts';
import { writeTable } from '../report/table.ts';
import { type CheckAnswer, findDifference } from '../world/expected-answers.ts';
import { measureRounds, toDurations } from './measure-rounds.ts';
import type { BenchRun, Section, SectionResult } from './section.ts';

/** Measures what access control costs a request of the whole house. */
export const accessSection: Section = {
  name: 'access',
  summary: 'processor time a request of gateway and subgraphs, with access control and without',
  minutes: 3,
  run: measureAccess,
};

/** How many times the processor time of a house without access control one with it may take. */
const goal = 1.15;

async function measureAccess(run: BenchRun): Promise<SectionResult> {
  run.say('starting the sources and two houses');
  const houses = await openHouses();
  try {
    let turn = 0;
    const numbers = houses.lives.map(({ person }) => person.nhsNumber);
    const workload: Workload = {
      name: 'record of three',
      title: 'the record over general practice, hospitals and community services',
      query: readFileSync(new URL('../load/queries/record-of-three.graphql', import.meta.url), 'utf8'),
      kinds: [0],
      toVariables: () => ({ nhsNumber: numbers[(turn += 1) % numbers.length] }),
      connections: 2,
    };
    const [on, off] = await measureRounds(
      run,
      houses.entrants,
      workload,
      createSameCheck(),
      toDurations(run),
    );
    if (on === undefined || off === undefined) throw new Error('A house was not measured.');
    const ratio = toSpread(on.cpu.map((cpu, round) => cpu / (off.cpu[round] ?? Number.NaN)));
    const rows = [on, off].map((one) => [one.title, toRange(toSpread(one.cpu)), toRange(toSpread(one.rate))]);
    const table = writeTable([['', 'CPU ms a request', 'requests/s'], ...rows]);
    return {
      figures: { on, off, ratio, people: numbers.length },
      text: `### What access control costs\n\n${table}\n\nWith it, a request takes ${toRange(ratio)} times as long.`,
      misses:
        ratio.median <= goal ? [] : [`Access control takes ${toFigure(ratio.median)} times, not ${goal}.`],
    };
  } finally {
    await houses.close();
  }
}

/** An answer is right that holds no error, and is the same whichever house gives it. */
function createSameCheck(): CheckAnswer {
  const first = new Map<string, unknown>();
  return ({ variables }, text) => {
    const { data, errors } = JSON.parse(text) as { data: unknown; errors?: readonly unknown[] };
    if (errors !== undefined) return Promise.resolve(`errors: ${JSON.stringify(errors).slice(0, 400)}`);
    const person = JSON.stringify(variables);
    const known = first.get(person);
    if (known === undefined) first.set(person, data);
    const difference = known === undefined ? undefined : findDifference(data, known);
    return Promise.resolve(difference && `the houses differ at ${difference}`);
  };
}
