import { connect } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../../schema/runtime/log.ts';
import { readHeader } from '../../subgraphs/secondary/hl7/read-header.ts';
import { toAcknowledgement } from '../../subgraphs/secondary/hl7/to-acknowledgement.ts';
import type { Frame } from '../../subgraphs/secondary/mllp/create-framer.ts';
import {
  type ListenerOptions,
  type RunningListener,
  startListener,
} from '../../subgraphs/secondary/mllp/start-listener.ts';
import { connectSender, toAnswer, toFrame } from '../support/secondary-sender.ts';

const message = (controlId: string, more = '') =>
  `MSH|^~\\&|PAS|RXX|G|I|20260101||ADT^A01|${controlId}|P|2.4\r${more}`;

/** Accepts what has a header, as a receiver with an endless store would. */
async function accept(frame: Frame): Promise<Buffer> {
  const read = readHeader(frame.kind === 'message' ? frame.bytes : frame.head);
  if (frame.kind === 'broken') return toAcknowledgement(read.message, frame.fault);
  return toAcknowledgement(read.message, read.ok ? 'accepted' : read.refusal);
}

describe('listening for messages', () => {
  let listener: RunningListener;
  const start = async (options: Partial<ListenerOptions> = {}) => {
    listener = await startListener({
      host: '127.0.0.1',
      port: 0,
      receive: accept,
      log: createLog('test', 'silent'),
      ...options,
    });
    return connectSender(listener.port);
  };
  afterEach(() => listener.close());

  it('answers messages that come in one packet in their order', async () => {
    const sender = await start();
    sender.sendBytes(Buffer.concat(['1', '2', '3'].map((controlId) => toFrame(message(controlId)))));
    expect([await sender.next(), await sender.next(), await sender.next()].map(toAnswer)).toEqual([
      'AA 1',
      'AA 2',
      'AA 3',
    ]);
  });

  it('reads the next good message right after garbage, halves and what is too large', async () => {
    const sender = await start({ maximumBytes: 2000 });
    sender.sendBytes(Buffer.from(`${message('no-start')}\x1c\r`));
    expect(toAnswer(await sender.next())).toBe('AR no-start');
    sender.sendBytes(Buffer.from(`\x0b${message('half')}`));
    sender.sendBytes(toFrame(message('whole')));
    expect(toAnswer(await sender.next())).toBe('AR half');
    expect(toAnswer(await sender.next())).toBe('AA whole');
    sender.sendBytes(toFrame(message('large', `NTE|${'x'.repeat(5000)}\r`)));
    expect(toAnswer(await sender.next())).toBe('AR large');
    sender.sendBytes(toFrame(message('embedded', 'NTE|a\x1cb\r')));
    expect(toAnswer(await sender.next())).toBe('AA embedded');
    sender.sendBytes(toFrame('PID|1\r'));
    expect(toAnswer(await sender.next())).toBe('AR ');
    sender.sendBytes(toFrame('MSH|^^^^|PAS|RXX|G|I|20260101||ADT^A01|9|P|2.4\r'));
    expect(toAnswer(await sender.next())).toBe('AR ');
    sender.sendBytes(toFrame(message('last')));
    expect(toAnswer(await sender.next())).toBe('AA last');
  });

  it('reads a message that comes in two hundred packets', async () => {
    const sender = await start();
    const bytes = toFrame(message('long', `NTE|${'x'.repeat(2000)}\r`));
    for (let from = 0; from < bytes.byteLength; from += Math.ceil(bytes.byteLength / 200)) {
      const packet = bytes.subarray(from, from + Math.ceil(bytes.byteLength / 200));
      await new Promise<void>((resolve) => {
        sender.socket.write(packet, () => resolve());
      });
    }
    expect(toAnswer(await sender.next())).toBe('AA long');
  });

  it('answers a sender that has already closed its side', async () => {
    const sender = await start();
    sender.socket.end(toFrame(message('1')));
    expect(toAnswer(await sender.next())).toBe('AA 1');
  });

  it('takes up messages that come together at once, and answers them in their order', async () => {
    let underWay = 0;
    let most = 0;
    const sender = await start({
      async receive(frame) {
        underWay += 1;
        most = Math.max(most, underWay);
        const { byteLength } = frame.kind === 'message' ? frame.bytes : frame.head;
        // The later ones are ready first.
        for (let turns = 400 - 2 * byteLength; turns > 0; turns -= 1) await new Promise(setImmediate);
        underWay -= 1;
        return accept(frame);
      },
    });
    const controlIds = Array.from({ length: 50 }, (_, index) => String(index));
    const frames = controlIds.map((controlId, index) =>
      toFrame(message(controlId, `NTE|${'x'.repeat(index)}\r`)),
    );
    sender.sendBytes(Buffer.concat(frames));
    const answers: string[] = [];
    for (const _ of controlIds) answers.push(toAnswer(await sender.next()));
    expect(answers).toEqual(controlIds.map((controlId) => `AA ${controlId}`));
    expect(most).toBe(50);
  });

  it('takes up no more than a hundred messages at once', async () => {
    const gate = Promise.withResolvers<void>();
    const full = Promise.withResolvers<void>();
    let underWay = 0;
    let most = 0;
    const sender = await start({
      async receive(frame) {
        underWay += 1;
        most = Math.max(most, underWay);
        if (underWay >= 100) full.resolve();
        await gate.promise;
        underWay -= 1;
        return accept(frame);
      },
    });
    for (let sent = 0; sent < 300; sent += 1) {
      // Each in a packet of its own, as far as the network allows.
      await new Promise<void>((resolve) => {
        sender.socket.write(toFrame(message(String(sent), `NTE|${'x'.repeat(1000)}\r`)), () => resolve());
      });
    }
    await full.promise;
    gate.resolve();
    for (let sent = 0; sent < 300; sent += 1) expect(toAnswer(await sender.next())).toBe(`AA ${sent}`);
    // What was read in the packet that filled it up comes on top.
    expect(most).toBeLessThan(200);
  });

  it('makes a sender that is faster than the store wait', async () => {
    const gate = Promise.withResolvers<void>();
    const sender = await start({
      maximumBytes: 4 * 1024 * 1024,
      async receive(frame) {
        await gate.promise;
        return accept(frame);
      },
    });
    const large = toFrame(message('1', `NTE|${'x'.repeat(1024 * 1024)}\r`));
    for (let sent = 0; sent < 32; sent += 1) sender.socket.write(large);
    // What the listener does not read stays with the sender.
    expect(sender.socket.writableLength).toBeGreaterThan(16 * 1024 * 1024);
    gate.resolve();
    for (let sent = 0; sent < 32; sent += 1) expect(toAnswer(await sender.next())).toBe('AA 1');
  });

  it('closes a connection whose message never ends, and one that stays silent too long', async () => {
    const sender = await start({ messageMilliseconds: 50 });
    sender.sendBytes(Buffer.from(`\x0b${message('half')}`));
    expect(await once(sender.socket, 'close')).toEqual([false]);
    await listener.close();
    const silent = await start({ idleMilliseconds: 50 });
    expect(await once(silent.socket, 'close')).toEqual([false]);
  });

  it('closes connections beyond its limit and goes on serving the others', async () => {
    const sender = await start({ maximumConnections: 1 });
    expect(toAnswer(await sender.send(message('1')))).toBe('AA 1');
    const refused = connect({ host: '127.0.0.1', port: listener.port });
    refused.on('error', () => undefined);
    await once(refused, 'close');
    expect(toAnswer(await sender.send(message('2')))).toBe('AA 2');
  });

  it('answers the message under way before it closes', async () => {
    const begun = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const sender = await start({
      async receive(frame) {
        begun.resolve();
        await gate.promise;
        return accept(frame);
      },
    });
    const answer = sender.send(message('1'));
    await begun.promise;
    const closed = listener.close();
    gate.resolve();
    expect(toAnswer(await answer)).toBe('AA 1');
    await closed;
  });

  it('survives a sender that breaks off', async () => {
    const sender = await start();
    sender.sendBytes(Buffer.from(`\x0b${message('half')}`));
    sender.socket.resetAndDestroy();
    const other = await connectSender(listener.port);
    expect(toAnswer(await other.send(message('1')))).toBe('AA 1');
  });
});
