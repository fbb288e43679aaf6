import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { toHistoryMark } from '../../sandbox/hospitals/history-mark.ts';
import { toSendingOrder } from '../../sandbox/hospitals/sending-order.ts';
import { type HospitalsOptions, startHospitals } from '../../sandbox/hospitals/start-hospitals.ts';
import type { HospitalMessage } from '../../sandbox/hospitals/to-adt-messages.ts';
import {
  type HistoryPortion,
  type HospitalPopulation,
  writePortions,
} from '../../sandbox/hospitals/write-portions.ts';
import type { Life } from '../../sandbox/population/life.ts';
import { fixtureLife } from './hospitals-fixture-life.ts';
import { type FixtureReceiver, startFixtureReceiver } from './hospitals-fixture-receiver.ts';

/** People of two trusts, with how many of them were written and how many at most in one turn of the event loop. */
function manyPeople(size: number) {
  const counts = { drawn: 0, mostInTurn: 0 };
  let inTurn = 0;
  const life = (index: number): Life => ({
    ...fixtureLife,
    index,
    trust: { ...fixtureLife.trust, odsCode: index % 3 === 0 ? 'RZ2' : 'RZ1' },
    hospitalStays: fixtureLife.hospitalStays.map((stay) => ({ ...stay, visitNumber: `V${index}` })),
  });
  const population: HospitalPopulation = {
    size,
    *lives() {
      for (let index = 0; index < size; index += 1) {
        if (inTurn === 0) void setImmediate().then(() => (inTurn = 0));
        inTurn += 1;
        counts.drawn += 1;
        counts.mostInTurn = Math.max(counts.mostInTurn, inTurn);
        yield life(index);
      }
    },
  };
  return { population, counts };
}

async function collect(portions: AsyncIterable<HistoryPortion>): Promise<HistoryPortion[]> {
  const all: HistoryPortion[] = [];
  for await (const portion of portions) all.push(portion);
  return all;
}

const controlIdOf = (frame: Buffer) => frame.toString('utf8').split('|')[9] ?? '';
/** The control id begins with the person's place in the population, counted from one. */
const personOf = (controlId: string) => Number(controlId.slice(0, 8)) - 1;

describe("the hospitals' history in portions", () => {
  it('is the same every time, from whichever portion on', async () => {
    const { population } = manyPeople(120);
    const all = await collect(writePortions(population));
    expect(all.map(({ number, people }) => [number, people])).toEqual([
      [0, 50],
      [1, 50],
      [2, 20],
    ]);
    expect(await collect(writePortions(population, 1))).toEqual(all.slice(1));
    expect(await collect(writePortions(population, 3))).toEqual([]);
  });

  it('tells of nobody outside its people, of each in the order in which it happened but for what is late', async () => {
    const { population } = manyPeople(120);
    const [, second] = await collect(writePortions(population));
    const told = [...(second?.messages.values() ?? [])].flat();
    const people = Map.groupBy(told, ({ person }) => person);
    expect([...people.keys()].toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 50 }, (_, place) => place + 50),
    );
    for (const messages of people.values()) {
      const times = messages.filter(({ late }) => late === 0).map(({ at }) => at);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
    }
  });

  it('leaves the event loop to others after every few people', async () => {
    const { population, counts } = manyPeople(600);
    await collect(writePortions(population));
    expect(counts.mostInTurn).toBeLessThan(20);
  });

  it('is told from others by its size, its last day and its first people', () => {
    const mark = toHistoryMark(manyPeople(600).population);
    expect(toHistoryMark(manyPeople(600).population)).toBe(mark);
    expect(toHistoryMark(manyPeople(601).population)).not.toBe(mark);
    expect(toHistoryMark({ ...manyPeople(600).population, asOf: '2026-11-01' })).not.toBe(mark);
    const first = { ...fixtureLife, person: { ...fixtureLife.person, phone: '01632960002' } };
    expect(toHistoryMark({ size: 600, lives: () => [first] })).not.toBe(
      toHistoryMark({ size: 600, lives: () => [fixtureLife] }),
    );
  });

  it('is marked without being written', () => {
    const { population, counts } = manyPeople(100_000);
    toHistoryMark(population);
    expect(counts.drawn).toBeLessThan(100);
  });
});

describe('sending the history in portions', () => {
  const open: { close(): Promise<void> }[] = [];
  const directory = mkdtempSync(join(tmpdir(), 'caregraph-history-'));
  const stateFile = join(directory, 'hospitals.json');
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const receive = async (answer: Parameters<typeof startFixtureReceiver>[0]): Promise<FixtureReceiver> => {
    const receiver = await startFixtureReceiver(answer);
    open.push(receiver);
    return receiver;
  };
  const send = async (port: number, population: HospitalPopulation, more: Partial<HospitalsOptions> = {}) => {
    const hospitals = await startHospitals({ population, receivers: { host: '127.0.0.1', port }, ...more });
    open.unshift(hospitals);
    return hospitals;
  };

  it('writes no more people than it can get rid of', async () => {
    const { population, counts } = manyPeople(5_000);
    const receiver = await receive((_id, count) => (count > 100 ? 'silence' : 'AA'));
    await send(receiver.port, population);
    await receiver.until(() => receiver.frames.length > 100);
    // Enough turns to write all five thousand, eight at a time, if nothing held it back.
    for (let turn = 0; turn < 1_000; turn += 1) await setImmediate();
    // Fifty people for the mark; then each has more than five messages, of which a thousand may wait.
    expect(counts.drawn).toBeLessThan(50 + 1_100 / 5 + 50);
  });

  it('counts people, and those alone of whom everything is acknowledged', async () => {
    const { population } = manyPeople(600);
    const progress: [number, number, number][] = [];
    const receiver: FixtureReceiver = await receive(() => 'AA');
    const hospitals = await send(receiver.port, population, {
      onProgress: (done, total) => {
        progress.push([done, total, new Set(receiver.accepted.map(personOf)).size]);
      },
    });
    await hospitals.settled();
    expect(progress.at(-1)).toEqual([600, 600, 600]);
    for (const [done, , known] of progress) expect(done).toBeLessThanOrEqual(known);
    const dones = progress.map(([done]) => done);
    expect(dones).toEqual(dones.toSorted((one, other) => one - other));
  });

  it('goes on where it was closed, and sends nothing twice', async () => {
    const { population } = manyPeople(600);
    let most = 3_000;
    const receiver = await receive((_id, count) => (count > most ? 'silence' : 'AA'));
    const whole = (await collect(writePortions(population))).flatMap(({ messages }) =>
      [...messages.values()].flat(),
    );
    const first = await send(receiver.port, population, { stateFile, window: 40 });
    await receiver.until(() => receiver.frames.length > most);
    await first.close();
    const taken = first.sent();
    expect(taken).toBeGreaterThan(2_000);

    most = Infinity;
    const progress: number[] = [];
    const second = await send(receiver.port, population, {
      stateFile,
      window: 40,
      onProgress: (done) => progress.push(done),
    });
    expect(second.sent()).toBe(taken);
    await second.settled();
    expect(progress[0]).toBeGreaterThanOrEqual(250);
    expect(progress.at(-1)).toBe(600);
    expect(second.sent()).toBe(whole.length);
    // At most one window for each trust was answered and not heard before the connections were closed.
    expect(receiver.accepted.length - whole.length).toBeLessThanOrEqual(2 * 40);
    expect(new Set(receiver.accepted)).toEqual(new Set(whole.map(({ controlId }) => controlId)));
  });

  it('sends a little again after a crash, and leaves nothing out', async () => {
    const { population } = manyPeople(600);
    const crashed = join(directory, 'crashed.json');
    const receiver = await receive(() => {
      // The state as it is when the process dies: written at some earlier moment.
      if (existsSync(stateFile) && !existsSync(crashed)) copyFileSync(stateFile, crashed);
      return 'AA';
    });
    const first = await send(receiver.port, population, { stateFile, window: 1, slowMilliseconds: 1 });
    await first.setState('slow');
    await receiver.until(() => existsSync(crashed));
    await first.close();
    const before = receiver.accepted.length;
    const second = await send(receiver.port, population, { stateFile: crashed });
    expect(second.sent()).toBeGreaterThan(0);
    expect(second.sent()).toBeLessThanOrEqual(before);
    await second.settled();
    const ids = (await collect(writePortions(population))).flatMap(({ messages }) =>
      [...messages.values()].flat().map(({ controlId }) => controlId),
    );
    expect(new Set(receiver.accepted)).toEqual(new Set(ids));
  });

  it('sends one message alone until the receiver has taken one', async () => {
    const { population } = manyPeople(3);
    const receiver = await receive((_id, count) => (count > 4 ? 'AA' : 'AE'));
    const hospitals = await send(receiver.port, population);
    await hospitals.settled();
    // Each of the two trusts sent the first of its messages only, again and again.
    const ids = receiver.frames.map(controlIdOf);
    expect(new Set(ids.slice(0, 4)).size).toBe(2);
  });

  it('keeps its connections once everything is sent, in this run and the next', async () => {
    const { population } = manyPeople(10);
    const receiver = await receive((id) => (id === '' ? 'AR' : 'AA'));
    const first = await send(receiver.port, population, { stateFile });
    await first.settled();
    expect(receiver.connections()).toBe(2);
    await first.close();
    await receiver.until(() => receiver.connections() === 0);
    const sent = receiver.frames.length;

    const second = await send(receiver.port, population, { stateFile });
    await second.settled();
    await receiver.until(() => receiver.connections() === 2);
    await second.setState('down');
    await receiver.until(() => receiver.connections() === 0);
    await second.setState('garbage');
    await receiver.until(() => receiver.frames.length >= sent + 2);
    expect(receiver.frames.slice(sent).every((frame) => frame.includes(0xff))).toBe(true);
    expect(new Set(receiver.frames.slice(0, sent).map(controlIdOf)).has('')).toBe(false);
  });

  it('tells what is known at once where everything was sent before', async () => {
    const { population, counts } = manyPeople(600);
    const receiver = await receive(() => 'AA');
    const first = await send(receiver.port, population, { stateFile });
    await first.settled();
    await first.close();
    counts.drawn = 0;
    const progress: [number, number][] = [];
    const second = await send(receiver.port, population, {
      stateFile,
      onProgress: (done, total) => progress.push([done, total]),
    });
    await second.settled();
    expect(progress).toEqual([[600, 600]]);
    expect(counts.drawn).toBeLessThanOrEqual(50);
  });
});

describe('the order of sending', () => {
  const messages = fc
    .array(fc.record({ at: fc.integer({ min: 0, max: 50 }), late: fc.constantFrom(0, 0, 0, 0, 1, 5, 12) }))
    .map((told) =>
      told.map((one, place): HospitalMessage => ({
        ...one,
        controlId: String(place).padStart(4, '0'),
        person: 0,
        text: '',
      })),
    );

  it('holds every message, those that are not late by true time', () => {
    fc.assert(
      fc.property(messages, (told) => {
        const ordered = toSendingOrder(told);
        expect(new Set(ordered)).toEqual(new Set(told));
        expect(ordered).toHaveLength(told.length);
        const times = ordered.filter(({ late }) => late === 0).map(({ at }) => at);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
      }),
    );
  });

  it('lets a late message be overtaken by no more others than it is late', () => {
    fc.assert(
      fc.property(messages, (told) => {
        const ordered = toSendingOrder(told);
        for (const [place, message] of ordered.entries()) {
          const overtook = ordered.slice(0, place).filter(({ at }) => at > message.at);
          expect(overtook.length).toBeLessThanOrEqual(message.late);
        }
      }),
    );
  });
});
