import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Progress } from '../../../schema/runtime/show-progress.ts';
import type { EventProof, StoredRow } from './audit-row.ts';
import type { AuditStore } from './open-audit-store.ts';
import type { Command } from './read-command.ts';
import { toFhirAuditEvent } from './to-fhir-audit-event.ts';
import { readEvent, verifyEvents } from './verify-events.ts';

const pageSize = 1000;

/** Does what an operator asked; answers the status with which the process ends. */
export async function runCommand(
  command: Exclude<Command, { readonly name: 'help' }>,
  tools: {
    readonly store: Pick<AuditStore, 'read' | 'findEnd'>;
    readonly proof: EventProof;
    readonly out: Writable;
    readonly progress: Progress;
  },
): Promise<0 | 1> {
  const { store, proof, out, progress } = tools;
  const rows = readAll(store, progress);
  if (command.name === 'export') return exportEvents(rows, out);
  const { events, faults, clockWentBack, end } = await verifyEvents(rows, proof, command.anchors);
  const said = faults.map(({ position, kind }) => `position ${position}: ${sentences[kind]}\n`);
  out.write(
    `${said.join('')}${events} events, ${faults.length} faults; a clock went back ${clockWentBack} times\n` +
      `end of the chain: ${end.position}:${end.hash}\n`,
  );
  return faults.length === 0 ? 0 : 1;
}

const sentences = {
  changed: 'this event is not as it was written',
  missing: 'an event was taken away before or at this place',
  reordered: 'this event stood elsewhere, or what stood before it was changed or taken away',
  rewritten: 'the chain was made anew here',
} as const;

async function exportEvents(rows: AsyncIterable<StoredRow>, out: Writable): Promise<0 | 1> {
  let unread = 0;
  for await (const row of rows) {
    const event = readEvent(row);
    if (event === undefined) {
      unread += 1;
      continue;
    }
    // A slow reader is waited for, so that any number of events takes the same memory.
    if (!out.write(`${JSON.stringify(toFhirAuditEvent(event))}\n`)) await once(out, 'drain');
  }
  return unread === 0 ? 0 : 1;
}

async function* readAll(
  store: Pick<AuditStore, 'read' | 'findEnd'>,
  progress: Progress,
): AsyncGenerator<StoredRow> {
  const { position: total } = await store.findEnd();
  let position = 0;
  for (;;) {
    const rows = await store.read(position, pageSize);
    yield* rows;
    position = rows.at(-1)?.position ?? position;
    progress.tell(position, Math.max(total, position), `${position} events`);
    if (rows.length < pageSize) break;
  }
  progress.end();
}
