import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import type { AuditRow } from './audit-row.ts';

const rowShape = z.object({ id: z.string(), event: z.string(), mac: z.string() });

/** A file that holds events while the store is away; beware: one process writes to one file. */
export interface Spool {
  readonly isEmpty: boolean;
  /** How much it holds. */
  readonly bytes: number;
  /** Resolves once the events are on the disk; where it rejects, none of them counts as kept. */
  append(rows: readonly AuditRow[]): Promise<void>;
  read(): Promise<readonly AuditRow[]>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a spool, readable by its owner alone; what a killed process left half written is cut off. */
export async function openSpool(path: string): Promise<Spool> {
  // Not for appending: a write that fails half way is written over by the next one.
  const file = await open(path, 'a+', 0o600).then(async (created) => {
    await created.close();
    return open(path, 'r+');
  });
  let size = await findWholeSize(file);
  await file.truncate(size);
  return {
    get isEmpty() {
      return size === 0;
    },
    get bytes() {
      return size;
    },
    async append(rows) {
      const bytes = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      let done = 0;
      while (done < bytes.byteLength) {
        const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, size + done);
        done += bytesWritten;
      }
      await file.datasync();
      size += bytes.byteLength;
    },
    async read() {
      const bytes = Buffer.alloc(size);
      await file.read(bytes, 0, size, 0);
      const lines = bytes.toString('utf8').split('\n').slice(0, -1);
      return lines.map((line) => rowShape.parse(JSON.parse(line)));
    },
    async clear() {
      await file.truncate(0);
      await file.datasync();
      size = 0;
    },
    close: () => file.close(),
  };
}

/** The size up to the last whole line: only whole lines were ever said to be kept. */
async function findWholeSize(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  const bytes = Buffer.alloc(size);
  await file.read(bytes, 0, size, 0);
  return bytes.lastIndexOf(0x0a) + 1;
}
