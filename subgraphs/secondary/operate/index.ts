import { postgresUrlVariable, readEnvironment } from '../../kit/env.ts';
import { createLog } from '../../kit/log.ts';
import { toAdvice } from '../../kit/run-process.ts';
import { openStore } from '../../kit/store.ts';
import { sendersVariable, staleDaysVariable } from '../profiles/sender-configuration.ts';
import { migrations } from '../store/migrations.ts';
import { schema } from '../store/open-hospital-store.ts';
import type { HospitalTables } from '../store/tables.ts';
import { help, readCommand } from './read-command.ts';
import { runCommand } from './run-command.ts';

const command = readCommand(process.argv.slice(2));
if (command.name === 'help') {
  const { sentence } = command;
  (sentence === undefined ? process.stdout : process.stderr).write(
    sentence === undefined ? help : `${sentence}\n\n${help}`,
  );
  process.exit(sentence === undefined ? 0 : 2);
}

// Whoever reads the answer may have seen enough of it, as `head` has.
process.stdout.on('error', () => process.exit());

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());

let isOpen = false;
try {
  const environment = readEnvironment({
    CAREGRAPH_SECONDARY_STORE_URL: postgresUrlVariable,
    CAREGRAPH_SECONDARY_SENDERS: sendersVariable.default([]),
    CAREGRAPH_SECONDARY_STALE_DAYS: staleDaysVariable,
  });
  const store = openStore<HospitalTables>({
    url: environment.CAREGRAPH_SECONDARY_STORE_URL,
    schema,
    migrations,
    maximumConnections: 2,
    // A rebuild takes over in one transaction, whose statements take longer than any that serves a reader.
    statementMilliseconds: 600_000,
  });
  try {
    await store.migrate();
    isOpen = true;
    process.exitCode = await runCommand(command, {
      tables: store.tables,
      senders: environment.CAREGRAPH_SECONDARY_SENDERS,
      defaultSilenceHours: environment.CAREGRAPH_SECONDARY_STALE_DAYS * 24,
      signal: stopping.signal,
      write: (line) => process.stdout.write(`${line}\n`),
      say: (line) => process.stderr.write(`${line}\n`),
      isTerminal: process.stdout.isTTY,
    });
  } finally {
    await store.close();
  }
} catch (error) {
  // What the store says of a statement can hold data of people; its class and code cannot.
  if (isOpen) createLog('feed', 'error').error('the command failed', { cause: error });
  process.stderr.write(`${isOpen ? 'The command failed; the line above says where.' : toAdvice(error)}\n`);
  process.exitCode = 1;
}
