import '../disable-telemetry.ts';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { PlanRefusal } from '../plan-executor/plan-refusal.ts';
import { createOperationPlanner } from './create-operation-planner.ts';
import type { ThreadAnswer, ThreadParts, ThreadQuestion } from './start-planning-thread.ts';
import { warmUp } from './warm-up.ts';

// The entry of a thread that plans: it answers one question after the other, with plans as JSON.

/** How nice it is to others: under full load it gets about a tenth of what they do, and never nothing. */
const lowerPriority = 10;

const { supergraphSdl, status, warmUpMilliseconds } = workerData as ThreadParts;
const planner = createOperationPlanner(supergraphSdl, status);
warmUp(planner, warmUpMilliseconds);
// Whoever is answered by what is known already goes before. Elsewhere this would be the priority of the whole process.
if (process.platform === 'linux') setPriority(0, lowerPriority);

function answer({ question }: ThreadQuestion): ThreadAnswer {
  try {
    return { kind: 'planned', json: JSON.stringify(planner.plan(question)) };
  } catch (error) {
    if (error instanceof PlanRefusal) return { kind: 'refused', reason: error.message };
    return { kind: 'failed', name: error instanceof Error ? error.name : 'unknown' };
  }
}

function say(said: ThreadAnswer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to a thread, and not to a window
  parentPort?.postMessage(said);
}

parentPort?.on('message', (question: ThreadQuestion) => say(answer(question)));
say({ kind: 'ready' });
