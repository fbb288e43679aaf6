import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectPlain } from 'node:net';
import { connect, type ConnectionOptions } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMllpReader, toMllpFrame } from '../../sandbox/hospitals/mllp-frames.ts';
import { createLog } from '../../schema/runtime/log.ts';
import { readHeader } from '../../subgraphs/secondary/hl7/read-header.ts';
import { toAcknowledgement } from '../../subgraphs/secondary/hl7/to-acknowledgement.ts';
import { type RunningListener, startListener } from '../../subgraphs/secondary/mllp/start-listener.ts';
import { type MllpTls, tlsVariables, toMllpTls } from '../../subgraphs/secondary/mllp/tls-files.ts';
import { createAuthority, type TestAuthority } from '../support/certificates.ts';
import { toAnswer } from '../support/secondary-sender.ts';

const message = 'MSH|^~\\&|PAS|RXX|G|I|20260101||ADT^A01|T1|P|2.4\r';

let ours: TestAuthority;
let theirs: TestAuthority;
let stranger: TestAuthority;
let listener: RunningListener | undefined;

beforeAll(async () => {
  [ours, theirs, stranger] = (await Promise.all(
    ['Our authority', 'Authority of hospitals', 'Stranger'].map((name) => createAuthority(name)),
  )) as [TestAuthority, TestAuthority, TestAuthority];
});

afterEach(async () => {
  await listener?.close();
  listener = undefined;
});

async function start(clientAuthorities?: string): Promise<number> {
  const { key, certificate } = await ours.issue('Caregraph');
  const tls: MllpTls = {
    key,
    certificate,
    ...(clientAuthorities === undefined ? {} : { clientAuthorities }),
  };
  listener = await startListener({
    host: '127.0.0.1',
    port: 0,
    tls,
    log: createLog('test', 'silent'),
    receive: async (frame) => {
      const read = readHeader(frame.kind === 'message' ? frame.bytes : frame.head);
      return toAcknowledgement(read.message, read.ok ? 'accepted' : read.refusal);
    },
  });
  return listener.port;
}

/** Sends a message over TLS; answers with the acknowledgement, or with `refused` where the connection is. */
async function send(port: number, options: ConnectionOptions): Promise<string> {
  const socket = connect({
    host: '127.0.0.1',
    port,
    servername: 'localhost',
    ca: ours.certificate,
    ...options,
  });
  const read = createMllpReader();
  try {
    return await new Promise<string>((resolve, reject) => {
      socket.on('secureConnect', () => socket.write(toMllpFrame(message)));
      socket.on('data', (chunk: Buffer) => {
        const [answer] = read(chunk);
        if (answer !== undefined) resolve(toAnswer(answer));
      });
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('closed')));
    });
  } catch {
    return 'refused';
  } finally {
    socket.destroy();
  }
}

describe('MLLP over TLS', () => {
  it('answers a sender that trusts our certificate', async () => {
    expect(await send(await start(), {})).toBe('AA T1');
  });

  it('answers nobody who speaks plain MLLP, and goes on', async () => {
    const port = await start();
    const plain = connectPlain({ host: '127.0.0.1', port });
    plain.on('error', () => undefined);
    plain.write(toMllpFrame(message));
    let received = Buffer.alloc(0);
    plain.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
    });
    await once(plain, 'close');
    expect(received.toString('latin1')).not.toContain('MSA');
    expect(await send(port, {})).toBe('AA T1');
  });

  it('speaks no version before 1.2', async () => {
    const port = await start();
    expect(
      await send(port, { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    ).toBe('refused');
  });

  it('asks for a certificate of the authorities that are named, and takes no other', async () => {
    const port = await start(theirs.certificate);
    const good = await theirs.issue('Northmoor PAS');
    const bad = await stranger.issue('Northmoor PAS');
    expect(await send(port, { key: good.key, cert: good.certificate })).toBe('AA T1');
    expect(await send(port, { key: bad.key, cert: bad.certificate })).toBe('refused');
    expect(await send(port, {})).toBe('refused');
    expect(await send(port, { key: good.key, cert: good.certificate })).toBe('AA T1');
  });
});

describe('the settings of MLLP over TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caregraph-tls-'));
  const write = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it('are read from files', async () => {
    const { key, certificate } = await ours.issue('Caregraph');
    const path = write('key.pem', key);
    expect(tlsVariables.CAREGRAPH_MLLP_TLS_KEY_FILE.parse(path)).toBe(key);
    expect(
      toMllpTls({ CAREGRAPH_MLLP_TLS_KEY_FILE: key, CAREGRAPH_MLLP_TLS_CERTIFICATE_FILE: certificate }),
    ).toEqual({ key, certificate });
    expect(toMllpTls({})).toBeUndefined();
  });

  it('say what is wrong with them', async () => {
    const { key } = await ours.issue('Caregraph');
    const other = await ours.issue('Another');
    expect(
      tlsVariables.CAREGRAPH_MLLP_TLS_KEY_FILE.safeParse(join(folder, 'missing')).error?.issues[0]?.message,
    ).toBe('must name a file that can be read');
    expect(() => toMllpTls({ CAREGRAPH_MLLP_TLS_KEY_FILE: key })).toThrow('both of them');
    expect(() => toMllpTls({ CAREGRAPH_MLLP_TLS_CLIENT_CA_FILE: theirs.certificate })).toThrow(
      'both of them',
    );
    expect(() =>
      toMllpTls({
        CAREGRAPH_MLLP_TLS_KEY_FILE: key,
        CAREGRAPH_MLLP_TLS_CERTIFICATE_FILE: other.certificate,
      }),
    ).toThrow('must be PEM');
  });
});
