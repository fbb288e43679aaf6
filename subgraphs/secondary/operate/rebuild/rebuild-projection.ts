import { createFactsMemory } from '../../feed/create-facts-memory.ts';
import { createMessageReader } from '../../feed/create-message-reader.ts';
import type { Operation } from '../operation.ts';
import { projectAllUnits } from './project-units.ts';
import { readAllMessages } from './read-messages.ts';
import { openShadow } from './shadow-tables.ts';
import { takeOver } from './take-over.ts';

/**
 * Builds the projection anew from the messages as they came, and tells whether it is finished.
 *
 * The present projection serves, and messages are received and applied to it, until the new one takes its place at
 * once. What was interrupted goes on where it stopped, unless `isFresh` asks to begin anew.
 */
export async function rebuildProjection(operation: Operation, isFresh = false): Promise<boolean> {
  const { tables, senders, say, signal } = operation;
  const reader = createMessageReader(senders, createFactsMemory());
  let last = await openShadow(tables, senders, isFresh);
  if (last !== '0') say('going on with the rebuild that was interrupted');
  // The second time finds what came during the first, so that little is left to do while nobody else may write.
  for (let times = 0; times < 2 && !signal.aborted; times += 1) {
    last = await readAllMessages(operation, last);
    await projectAllUnits(operation, reader);
  }
  if (signal.aborted) return false;
  await takeOver(operation, reader);
  return true;
}
