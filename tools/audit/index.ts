import { setTimeout as pause } from 'node:timers/promises';
import { showProgress } from '../../../schema/runtime/show-progress.ts';
import { postgresUrlVariable, readEnvironment, secretVariable } from '../../../schema/runtime/env.ts';
import { createLog } from '../../kit/log.ts';
import { toAdvice } from '../../kit/run-process.ts';
import { createEventProof } from './audit-row.ts';
import { openAuditStore } from './open-audit-store.ts';
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

let isOpen = false;
try {
  const environment = readEnvironment({
    CAREGRAPH_PATIENT_STORE_URL: postgresUrlVariable,
    CAREGRAPH_ID_SECRET: secretVariable,
  });
  const store = openAuditStore({
    url: environment.CAREGRAPH_PATIENT_STORE_URL,
    log: createLog('audit', 'silent'),
    timeoutMilliseconds: 60_000,
  });
  try {
    isOpen = await Promise.race([store.ready.then(() => true), pause(10_000, false, { ref: false })]);
    if (!isOpen) throw new Error('The database that CAREGRAPH_PATIENT_STORE_URL names cannot be reached.');
    process.exitCode = await runCommand(command, {
      store,
      proof: createEventProof(environment.CAREGRAPH_ID_SECRET),
      out: process.stdout,
      progress: showProgress(),
    });
  } finally {
    await store.close();
  }
} catch (error) {
  // What the store says of a statement can hold data of people; its class and code cannot.
  if (isOpen) createLog('audit', 'error').error('the command failed', { cause: error });
  process.stderr.write(`${isOpen ? 'The command failed; the line above says where.' : toAdvice(error)}\n`);
  process.exitCode = 1;
}
