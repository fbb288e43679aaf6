import { resolve } from 'node:path';
import { createScreen } from './house/create-screen.ts';
import { planHouse } from './house/house-plan.ts';
import { findTakenPorts, type Ports, readPorts } from './house/ports.ts';
import { readOptions, readPostgresUrl, usage } from './house/read-options.ts';
import { readSecrets } from './house/secrets.ts';
import { type House, startHouse } from './house/start-house.ts';
import { toDuration, toNumber } from './house/to-bar.ts';
import { grantAccess } from './identity/grant-access.ts';
import { createPopulation } from './population/create-population.ts';
import { maximumPeople } from './population/nhs-numbers.ts';

// The whole house on one machine, as "npm start" runs it.

const screen = createScreen(process.stdout);
let house: House | undefined;
let isLeaving = false;

try {
  await start();
} catch (error) {
  // What is being stopped may well say that it could not start.
  if (!isLeaving) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    await house?.stop();
    process.exit(1);
  }
}

async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2), maximumPeople);
  if (options.kind === 'help') {
    screen.line(usage);
    return;
  }
  const { people, profile } = options;
  const started = performance.now();
  const ports = readPorts(process.env);
  const taken = await findTakenPorts(ports);
  if (taken.length > 0) throw new Error(taken.join('\n'));
  const interesting = createPopulation({ people }).interesting();
  const [showcase] = interesting;
  if (showcase === undefined) throw new Error('The population is empty.');
  // Another number of people is another world, with stores of its own.
  const dataDirectory = resolve(options.data, `people-${people}`);
  const postgresUrl = readPostgresUrl(process.env['CAREGRAPH_SANDBOX_POSTGRES_URL']);
  const stages = planHouse({
    ports,
    secrets: readSecrets(dataDirectory),
    dataDirectory,
    people,
    profile,
    showcaseNhsNumber: showcase.nhsNumber,
    suggestedPeople: interesting.map(({ nhsNumber, name, story }) => ({ nhsNumber, name, story })),
    ...(postgresUrl === undefined ? {} : { postgresUrl }),
  });
  leaveOnRequest();
  screen.line(`Starting Caregraph over ${toNumber(people)} invented people, kept in ${dataDirectory}.
The first start fills the databases and sends the hospitals' history; later starts only take seconds.
`);
  house = startHouse(stages, screen);
  await house.ready;
  await grantAccess({
    gatewayUrl: `http://127.0.0.1:${ports.gateway}`,
    identityUrl: `http://127.0.0.1:${ports.identity}`,
  });
  screen.line(toWelcome(performance.now() - started, ports, profile));
}

function toWelcome(milliseconds: number, ports: Ports, profile: string): string {
  const first = profile === 'production' ? 'log in as anybody' : 'choose a question and press Ask';
  return `
Caregraph is ready after ${toDuration(milliseconds)}.

  The page          http://localhost:${ports.gateway}           ${first}
  GraphQL           http://localhost:${ports.gateway}/graphql
  A token           npm run --silent token -- general-practitioner
  The switchboard   http://localhost:${ports.switchboard}           stop, slow or garble a source; people to ask for

Everybody in it is invented. Press Ctrl+C to stop.`;
}

function leaveOnRequest(): void {
  process.once('SIGINT', () => void leave());
  process.once('SIGTERM', () => void leave());
  process.once('SIGHUP', () => void leave());
  // A shell between npm and this process may be stopped without passing it on.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void leave(), 1000).unref();
}

async function leave(): Promise<void> {
  if (isLeaving) return;
  isLeaving = true;
  screen.line('\nStopping …');
  await house?.stop();
  process.exit(0);
}
