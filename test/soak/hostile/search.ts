import { parseArgs } from 'node:util';
import type { GraphQLSchema } from 'graphql';
import { type Candidate, change, type Pick, writeCandidate } from './candidate.ts';
import { createPick } from '../questions.ts';
import { type Cost, createMeasure, type Refused } from './measure.ts';

/** What the search looks for the worst of. */
export type Aim = 'planning' | 'main';

/** The worst operation that was found, and what it costs. */
export interface Found {
  readonly query: string;
  readonly milliseconds: number;
  readonly cost: Cost | Refused;
}

/** What a search came to. */
export interface Search {
  readonly tried: number;
  readonly admitted: number;
  readonly worst: Readonly<Record<Aim, Found>>;
}

interface Member {
  readonly candidate: Candidate;
  readonly milliseconds: number;
}

const aims: readonly Aim[] = ['planning', 'main'];
const kept = 24;

/**
 * Searches for operations of at most so many bytes that take longest to plan, or keep the thread of everybody's
 * answers busy for longest: it changes the worst that it knows, bit by bit, and keeps what is worse still.
 */
export async function searchHostile(options: {
  readonly seconds: number;
  readonly seed: number;
  readonly bytes: number;
  readonly onProgress?: (line: string) => void;
}): Promise<Search> {
  const { schema, measure } = createMeasure();
  const pick = createPick(options.seed);
  const members: Record<Aim, Member[]> = { planning: [], main: [] };
  const worst: Record<Aim, Found> = {
    planning: { query: '', milliseconds: 0, cost: { refused: '', admission: 0 } },
    main: { query: '', milliseconds: 0, cost: { refused: '', admission: 0 } },
  };
  let tried = 0;
  let admitted = 0;
  const ends = Date.now() + options.seconds * 1000;
  let told = Date.now();
  while (Date.now() < ends) {
    const aim = aims[tried % aims.length] ?? 'planning';
    const candidate = next(schema, members[aim], pick);
    const query = writeCandidate(schema, candidate);
    tried += 1;
    if (query.length > options.bytes) continue;
    let cost = await measure(query);
    if (!('refused' in cost)) admitted += 1;
    let milliseconds = score(cost, aim);
    const least = members[aim][kept - 1]?.milliseconds ?? 0;
    if (milliseconds <= least) continue;
    // Chance, such as collecting garbage, makes anything slow once.
    for (let again = 0; again < 2; again += 1) {
      const repeated = await measure(`${query} `.padEnd(query.length + again + 1));
      if (score(repeated, aim) < milliseconds) [cost, milliseconds] = [repeated, score(repeated, aim)];
    }
    members[aim] = [...members[aim], { candidate, milliseconds }]
      .toSorted((left, right) => right.milliseconds - left.milliseconds)
      .slice(0, kept);
    if (milliseconds > worst[aim].milliseconds) worst[aim] = { query, milliseconds, cost };
    if (Date.now() - told > 5000) {
      told = Date.now();
      options.onProgress?.(
        `${tried} tried, ${admitted} admitted; worst planning ${Math.round(worst.planning.milliseconds)} ms, ` +
          `worst block ${Math.round(worst.main.milliseconds)} ms`,
      );
    }
  }
  return { tried, admitted, worst };
}

function next(schema: GraphQLSchema, members: readonly Member[], pick: Pick): Candidate {
  const known = members[pick(members.length)];
  const isNew = known === undefined || pick(20) === 0;
  return change(schema, isNew ? { root: [], fragments: [] } : known.candidate, pick);
}

function score(cost: Cost | Refused, aim: Aim): number {
  if ('refused' in cost) return aim === 'main' ? cost.admission : 0;
  return aim === 'main' ? cost.admission + cost.compilation : cost.planning;
}

const usage = `Usage: node test/soak/hostile/search.ts [--seconds N] [--seed S] [--bytes B]

Searches for small operations that are admitted and take longest to plan, or keep the thread of everybody's answers
busy for longest, on the graph as it is checked in. It starts nothing and asks nobody.

  --seconds N   how long to search (60)
  --seed S      the same seed tries the same things, as far as the machine is as fast (1)
  --bytes B     how large an operation may be (1024)`;

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      bytes: { type: 'string', default: '1024' },
    },
  });
  if (values.help) process.stdout.write(`${usage}\n`);
  else {
    const found = await searchHostile({
      seconds: Number(values.seconds),
      seed: Number(values.seed),
      bytes: Number(values.bytes),
      onProgress: (line) => process.stderr.write(`${line}\n`),
    });
    process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
  }
}
