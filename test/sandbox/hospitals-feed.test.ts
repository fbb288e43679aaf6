import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createMllpReader, toMllpFrame } from '../../sandbox/hospitals/mllp-frames.ts';
import {
  type HospitalsOptions,
  type RunningHospitals,
  startHospitals,
} from '../../sandbox/hospitals/start-hospitals.ts';
import type { Life } from '../../sandbox/population/life.ts';
import { fixtureLife, populationOf } from './hospitals-fixture-life.ts';
import { type FixtureReceiver, startFixtureReceiver } from './hospitals-fixture-receiver.ts';

describe('the hospitals and their receiver', () => {
  const open: { close(): Promise<void> }[] = [];
  const directory = mkdtempSync(join(tmpdir(), 'caregraph-hospitals-'));
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const inTrust = (index: number, odsCode: string): Life => ({
    ...fixtureLife,
    index,
    trust: { ...fixtureLife.trust, odsCode },
    hospitalStays: fixtureLife.hospitalStays.map((stay) => ({ ...stay, visitNumber: `V${index}` })),
  });
  const lives = Array.from({ length: 20 }, (_, index) => inTrust(index, index % 2 === 0 ? 'RZ1' : 'RZ2'));
  const receive = async (
    ...parameters: Parameters<typeof startFixtureReceiver>
  ): Promise<FixtureReceiver> => {
    const receiver = await startFixtureReceiver(...parameters);
    open.push(receiver);
    return receiver;
  };
  const send = async (port: number, options: Partial<HospitalsOptions> = {}): Promise<RunningHospitals> => {
    const hospitals = await startHospitals({
      population: populationOf(...lives),
      receivers: { host: '127.0.0.1', port },
      ...options,
    });
    open.unshift(hospitals);
    return hospitals;
  };
  const trustOf = (frame: Buffer) => frame.toString('utf8').split('|')[3];

  it('sends both histories, each over a connection of its own, and says when all is acknowledged', async () => {
    const receiver = await receive(() => 'AA');
    const progress: [number, number][] = [];
    const hospitals = await send(receiver.port, {
      onProgress: (done, total) => progress.push([done, total]),
    });
    await hospitals.settled();
    expect(receiver.connections()).toBe(2);
    expect(hospitals.sent()).toBe(receiver.frames.length);
    expect(hospitals.sent()).toBeGreaterThanOrEqual(20 * 6);
    expect(new Set(receiver.frames.map(trustOf))).toEqual(new Set(['RZ1', 'RZ2']));
    expect(progress.at(-1)).toEqual([20, 20]);
  });

  it('goes by true time within a trust, but for the few that are late', async () => {
    const receiver = await receive(() => 'AA');
    const hospitals = await send(receiver.port);
    await hospitals.settled();
    const times = receiver.frames
      .filter((frame) => trustOf(frame) === 'RZ1')
      .map((frame) => frame.toString('utf8').split('|')[6] ?? '');
    const steps = times.slice(1).map((time, place) => time >= (times[place] ?? ''));
    expect(steps.filter((inOrder) => !inOrder).length).toBeLessThan(times.length / 10);
  });

  it('keeps the order when a message is answered AE, and sends it until it is taken', async () => {
    let failures = 3;
    const receiver = await receive((_id, count) => (count > 10 && failures-- > 0 ? 'AE' : 'AA'));
    const hospitals = await send(receiver.port, {
      population: populationOf(...lives.filter((_, index) => index % 2 === 0)),
    });
    await hospitals.settled();
    const reference = await receive(() => 'AA');
    await (
      await send(reference.port, { population: populationOf(...lives.filter((_, index) => index % 2 === 0)) })
    ).settled();
    // Whatever overtook a message that was not taken is sent once more after it.
    const lastTimes = (ids: readonly string[]) => ids.filter((id, place) => ids.lastIndexOf(id) === place);
    expect(lastTimes(receiver.accepted)).toEqual(lastTimes(reference.accepted));
    expect(hospitals.refused()).toBe(0);
  });

  it('survives cut connections and passes over what is refused', async () => {
    const receiver = await receive((id, count) =>
      count === 7 || count === 20 ? 'cut' : id.endsWith('000030') ? 'AR' : 'AA',
    );
    const hospitals = await send(receiver.port);
    await hospitals.settled();
    expect(hospitals.refused()).toBeGreaterThan(0);
    expect(new Set(receiver.accepted).size).toBeGreaterThan(100);
  });

  it('waits for a receiver that is not there yet', async () => {
    const early = await startFixtureReceiver(() => 'AA');
    await early.close();
    const hospitals = await send(early.port);
    expect(hospitals.sent()).toBe(0);
    expect(hospitals.url).toBe(`mllp://127.0.0.1:${early.port}`);
  });

  it('remembers over a restart what was acknowledged, and forgets it for another population', async () => {
    const stateFile = join(directory, 'state', 'hospitals.json');
    const receiver = await receive(() => 'AA');
    const first = await send(receiver.port, { stateFile });
    await first.settled();
    await first.close();
    const before = receiver.frames.length;
    const second = await send(receiver.port, { stateFile });
    await second.settled();
    expect(second.sent()).toBe(before);
    expect(receiver.frames).toHaveLength(before);
    const other = await send(receiver.port, { stateFile, population: populationOf(inTrust(99, 'RZ1')) });
    await other.settled();
    expect(other.sent()).toBeGreaterThanOrEqual(6);
    expect(receiver.frames).toHaveLength(before + other.sent());
  });

  it('closes its connections when down and goes on where it was', async () => {
    let isSilent = true;
    const receiver = await receive((_id, count) => (count > 30 && isSilent ? 'silence' : 'AA'));
    const hospitals = await send(receiver.port);
    await receiver.until(() => receiver.frames.length > 30);
    await hospitals.setState('down');
    await receiver.until(() => receiver.connections() === 0);
    expect(hospitals.sent()).toBeLessThan(20 * 6);
    isSilent = false;
    await hospitals.setState('up');
    await receiver.until(() => receiver.frames.length > 40);
    await hospitals.setState('down');
    await hospitals.setState('up');
    await hospitals.settled();
    expect(hospitals.sent()).toBeGreaterThanOrEqual(20 * 6);
  });

  it('sends well-framed rubbish when garbage, and the history unharmed afterwards', async () => {
    const receiver = await receive((id) => (id === '' ? 'AR' : 'AA'));
    const hospitals = await send(receiver.port);
    await hospitals.settled();
    const good = receiver.frames.length;
    await hospitals.setState('garbage');
    await receiver.until(() => receiver.frames.length >= good + 2);
    expect(receiver.frames[good]?.includes(0xff)).toBe(true);
    expect(hospitals.refused()).toBe(0);
    await hospitals.setState('up');
    expect(hospitals.sent()).toBe(good);
  });

  it('sends one message at a time when slow', async () => {
    const receiver = await receive(() => 'AA');
    const hospitals = await send(receiver.port, {
      population: populationOf(inTrust(0, 'RZ1')),
      slowMilliseconds: 50,
    });
    await hospitals.setState('slow');
    const before = performance.now();
    await hospitals.settled();
    const slow = receiver.frames.length;
    expect(performance.now() - before).toBeGreaterThan((slow > 10 ? 1 : slow) * 50 - 20);
  });
});

describe('MLLP framing', () => {
  it('reads back what was framed, however it is cut, and drops what lies between', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((one) => !one.includes('\u000B') && !one.includes('\u001C'));
    fc.assert(
      fc.property(
        fc.array(text),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (texts, cuts) => {
          const bytes = Buffer.concat(texts.flatMap((one) => [Buffer.from('noise'), toMllpFrame(one)]));
          const read = createMllpReader();
          const answers: string[] = [];
          for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
            const size = cuts[turn % cuts.length] ?? 1;
            answers.push(...read(bytes.subarray(at, at + size)));
            at += size;
          }
          expect(answers).toEqual(texts.map((one) => Buffer.from(one, 'utf8').toString('utf8')));
        },
      ),
    );
  });

  it('gives up an answer without an end', () => {
    const read = createMllpReader();
    expect(() => read(Buffer.concat([Buffer.of(0x0b), Buffer.alloc(70_000, 0x41)]))).toThrow(RangeError);
  });
});
