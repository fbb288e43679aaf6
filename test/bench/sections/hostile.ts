import { setTimeout as wait } from 'node:timers/promises';
import { type HostileClass, hostileClasses } from '../load/hostile-queries.ts';
import { runClosedLoop } from '../load/closed-loop.ts';
import { runOpenLoop } from '../load/open-loop.ts';
import { createSender, post, type Sender } from '../load/post.ts';
import { lookup, plainView } from '../load/workloads.ts';
import { quantile, toFigure } from '../report/statistics.ts';
import { writeTable } from '../report/table.ts';
import { openSite } from '../run/open-site.ts';
import { createCheck } from '../world/expected-answers.ts';
import { caregraph } from './gateway-contenders.ts';
import type { BenchRun, Section, SectionResult } from './section.ts';

/** Shows what one hostile client does to the others. */
export const hostileSection: Section = {
  name: 'hostile',
  summary:
    'how long other clients wait, and how long the event loop is held, while one client sends hostile operations',
  minutes: 13,
  run: measureHostile,
};

/** The longest that the event loop may be held, in milliseconds. */
const maximumLag = 200;
/** How many times longer than otherwise the slowest hundredth of others may wait. */
const maximumRatio = 1.5;
/** How many requests a second others send: a small part of what the gateway can do. */
const rate = 60;
/** How long it is hostile before that is measured: what it is given in advance is used up by then. */
const headStart = 3000;

/** What is compared with: a client that sends as much as the others do, and nothing to object to. */
const ordinary: HostileClass = {
  name: 'none',
  title: 'small lookups that are known, for comparison',
  write: () => ({ query: lookup.query, variables: lookup.toVariables(0) }),
};

/** What one class does. */
interface HostileFigures {
  readonly name: string;
  readonly title: string;
  /** How often it was sent in all, and what was answered, by code. */
  readonly sent: number;
  readonly codes: Readonly<Record<string, number>>;
  /** The slowest hundredth of others, in milliseconds, without and with it, round by round. */
  readonly calm: readonly number[];
  readonly attacked: readonly number[];
  readonly calmLag: readonly number[];
  readonly attackedLag: readonly number[];
}

async function measureHostile(run: BenchRun): Promise<SectionResult> {
  const site = await openSite();
  try {
    run.say('starting Caregraph');
    const { url, process } = await site.start(caregraph);
    const load = { url, workload: plainView, check: createCheck() };
    run.say('warming up');
    await runClosedLoop(load, run.isQuick ? 2000 : 6000, { requests: 3000, milliseconds: 25_000 });
    const milliseconds = run.isQuick ? 4000 : 15_000;
    const sender = await createSender('hostile');
    const measure = async () => {
      await process.watchLag();
      const { latencies } = await runOpenLoop(load, rate, milliseconds);
      return { p99: quantile(latencies, 0.99), lag: (await process.lag()).max };
    };
    const figures: HostileFigures[] = [];
    for (const one of [ordinary, ...hostileClasses]) {
      run.say(`${one.name}: ${one.title}`);
      figures.push(await measureClass(one, { url, sender }, measure, run.isQuick ? 2 : 3));
    }
    return { figures: { classes: figures }, text: writeText(figures), misses: findMisses(figures) };
  } finally {
    await site.close();
  }
}

async function measureClass(
  { name, title, write }: HostileClass,
  { url, sender }: { readonly url: string; readonly sender: Sender },
  measure: () => Promise<{ readonly p99: number; readonly lag: number }>,
  rounds: number,
): Promise<HostileFigures> {
  const codes: Record<string, number> = {};
  const [calm, attacked, calmLag, attackedLag]: number[][] = [[], [], [], []];
  let sent = 0;
  for (let round = 0; round < rounds; round += 1) {
    const before = await measure();
    const over = new AbortController();
    const attack = (async () => {
      while (!over.signal.aborted) {
        const { text } = await post(url, JSON.stringify(write((sent += 1))), sender);
        const code = /"code":"(\w+)"/.exec(text)?.[1] ?? 'answered';
        codes[code] = (codes[code] ?? 0) + 1;
        // One client, as fast as a hundred a second.
        await wait(10);
      }
    })();
    await wait(headStart);
    const during = await measure();
    over.abort();
    await attack;
    calm?.push(before.p99);
    attacked?.push(during.p99);
    calmLag?.push(before.lag);
    attackedLag?.push(during.lag);
  }
  const list = (values: number[] | undefined) => values ?? [];
  return {
    name,
    title,
    sent,
    codes,
    calm: list(calm),
    attacked: list(attacked),
    calmLag: list(calmLag),
    attackedLag: list(attackedLag),
  };
}

function writeText(figures: readonly HostileFigures[]): string {
  const head = [
    'class',
    'sent',
    'answers',
    'p99 ms of others',
    'with it',
    'times',
    'longest lag ms',
    'with it',
  ];
  const rows = figures.map((one) => [
    `${one.name}: ${one.title}`,
    String(one.sent),
    Object.entries(one.codes)
      .map(([code, count]) => `${code} ${count}`)
      .join(', '),
    toFigure(quantile(one.calm, 0.5)),
    toFigure(quantile(one.attacked, 0.5)),
    toFigure(toRatio(one)),
    toFigure(Math.max(...one.calmLag)),
    toFigure(Math.max(...one.attackedLag)),
  ]);
  return writeTable([head, ...rows]);
}

const toRatio = ({ calm, attacked }: HostileFigures) => quantile(attacked, 0.5) / quantile(calm, 0.5);

function findMisses(figures: readonly HostileFigures[]): readonly string[] {
  return figures.flatMap((one) => {
    if (one.name === ordinary.name) return [];
    const lag = Math.max(...one.attackedLag);
    return [
      ...(lag < maximumLag ? [] : [`${one.name}: the event loop was held for ${toFigure(lag)} ms.`]),
      ...(toRatio(one) < maximumRatio
        ? []
        : [`${one.name}: others wait ${toFigure(toRatio(one))} times as long as without it.`]),
    ];
  });
}
