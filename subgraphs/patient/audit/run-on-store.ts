import { setTimeout as pause } from 'node:timers/promises';
import { postgresUrlVariable, readEnvironment } from '../../../schema/runtime/env.ts';
import { showProgress } from '../../../schema/runtime/show-progress.ts';
import { createLog } from '../../kit/log.ts';
import { openAuditStore } from './open-audit-store.ts';
import { proofVariables, toEventProof } from './proof-variables.ts';
import type { StoreCommand } from './store-command.ts';
import { runCommand } from './run-command.ts';

/** Opens the record of looks that the environment names, and does what an operator asked of it. */
export async function runOnStore(command: StoreCommand): Promise<0 | 1> {
  const environment = readEnvironment({
    ...proofVariables,
    CAREGRAPH_PATIENT_STORE_URL: postgresUrlVariable,
  });
  const store = openAuditStore({
    url: environment.CAREGRAPH_PATIENT_STORE_URL,
    log: createLog('audit', 'silent'),
    timeoutMilliseconds: 60_000,
  });
  try {
    const isOpen = await Promise.race([store.ready.then(() => true), pause(10_000, false, { ref: false })]);
    if (!isOpen) throw new Error('The database that CAREGRAPH_PATIENT_STORE_URL names cannot be reached.');
    return await runCommand(command, {
      store,
      proof: toEventProof(environment),
      out: process.stdout,
      progress: showProgress(),
    });
  } catch (error) {
    if (!(await store.isThere())) throw error;
    // What the store says of a statement can hold data of people; its class and code cannot.
    createLog('audit', 'error').error('the command failed', { cause: error });
    throw new Error('The command failed; the line above says where.', { cause: error });
  } finally {
    await store.close();
  }
}
