import { parseArgs } from 'node:util';
import { showProgress } from '../../schema/runtime/show-progress.ts';
import { toSlope } from './slope.ts';
import { soak, type SoakReport } from './soak.ts';

const usage = `Usage: npm run soak [-- --minutes N] [-- --seed S] [-- --clients C]

Asks the gateway, in a process of its own, random operations whose right answers are known, while its subgraphs fail
in every way and its supergraph is replaced again and again. Prints how its memory grew and what must not have
happened; ends with status 1 where something did.

  --minutes N   how long (3)
  --seed S      the same seed asks the same operations, in whatever order they are answered (1)
  --clients C   how many ask at once (4)`;

/** How much the heap may grow in a minute once all is known, in MiB, before it is taken for a leak. */
const mostGrowth = 2;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    minutes: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    clients: { type: 'string', default: '4' },
  },
});
const [minutes, seed, clients] = [values.minutes, values.seed, values.clients].map(Number);
if (values.help) process.stdout.write(`${usage}\n`);
else if (!(Number(minutes) > 0) || !Number.isInteger(seed) || !(Number(clients) > 0)) {
  process.stderr.write(`The minutes, seed and clients must be numbers.\n\n${usage}\n`);
  process.exitCode = 2;
} else {
  const progress = showProgress();
  const report = await soak({
    minutes: Number(minutes),
    seed: Number(seed),
    clients: Number(clients),
    onProgress: (share, words) => progress.tell(Math.min(share, 0.999) * 1000, 1000, words),
  });
  progress.end();
  process.exitCode = print(report);
}

function print(report: SoakReport): number {
  const mebibytes = (bytes: number) => bytes / 1024 / 1024;
  const settled = report.memory.slice(Math.floor(report.memory.length / 2));
  const heap = toSlope(settled.map(({ minute, heapUsed }) => [minute, mebibytes(heapUsed)]));
  const all = toSlope(settled.map(({ minute, rss }) => [minute, mebibytes(rss)]));
  const sorted = report.milliseconds.toSorted((left, right) => left - right);
  const quantile = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  const last = report.memory.at(-1);
  const isSlow = report.slow > report.answered / 100;
  const isLeaking = heap > mostGrowth;
  const lines = [
    `answers            ${report.answered}, of which ${report.compared} compared with the truth and ${report.refused} refused for a limit or a right`,
    `time to an answer  p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, most ${quantile(1)} ms`,
    `too slow           ${report.slow}${isSlow ? ': this machine has too much else to do' : ''}`,
    `faults             ${report.faults}`,
    `reloads            ${report.reloads}, and ${report.refusedReloads} of what is no supergraph`,
    `heap               ${mebibytes(last?.heapUsed ?? 0).toFixed(1)} MiB, growing by ${heap.toFixed(2)} MiB a minute in the second half${isLeaking ? ': too much' : ''}`,
    `resident           ${mebibytes(last?.rss ?? 0).toFixed(1)} MiB, growing by ${all.toFixed(2)} MiB a minute`,
    ...[...report.broken].map(([kind, { count, example }]) => `BROKEN ${count} ×  ${kind}\n  ${example}`),
    report.broken.size === 0 && !isLeaking && !isSlow ? 'Every promise was kept.' : 'A promise was broken.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return report.broken.size === 0 && !isLeaking && !isSlow ? 0 : 1;
}
