import { parseArgs } from 'node:util';
import { runProcess } from '../../schema/runtime/run-process.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

// An embedded PostgreSQL as a process of its own, because it blocks its thread while it works.
// Once it serves it prints one JSON line on standard output, {"ready":true,"url":"postgres://…","pid":…},
// and tells a parent that has a channel to it.

const { values } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' } } });
const { data: dataDirectory } = values;
const port = Number(values.port ?? 'none');
if (dataDirectory === undefined || !Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('Usage: node sandbox/postgres/main.ts --data FOLDER --port NUMBER\n');
  process.exit(2);
}

await runProcess(async () => {
  const running = await startEmbeddedPostgres({ dataDirectory, port });
  process.stdout.write(`${JSON.stringify({ ready: true, url: running.url, pid: process.pid })}\n`);
  process.send?.('ready');
  return running;
});
