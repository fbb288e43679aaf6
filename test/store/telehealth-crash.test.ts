import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { everyPostgres } from '../support/postgres.ts';
import { startTelehealthProcess } from '../support/telehealth-process.ts';
import { sendReadings, toBundle, toGlucose, toIdentifier } from '../support/telehealth-supplier.ts';

const people = ['9990000018', '9990000026', '9990000034'] as const;
const perDelivery = 25;
const deliveries = 60;
const killAfter = [8, 25, 45];

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function toDelivery(place: number): readonly Record<string, unknown>[] {
  return Array.from({ length: perDelivery }, (_, index) =>
    toGlucose(people[(place + index) % people.length] ?? '', {
      identifier: toIdentifier(`${place}-${index}`),
      effectiveDateTime: `2026-05-01T08:${String(place % 60).padStart(2, '0')}:00Z`,
    }),
  );
}

describe.each(everyPostgres)('a receiver of readings that is killed at random on $name', ({ open }) => {
  it('has kept every acknowledged reading once, and half of no delivery', { timeout: 120_000 }, async () => {
    const postgres = await open();
    closing.push(() => postgres.close());
    const receiver = await startTelehealthProcess(postgres.url);
    closing.push(() => receiver.close());
    let restart = Promise.resolve();
    let resent = 0;
    const acknowledged: string[] = [];
    for (let place = 0; place < deliveries; place += 1) {
      // Anywhere from before the delivery comes to after it was answered, and so anywhere within its transaction.
      if (killAfter.includes(place))
        restart = pause(Math.random() * 20).then(() => receiver.killAndRestart());
      for (;;) {
        const answer = await sendReadings(receiver.url, toBundle(toDelivery(place))).catch(() => undefined);
        if (answer?.status === 200) {
          acknowledged.push(
            ...answer.body.entry.map((each: { response: { status: string } }) => each.response.status),
          );
          break;
        }
        resent += 1;
        await restart;
      }
    }
    await restart;
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    closing.push(() => client.end());
    const { rows } = await client.query<{ rows: number; readings: number }>(
      'select count(*)::int as rows, count(distinct identifier)::int as readings from community.telehealth_item',
    );
    expect(receiver.kills()).toBe(killAfter.length);
    expect(acknowledged).toHaveLength(deliveries * perDelivery);
    expect(rows).toStrictEqual([{ rows: deliveries * perDelivery, readings: deliveries * perDelivery }]);
    // Each delivery was new as a whole, or known as a whole.
    const whole = Array.from(
      { length: deliveries },
      (_, place) => new Set(acknowledged.slice(place * perDelivery, (place + 1) * perDelivery)).size,
    );
    expect(new Set(whole)).toStrictEqual(new Set([1]));
    expect(resent).toBeGreaterThan(0);
  });
});
