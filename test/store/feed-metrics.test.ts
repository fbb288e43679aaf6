import { describe, expect, it } from 'vitest';
import { everyPostgres } from '../support/postgres.ts';
import { readMetrics, readStoreMetrics } from '../support/metrics.ts';
import { startTestSecondary } from '../support/secondary-house.ts';
import { pid, pv1, toMessage } from '../support/secondary-messages.ts';
import { connectSender, toAnswer } from '../support/secondary-sender.ts';

const admission = (controlId: string, family = 'Marlowe') =>
  toMessage({
    event: 'A01',
    at: '20260601110000',
    controlId,
    segments: [pid({ nhsNumber: '9990000018', hospitalNumber: 'H1', family }), pv1({ 19: 'V1' })],
  });

describe.each(everyPostgres)(
  'what operators see of hospital messages on $name',
  { timeout: 180_000 },
  ({ open }) => {
    it('counts what was accepted, refused and set aside, and which senders are silent', async () => {
      const postgres = await open();
      const secondary = await startTestSecondary(postgres.url, {
        // Whoever sends while the store is being opened waits for it.
        timeoutMilliseconds: 60_000,
        senders: [
          { facility: 'RXX', odsCode: 'RXX', maximumSilenceHours: 24 },
          { facility: 'RYY', odsCode: 'RYY', maximumSilenceHours: 24 },
          { facility: 'RZZ', odsCode: 'RZZ', maximumSilenceHours: 24 },
        ],
      });
      try {
        const sender = await connectSender(secondary.mllpPort);
        const send = async (message: string) => toAnswer(await sender.send(message)).slice(0, 2);
        expect(await send(admission('1'))).toBe('AA');
        expect(await send(admission('1'))).toBe('AA');
        // Another message under the same control id, and one about nobody.
        expect(await send(admission('1', 'Penrose'))).toBe('AR');
        const nobody = { event: 'A01', at: '20260601110000', controlId: '2', segments: [pv1({ 19: 'V2' })] };
        expect(await send(toMessage(nobody))).toBe('AR');
        // Of a version that is not taken, so it is not kept.
        expect(await send(admission('3').replace('|2.4', '|9.9'))).toBe('AR');
        // A sender that fell silent two days ago.
        expect(await send(admission('4').replaceAll('RXX', 'RYY').replaceAll('20260601', '20260530'))).toBe(
          'AA',
        );
        await sender.close();
        await secondary.settled();
        const metrics = await readStoreMetrics('hospital', () => readMetrics(secondary.url));
        const outcomes = ['accepted', 'control-id-reused', 'no-person', 'version', 'store-unavailable'];
        expect(
          outcomes.map((each) => metrics.get(`caregraph_feed_messages_total{outcome="${each}"}`)),
        ).toEqual([3, 1, 1, 1, 0]);
        const reasons = ['control-id-reused', 'no-person', 'unreadable'];
        expect(
          reasons.map((each) => metrics.get(`caregraph_feed_messages_set_aside{reason="${each}"}`)),
        ).toEqual([1, 1, 0]);
        expect(metrics.get('caregraph_feed_messages_waiting')).toBe(0);
        expect(metrics.get('caregraph_feed_oldest_waiting_seconds')).toBe(0);
        expect(
          ['heard', 'silent', 'never'].map((each) => metrics.get(`caregraph_feed_senders{state="${each}"}`)),
        ).toEqual([1, 1, 1]);
        expect(metrics.get('caregraph_store_read{store="hospital"}')).toBe(1);
      } finally {
        await secondary.close();
        await postgres.close();
      }
    });
  },
);

it(
  'a store that is away is told as such, and nothing is said of what it holds',
  { timeout: 60_000 },
  async () => {
    const secondary = await startTestSecondary('postgres://nobody@127.0.0.1:1/none', {
      timeoutMilliseconds: 50,
    });
    try {
      const sender = await connectSender(secondary.mllpPort);
      expect(toAnswer(await sender.send(admission('1'))).slice(0, 2)).toBe('AE');
      await sender.close();
      const metrics = await readMetrics(secondary.url);
      expect(metrics.get('caregraph_feed_messages_total{outcome="store-unavailable"}')).toBe(1);
      expect(metrics.get('caregraph_store_read{store="hospital"}')).toBe(0);
      expect(
        [...metrics.keys()].filter((name) => name.startsWith('caregraph_feed_messages_set_aside')),
      ).toEqual([]);
    } finally {
      await secondary.close();
    }
  },
);
