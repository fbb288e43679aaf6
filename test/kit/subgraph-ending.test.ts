import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../subgraphs/kit/log.ts';
import { startSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { idSecret, sealSecret } from '../support/secrets.ts';

async function look(
  address: string,
  agent: Agent,
): Promise<{ status?: number; connection?: string; text: string }> {
  const [response] = (await once(get(address, { agent }), 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  const { statusCode: status, headers } = response;
  return { ...(status === undefined ? {} : { status }), connection: headers.connection ?? '', text };
}

describe('a subgraph that is asked to end', () => {
  it('is not ready any more, and ends each kept connection with its answer, until its delay is over', async () => {
    const subgraph = await startSubgraph({
      name: 'primary',
      resolvers: {},
      host: '127.0.0.1',
      port: 0,
      sealSecret,
      idSecret,
      log: createLog('test', 'silent'),
      drainMilliseconds: 500,
    });
    const base = subgraph.url.replace('/graphql', '');
    const kept = new Agent({ keepAlive: true, maxSockets: 1 });
    expect(await look(`${base}/health/ready`, kept)).toEqual({
      status: 200,
      connection: 'keep-alive',
      text: '{"status":"ready"}',
    });
    const closed = subgraph.close();
    expect(await look(`${base}/health/ready`, kept)).toEqual({
      status: 503,
      connection: 'close',
      text: '{"status":"closing"}',
    });
    // Whoever did not notice yet is still answered.
    expect(await look(`${base}/health/live`, new Agent())).toMatchObject({
      status: 200,
      connection: 'close',
    });
    await closed;
    await expect(look(`${base}/health/live`, new Agent())).rejects.toThrow('ECONNREFUSED');
    kept.destroy();
  });
});

describe('a process that is asked to end before it has started', () => {
  it('ends at once, with nothing wrong', async () => {
    const runProcess = fileURLToPath(new URL('../../schema/runtime/run-process.ts', import.meta.url));
    const script = `
      const { runProcess } = await import(${JSON.stringify(runProcess)});
      await runProcess(() => new Promise(() => {
        setInterval(() => undefined, 1000);
        process.kill(process.pid, 'SIGTERM');
      }));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
