import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { ensurePage } from '../gateway/page/build.ts';
import { type Child, type Progress, startChild } from './house/child.ts';
import { hospitalHistory, planHouse } from './house/house-plan.ts';
import { findTakenPorts, readPorts } from './house/ports.ts';
import { createProgressBar } from './house/progress-bar.ts';
import { readSecrets } from './house/secrets.ts';
import { createPopulation } from './population/create-population.ts';
import { maximumPeople } from './population/nhs-numbers.ts';

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    people: { type: 'string', default: '1000' },
    data: { type: 'string', default: '.data' },
  },
});
if (values.help) {
  console.log(`Usage: npm start [-- --people N] [-- --data FOLDER]

Runs the whole house on this machine: the gateway, five subgraphs, and a sandbox of source systems over
invented people. The page is at http://localhost:4000, the switchboard at http://localhost:4010.

  --people N      how many people to invent (1000)
  --data FOLDER   where the sandbox keeps its data (.data); remove it to start afresh

With CAREGRAPH_SANDBOX_POSTGRES_URL set to a postgres:// address, that database is used in place of the
embedded ones. Every port can be moved; a taken one is named with the variable that moves it.`);
  process.exit(0);
}

const started = Date.now();
const children: Child[] = [];
const drawn = new Set<string>();
let isLeaving = false;
try {
  await startHouse();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  await stopHouse();
  process.exit(1);
}

async function startHouse(): Promise<void> {
  const people = Number(values.people);
  if (!Number.isInteger(people) || people < 20 || people > maximumPeople) {
    throw new Error(`--people must be a whole number from 20 to ${maximumPeople}.`);
  }
  const ports = readPorts(process.env);
  const taken = await findTakenPorts(ports);
  if (taken.length > 0) throw new Error(taken.join('\n'));
  // Another number of people is another world, with stores of its own.
  const dataDirectory = resolve(values.data, `people-${people}`);
  const [showcase] = createPopulation({ people }).interesting();
  if (showcase === undefined) throw new Error('The population is empty.');
  const postgresUrl = process.env['CAREGRAPH_SANDBOX_POSTGRES_URL'];
  const stages = planHouse({
    ports,
    secrets: readSecrets(dataDirectory),
    dataDirectory,
    people,
    showcaseNhsNumber: showcase.nhsNumber,
    ...(postgresUrl === undefined ? {} : { postgresUrl }),
  });
  process.once('SIGINT', () => void leave());
  process.once('SIGTERM', () => void leave());
  // A shell between npm and this process may be stopped without passing it on.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void leave(), 1000).unref();
  const draw = createProgressBar(process.stdout);
  const history = Promise.withResolvers<void>();
  const onProgress = (progress: Progress) => {
    // What has just been sent before is not worth a bar.
    if (progress.done < progress.total || drawn.has(progress.job)) draw(progress);
    drawn.add(progress.job);
    if (progress.job === hospitalHistory && progress.done >= progress.total) history.resolve();
  };
  const page = ensurePage((line) => console.log(`  ${line}`));
  for (const stage of stages) {
    const ready = await Promise.all(
      stage.map(async (plan) => {
        const child = await startChild(plan, onProgress);
        children.push(child);
        console.log(`  ready: ${plan.name}`);
        return child;
      }),
    );
    for (const child of ready) void child.ended.then(() => report(child));
  }
  await page;
  // Before the history is in, a hospital would look as if it knew less than it does.
  await Promise.race([history.promise, ...children.map((child) => child.ended)]);
  console.log(`
Caregraph is ready after ${((Date.now() - started) / 1000).toFixed(1)} s.

  The page          http://localhost:${ports.gateway}           press play on a prepared query
  GraphQL           http://localhost:${ports.gateway}/graphql
  The switchboard   http://localhost:${ports.switchboard}           stop, slow or garble a source; people to ask for

Everybody in it is invented. Press Ctrl+C to stop.`);
}

function report(child: Child): void {
  if (!isLeaving)
    console.error(`It has stopped: ${child.name}. The rest goes on without it; restart with "npm start".`);
}

async function leave(): Promise<void> {
  if (isLeaving) return;
  console.log('\nStopping …');
  await stopHouse();
  process.exit(0);
}

/** Stops in the order opposite to starting, so that nobody asks for what is gone. */
async function stopHouse(): Promise<void> {
  isLeaving = true;
  for (const child of children.toReversed()) await child.stop();
}
