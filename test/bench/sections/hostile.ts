import { setTimeout as wait } from 'node:timers/promises';
import { runClosedLoop } from '../load/closed-loop.ts';
import { startAttack } from '../load/attack.ts';
import { ordinaryKind, type SentKind, sentKinds } from '../load/hostile-queries.ts';
import { runOpenLoop } from '../load/open-loop.ts';
import { createSender } from '../load/post.ts';
import { plainView } from '../load/workloads.ts';
import { quantile, toFigure, toRange, toSpread } from '../report/statistics.ts';
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
  minutes: 15,
  run: measureHostile,
};

/** The longest that the event loop may be held, in milliseconds. */
const maximumLag = 200;
/** How many times longer than otherwise the slowest hundredth of others may wait. */
const maximumRatio = 1.5;
/** How many requests a second others send: a small part of what the gateway can do. */
const rate = 60;
/** How many operations of a kind no round comes to. */
const mostSent = 10_000;

/**
 * How long everything takes, in milliseconds. It is hostile for so long before that is measured (`ahead`): what it is
 * given in advance is used up by then.
 */
const durations = {
  full: { rounds: 8, window: 10_000, ahead: 3000, warmUp: 6000 },
  quick: { rounds: 3, window: 4000, ahead: 3000, warmUp: 2000 },
  smoke: { rounds: 1, window: 300, ahead: 100, warmUp: 100 },
} as const;

/** What others saw in one window of time. */
interface Window {
  readonly latencies: readonly number[];
  /** The longest that the event loop was held, in milliseconds. */
  readonly lag: number;
}

/** One kind of operations, in as many windows as there are rounds. */
interface MeasuredKind {
  readonly name: string;
  readonly title: string;
  /** How often it was sent in all, and what was answered, by code. */
  sent: number;
  readonly codes: Record<string, number>;
  readonly windows: Window[];
}

/** What one kind did to others. */
interface Effect {
  /** The slowest hundredth of all windows together, in milliseconds. */
  readonly p99: number;
  /** How many times that is what it was without anybody beside them. */
  readonly ratio: number;
  /** The same, window by window. */
  readonly ratios: readonly number[];
  readonly lag: number;
}

/**
 * Measures nobody, an ordinary client and every class in turns, one window of each a round, so that what else the
 * machine does falls on all alike; the tails of all rounds are taken together, since that of one is a few requests.
 */
async function measureHostile(run: BenchRun): Promise<SectionResult> {
  const { rounds, window, ahead, warmUp } = toDurations(run);
  const site = await openSite();
  try {
    run.say('starting Caregraph');
    const { url, process } = await site.start(caregraph);
    const load = { url, workload: plainView, check: createCheck() };
    run.say('warming up');
    await runClosedLoop(load, warmUp, { requests: warmUp / 2, milliseconds: 4 * warmUp });
    const measure = async (): Promise<Window> => {
      await wait(ahead);
      await process.watchLag();
      const { latencies } = await runOpenLoop(load, rate, window);
      return { latencies, lag: (await process.lag()).max };
    };
    const calm: Window[] = [];
    const kinds = sentKinds.map(createFigures);
    const measureBeside = async (kind: MeasuredKind, from: number) => {
      // Each kind is sent by somebody else, so that none pays for what another took.
      const sender = await createSender(`sender-${kind.name}`);
      const attack = await startAttack({ url, kind: kind.name, from, sender });
      kind.windows.push(await measure());
      const { sent, codes } = await attack.end();
      kind.sent += sent;
      for (const [code, count] of Object.entries(codes)) kind.codes[code] = (kind.codes[code] ?? 0) + count;
    };
    for (let round = 0; round < rounds; round += 1) {
      run.say(`round ${round + 1} of ${rounds}`);
      for (const kind of toAnyOrder([undefined, ...kinds])) {
        if (kind === undefined) calm.push(await measure());
        else await measureBeside(kind, round * mostSent);
      }
    }
    const effects = kinds.map((kind) => ({ ...kind, ...toEffect(calm, kind.windows) }));
    return {
      figures: { calm, classes: effects },
      text: writeText(toEffect(calm, calm), effects),
      misses: findMisses(effects),
    };
  } finally {
    await site.close();
  }
}

function toDurations({ isQuick, isSmoke }: BenchRun) {
  if (isSmoke === true) return durations.smoke;
  return isQuick ? durations.quick : durations.full;
}

function createFigures({ name, title }: SentKind): MeasuredKind {
  return { name, title, sent: 0, codes: {}, windows: [] };
}

/** Puts values in an order of chance: what one leaves behind shall not always fall on the same next one. */
function toAnyOrder<Value>(values: readonly Value[]): readonly Value[] {
  return values
    .map((value) => ({ value, place: Math.random() }))
    .toSorted((left, right) => left.place - right.place)
    .map(({ value }) => value);
}

function toEffect(calm: readonly Window[], windows: readonly Window[]): Effect {
  const p99 = toP99(windows);
  return {
    p99,
    ratio: p99 / toP99(calm),
    ratios: windows.map((one, round) => toP99([one]) / toP99(calm.slice(round, round + 1))),
    lag: Math.max(...windows.map(({ lag }) => lag)),
  };
}

function toP99(windows: readonly Window[]): number {
  return quantile(
    windows.flatMap(({ latencies }) => latencies),
    0.99,
  );
}

function writeText(calm: Effect, effects: readonly (MeasuredKind & Effect)[]): string {
  const head = ['beside others', 'sent', 'answers', 'p99 ms', 'times', 'windows', 'longest lag ms'];
  const rows = effects.map((one) => [
    `${one.name}: ${one.title}`,
    String(one.sent),
    Object.entries(one.codes)
      .map(([code, count]) => `${code} ${count}`)
      .join(', '),
    toFigure(one.p99),
    toFigure(one.ratio),
    toRange(toSpread(one.ratios)),
    toFigure(one.lag),
  ]);
  return writeTable([head, ['nobody', '', '', toFigure(calm.p99), '1.00', '', toFigure(calm.lag)], ...rows]);
}

function findMisses(effects: readonly (MeasuredKind & Effect)[]): readonly string[] {
  return effects.flatMap(({ name, lag, ratio }) => {
    if (name === ordinaryKind.name) return [];
    return [
      ...(lag < maximumLag ? [] : [`${name}: the event loop was held for ${toFigure(lag)} ms.`]),
      ...(ratio < maximumRatio
        ? []
        : [`${name}: others wait ${toFigure(ratio)} times as long as without it.`]),
    ];
  });
}
