import { parseArgs } from 'node:util';
import { DataDirectoryLockedError } from './lock-data-directory.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.ts';

// An embedded PostgreSQL as a process of its own: it blocks its thread while it works.
// Prints one JSON line on standard output once it serves: {"ready":true,"url":"postgres://…","pid":…}.

const { values } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' } } });
const port = Number(values.port ?? 'none');
if (values.data === undefined || !Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('Usage: node sandbox/postgres/main.ts --data FOLDER --port NUMBER\n');
  process.exit(2);
}

let running: EmbeddedPostgres | undefined;
try {
  running = await startEmbeddedPostgres({ dataDirectory: values.data, port });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
process.stdout.write(`${JSON.stringify({ ready: true, url: running.url, pid: process.pid })}\n`);

let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  void running.close().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`The database did not close cleanly: ${explain(error)}\n`);
      process.exit(1);
    },
  );
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// Started with an IPC channel, it does not outlive its parent.
process.on('disconnect', stop);

function explain(error: unknown): string {
  if (error instanceof DataDirectoryLockedError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop it, or choose another port.`;
  if (code === 'EACCES' || code === 'EROFS') return `The data folder ${values.data ?? ''} cannot be written.`;
  return `The database did not start: ${error instanceof Error ? error.message : String(error)}`;
}
