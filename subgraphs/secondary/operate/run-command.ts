import { listQuarantine, readQuarantined, toQuarantineLine } from './list-quarantine.ts';
import type { Operation } from './operation.ts';
import type { Command } from './read-command.ts';
import { readStatus } from './read-status.ts';
import { rebuildProjection } from './rebuild/rebuild-projection.ts';
import { isRebuilding } from './rebuild/shadow-tables.ts';
import { replayMessages } from './replay-messages.ts';
import { toStatusLines } from './to-status-lines.ts';

/** What a command is run with. */
export interface CommandOptions extends Operation {
  readonly defaultSilenceHours: number;
  /** Writes a line of the answer; progress goes to `say`. */
  readonly write: (line: string) => void;
  /** Whether the answer goes to a terminal and to nothing that keeps it. */
  readonly isTerminal: boolean;
}

/** Runs an operator's command and returns the status with which the process is to end. */
export async function runCommand(
  command: Exclude<Command, { readonly name: 'help' }>,
  options: CommandOptions,
): Promise<number> {
  const { tables, senders, write } = options;
  switch (command.name) {
    case 'status': {
      const status = await readStatus(tables, senders, options.defaultSilenceHours, Date.now());
      for (const line of toStatusLines(status)) write(line);
      if (await isRebuilding(tables)) write('a rebuild was begun and is not finished');
      return 0;
    }
    case 'quarantine':
      return command.content ? show(command.filter.message ?? '', options) : list(command, options);
    case 'replay': {
      const { applied, ignored, unreadable, replaced } = await replayMessages(
        toQuiet(options),
        command.filter,
      );
      write(
        `${applied} applied, ${ignored} kept and not applied, ${unreadable} still unreadable, ` +
          `${replaced} replaced by another message under their control id`,
      );
      return options.signal.aborted ? 1 : 0;
    }
    case 'rebuild': {
      const isDone = await rebuildProjection(toQuiet(options), command.isFresh);
      write(
        isDone
          ? 'the new projection is in place'
          : 'interrupted; ask for the rebuild again and it goes on from here',
      );
      return isDone ? 0 : 1;
    }
  }
}

async function list(
  { filter, limit }: Extract<Command, { readonly name: 'quarantine' }>,
  { tables, write }: CommandOptions,
): Promise<number> {
  const found = await listQuarantine(tables, filter, limit + 1);
  for (const message of found.slice(0, limit)) write(toQuarantineLine(message));
  if (found.length > limit) write(`only the first ${limit}; --limit asks for more`);
  if (found.length === 0) write('no such message was set aside');
  return 0;
}

async function show(message: string, { tables, write, say, isTerminal }: CommandOptions): Promise<number> {
  if (!isTerminal) {
    say('The content of a message is about a person, and is shown on a terminal alone.');
    return 2;
  }
  const text = await readQuarantined(tables, message);
  write(text ?? 'no such message was set aside');
  return text === undefined ? 1 : 0;
}

/** How often progress is told, in milliseconds. */
const progressPause = 500;

/** The work of a command, which tells how far it has come only now and then. */
function toQuiet({ tables, senders, signal, say }: CommandOptions): Operation {
  let last = -Infinity;
  return {
    tables,
    senders,
    signal,
    say(progress) {
      if (performance.now() - last < progressPause) return;
      last = performance.now();
      say(progress);
    },
  };
}
