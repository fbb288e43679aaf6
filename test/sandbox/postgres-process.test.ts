import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const entry = join(import.meta.dirname, '../../sandbox/postgres/main.ts');

describe('the embedded PostgreSQL as a process', () => {
  let directory: string;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'caregraph-postgres-'));
  });

  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
    }
    rmSync(directory, { recursive: true, force: true });
  });

  const start = (port: number) => {
    const child = spawn(process.execPath, [entry, '--data', directory, '--port', String(port)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    return child;
  };
  const ready = async (child: ChildProcess) => {
    if (child.stdout === null) throw new Error('no standard output');
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return JSON.parse(line) as { ready: boolean; url: string; pid: number };
  };
  const refusal = async (child: ChildProcess) => {
    let text = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    const [code] = (await once(child, 'close')) as [number];
    return { code, text };
  };
  const query = async (url: string, sql: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows as unknown[];
  };

  it('keeps what was committed over a clean stop and over a kill', { timeout: 60_000 }, async () => {
    const first = start(0);
    const { url, pid } = await ready(first);
    expect(pid).toBe(first.pid);
    await query(url, `create table note (text text); insert into note values ('first')`);
    first.kill('SIGTERM');
    expect(await once(first, 'exit')).toEqual([0, null]);

    const second = start(0);
    const again = await ready(second);
    expect(await query(again.url, 'select text from note')).toEqual([{ text: 'first' }]);
    await query(again.url, `insert into note values ('second')`);
    second.kill('SIGKILL');
    await once(second, 'exit');

    const third = start(0);
    expect(await query((await ready(third)).url, 'select text from note order by text')).toEqual([
      { text: 'first' },
      { text: 'second' },
    ]);
  });

  it('says who holds a locked folder', { timeout: 60_000 }, async () => {
    const holder = start(0);
    await ready(holder);
    const { code, text } = await refusal(start(0));
    expect(code).toBe(1);
    expect(text).toBe(
      `The data folder ${directory} is in use by process ${holder.pid}. Stop that process, or choose another folder.\n`,
    );
  });

  it('says that a port is taken, and leaves the folder free', { timeout: 60_000 }, async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, text } = await refusal(start(port));
    expect(code).toBe(1);
    expect(text).toBe(
      `Port ${port} is taken by another program. Stop that program, or choose another port in the environment.\n`,
    );
    other.close();
    expect((await ready(start(0))).ready).toBe(true);
  });

  it('says how it is called', async () => {
    const child = spawn(process.execPath, [entry], { stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    expect(await refusal(child)).toEqual({
      code: 2,
      text: 'Usage: node sandbox/postgres/main.ts --data FOLDER --port NUMBER\n',
    });
  });
});
