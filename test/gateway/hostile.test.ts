import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { careRules } from '../../gateway/care-rules.ts';
import { loadSupergraph } from '../../gateway/load-supergraph.ts';
import {
  createPlanning,
  defaultPlanningOptions,
  type Planning,
} from '../../gateway/planning/create-planning.ts';
import { createLog } from '../../schema/runtime/log.ts';
import { searchHostile } from '../soak/hostile/search.ts';

const supergraphSdl = loadSupergraph().sdl;
const items = ['CommunityContact', 'GpConsultation', 'HospitalEncounter', 'SocialCareContact'];
const fields =
  'id title period { start end } organisation { name } provenance { system receivedAt } patient { name { text } }';
const person = `patient(nhsNumber: "1") { record { sources { state } encounters { sources { state } edges { node { ${items
  .map((type) => `... on ${type} { ${fields} }`)
  .join(' ')} } } } carePlans { edges { node { id title } } } allergies { items { code { display } } } } }`;
const large = `{ ${person} }`;
/** Takes a planner hundreds of milliseconds, even one that has planned much before. */
const hostile = `{ ${Array.from({ length: 24 }, (_, index) => `p${index}: ${person}`).join(' ')} }`;
const asker = { name: 'a', signal: new AbortController().signal };
const ask = (planning: Planning, text: string) => planning.plan({ text, conditions: {} }, asker);

describe('planning on a thread', () => {
  let planning: Planning;
  beforeAll(async () => {
    planning = createPlanning(
      { supergraphSdl, status: careRules.status, warmUpMilliseconds: 0 },
      { ...defaultPlanningOptions, budgetMilliseconds: 100, log: createLog('test', 'silent') },
    );
    await planning.ready;
  });
  afterAll(() => planning.close());

  it('ends what takes longer than its budget, and goes on with others at once', async () => {
    const ended = ask(planning, hostile);
    const other = ask(planning, '{ __typename }');
    await expect(ended).rejects.toMatchObject({ code: 'PLAN_BUDGET_EXCEEDED' });
    expect((await other).plan.kind).toBe('QueryPlan');
    await expect(ask(planning, `${hostile} `)).rejects.toMatchObject({ code: 'PLAN_BUDGET_EXCEEDED' });
  });
});

describe('planning within its own budget', () => {
  it('does not keep this thread from its work', async () => {
    const planning = createPlanning(
      { supergraphSdl, status: careRules.status, warmUpMilliseconds: 500 },
      { ...defaultPlanningOptions, log: createLog('test', 'silent') },
    );
    await planning.ready;
    const before = process.threadCpuUsage();
    const plans = Array.from({ length: 10 }, (_, index) =>
      ask(planning, large.replaceAll('title', `t${index}: title`)),
    );
    for (const plan of plans) expect((await plan).weight).toBeGreaterThan(1000);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(200);
    await planning.close();
  });

  it('is enough for the worst that a search of some seconds finds, and nothing else takes long', async () => {
    const { admitted, worst } = await searchHostile({ seconds: 5, seed: 7, bytes: 1024 });
    expect(admitted).toBeGreaterThan(0);
    expect(worst.planning.milliseconds, worst.planning.query).toBeLessThan(250);
    expect(worst.main.milliseconds, worst.main.query).toBeLessThan(200);
  }, 60_000);
});
