import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Progress } from '../../../schema/runtime/show-progress.ts';
import type { EventProof, StoredRow } from './audit-row.ts';
import { dropEvents, findBeginning } from './drop-events.ts';
import type { AuditStore } from './open-audit-store.ts';
import type { StoreCommand } from './store-command.ts';
import { toFhirAuditEvent } from './to-fhir-audit-event.ts';
import { readEvent, verifyEvents } from './verify-events.ts';

const pageSize = 1000;

interface Tools {
  readonly store: Pick<AuditStore, 'read' | 'findEnd' | 'findSegment' | 'findPositionBefore' | 'drop'>;
  readonly proof: EventProof;
  readonly out: Writable;
  readonly progress: Progress;
}

/** Does what an operator asked; answers the status with which the process ends. */
export function runCommand(command: StoreCommand, tools: Tools): Promise<0 | 1> {
  switch (command.name) {
    case 'export':
      return exportEvents(readFrom(tools, 0), tools.out);
    case 'verify':
      return verify(command, tools);
    case 'drop':
      return drop(command, tools);
  }
}

async function verify({ anchors }: Extract<StoreCommand, { name: 'verify' }>, tools: Tools): Promise<0 | 1> {
  const { store, proof, out } = tools;
  const begin = await findBeginning(store, proof);
  if (begin === 'forged') {
    out.write(
      'What stands in the place of dropped events was not written by a process that has the secret.\n',
    );
    return 1;
  }
  const rows = readFrom(tools, begin?.position ?? 0);
  const { events, faults, clockWentBack, end } = await verifyEvents(rows, proof, anchors, begin);
  const said = faults.map(({ position, kind }) => `position ${position}: ${sentences[kind]}\n`);
  const dropped =
    begin === undefined
      ? ''
      : `${begin.events} older events were dropped, up to position ${begin.position}\n`;
  out.write(
    `${said.join('')}${dropped}${events} events, ${faults.length} faults; a clock went back ${clockWentBack} times\n` +
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

async function drop({ before }: Extract<StoreCommand, { name: 'drop' }>, tools: Tools): Promise<0 | 1> {
  const { store, proof, out } = tools;
  const instants = { instant: before, now: new Date().toISOString() };
  const dropped = await dropEvents(store, proof, instants, (begin, until) => readFrom(tools, begin, until));
  switch (dropped.kind) {
    case 'dropped':
      out.write(
        `${dropped.events} events were dropped; the chain now begins after ` +
          `${dropped.segment.position}:${dropped.segment.hash}\n`,
      );
      return 0;
    case 'nothing':
      out.write('No event is that old; nothing was dropped.\n');
      return 0;
    case 'not whole':
      out.write(`Nothing was dropped: ${dropped.faults} faults; verify says where.\n`);
      return 1;
  }
}

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

/** Reads on from a position, to the end or to another position. */
async function* readFrom(
  { store, progress }: Pick<Tools, 'store' | 'progress'>,
  begin: number,
  until = Number.POSITIVE_INFINITY,
): AsyncGenerator<StoredRow> {
  const { position: end } = await store.findEnd();
  const total = Math.min(end, until);
  let position = begin;
  while (position < until) {
    const rows = await store.read(position, Math.min(pageSize, until - position));
    yield* rows.filter((row) => row.position <= until);
    position = rows.at(-1)?.position ?? position;
    progress.tell(position, Math.max(total, position), `${position} events`);
    if (rows.length < pageSize) break;
  }
  progress.end();
}
