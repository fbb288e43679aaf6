import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../../schema/runtime/log.ts';
import { readCommand } from '../../subgraphs/secondary/operate/read-command.ts';
import { runCommand } from '../../subgraphs/secondary/operate/run-command.ts';
import { rebuildProjection } from '../../subgraphs/secondary/operate/rebuild/rebuild-projection.ts';
import type { SenderConfiguration } from '../../subgraphs/secondary/profiles/sender-configuration.ts';
import { openHospitalStore } from '../../subgraphs/secondary/store/open-hospital-store.ts';
import { everyPostgres, realPostgresUrl } from '../support/postgres.ts';
import { toLoad } from '../support/secondary-load.ts';
import { pid, pv1, toMessage } from '../support/secondary-messages.ts';
import { openTestStore } from '../support/secondary-store.ts';
import { readProjection } from '../support/secondary-tables.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe.each(everyPostgres)('an operator of the feed on $name', { timeout: 60_000 }, ({ open }) => {
  async function start(load: readonly (string | Buffer)[] = []) {
    const store = await openTestStore(open);
    const own = openHospitalStore({ url: store.url, log: createLog('test', 'silent') });
    await own.ready;
    const client = new Client({ connectionString: store.url });
    await client.connect();
    closing.push(
      () => store.close(),
      () => own.close(),
      () => client.end(),
    );
    for (const message of load) await store.send(message);
    await store.settled();
    const run = async (
      words: readonly string[],
      options: { senders?: readonly SenderConfiguration[]; isTerminal?: boolean } = {},
    ) => {
      const command = readCommand(words);
      if (command.name === 'help') throw new Error(command.sentence ?? 'help');
      const lines: string[] = [];
      const status = await runCommand(command, {
        tables: own.tables,
        senders: options.senders ?? [],
        defaultSilenceHours: 24,
        signal: new AbortController().signal,
        isTerminal: options.isTerminal ?? false,
        write: (line) => lines.push(line),
        say: (line) => lines.push(`… ${line}`),
      });
      return { status, text: lines.join('\n'), answer: lines.filter((line) => !line.startsWith('…')) };
    };
    return { store, own, client, run };
  }

  const accented = (controlId: string, family = 'BRONTË') =>
    Buffer.from(
      toMessage({
        event: 'A01',
        at: '20260301100000',
        controlId,
        characterSet: '',
        segments: [pid({ nhsNumber: '9990000018', hospitalNumber: 'H77', family }), pv1({ 19: 'V77' })],
      }),
      'latin1',
    );

  it('sees what was set aside, and nothing of what it says', async () => {
    const { run } = await start([accented('Q1')]);
    const { text, answer } = await run(['quarantine']);
    expect(answer).toEqual([
      '1  2026-06-01T12:00:00Z  PAS|RXX  ADT^A01  character-set-mismatch  ' +
        'The message is not written in the character set that MSH-18 names.',
    ]);
    expect(text).not.toMatch(/BRONT|9990000018|H77|V77|Q1/);
    expect((await run(['quarantine', '--reason', 'no-person'])).answer).toEqual([
      'no such message was set aside',
    ]);
    expect((await run(['quarantine', '--facility', 'RXX'])).answer).toHaveLength(1);
  });

  it('is shown the content of one message on a terminal, and nowhere else', async () => {
    const { run } = await start([accented('Q1', 'BRONTË\u001b[2J')]);
    const kept = await run(['quarantine', '--message', '1', '--content']);
    expect([kept.status, kept.text]).toEqual([
      2,
      '… The content of a message is about a person, and is shown on a terminal alone.',
    ]);
    const shown = await run(['quarantine', '--message', '1', '--content'], { isTerminal: true });
    expect(shown.status).toBe(0);
    expect(shown.text).toContain('\nPID|1||9990000018^^^NHS^NH~H77^^^RXX^MR||BRONT');
    expect(shown.text).not.toContain('\u001b');
    expect((await run(['quarantine', '--message', '9', '--content'], { isTerminal: true })).status).toBe(1);
  });

  it('replays what can be read after the senders were described, and leaves the rest', async () => {
    const good = toMessage({
      event: 'A31',
      at: '20260301100000',
      controlId: 'G1',
      segments: [pid({ hospitalNumber: 'H9' })],
    });
    const { run, store } = await start([
      accented('Q1'),
      // Sent again rightly before anybody looked.
      accented('Q2'),
      Buffer.from(accented('Q2').toString('latin1')),
      // Under a control id that came before, and about nobody.
      good,
      good.replace('H9', 'H10'),
      toMessage({ event: 'A01', at: '20260301100000', controlId: 'N1', segments: [pv1({ 19: 'V1' })] }),
    ]);
    expect((await run(['replay'])).answer).toEqual([
      '0 applied, 0 kept and not applied, 3 still unreadable, 1 replaced by another message under their control id',
    ]);
    const senders: readonly SenderConfiguration[] = [
      { facility: 'RXX', odsCode: 'RXX', characterSet: '8859/1' },
    ];
    expect((await run(['replay', '--message', '1'], { senders })).answer).toEqual([
      '1 applied, 0 kept and not applied, 0 still unreadable, 0 replaced by another message under their control id',
    ]);
    expect((await store.kept('Q1')).map(({ state, reason }) => [state, reason])).toEqual([['applied', null]]);
    expect(
      await store.rows(`select family_name from hospital.hospital_person where hospital_number = 'H77'`),
    ).toEqual([{ family_name: 'BRONTË' }]);
    expect((await run(['replay'], { senders })).answer).toEqual([
      '0 applied, 0 kept and not applied, 1 still unreadable, 2 replaced by another message under their control id',
    ]);
    const states = (await store.kept('Q2')).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['applied', 'quarantined']));
  });

  it('rebuilds the projection from the messages as they came while the present one serves', async () => {
    const load = (await toLoad(12)).flat().map(({ bytes }) => bytes);
    const { run, client, own } = await start(load);
    const right = await readProjection(client);
    await client.query(`update hospital.encounter set status = 'UNKNOWN'`);
    await client.query(`delete from hospital.document`);
    await client.query(`update hospital.message set keys = '{}', mentions = '{}' where state = 'applied'`);
    const wrong = await readProjection(client);
    const seen: unknown[] = [];
    const isDone = await rebuildProjection({
      tables: own.tables,
      senders: [],
      signal: new AbortController().signal,
      say: () => seen.push(readProjection(client)),
    });
    expect(isDone).toBe(true);
    const during = await Promise.all(seen);
    expect(during.length).toBeGreaterThanOrEqual(2);
    expect(during[0]).toEqual(wrong);
    expect(await readProjection(client)).toEqual(right);
    const { rows } = await client.query(
      `select count(*)::int as count from hospital.message where state = 'applied' and keys = '{}'`,
    );
    expect(rows).toEqual([{ count: 0 }]);
    expect((await run(['rebuild'])).answer).toEqual(['the new projection is in place']);
    expect(await readProjection(client)).toEqual(right);
  });

  it('goes on with a rebuild that was interrupted, with what came meanwhile', async () => {
    const load = (await toLoad(12)).flat().map(({ bytes }) => bytes);
    const half = Math.trunc(load.length / 2);
    const { client, own, store, run } = await start(load.slice(0, half));
    const interrupt = async (after: number) => {
      const stopping = new AbortController();
      let told = 0;
      const isDone = await rebuildProjection({
        tables: own.tables,
        senders: [],
        signal: stopping.signal,
        say: () => {
          told += 1;
          if (told === after) stopping.abort();
        },
      });
      expect(isDone).toBe(false);
    };
    await interrupt(1);
    expect((await run(['status'])).answer.at(-1)).toBe('a rebuild was begun and is not finished');
    for (const message of load.slice(half, half + 20)) await store.send(message);
    await interrupt(3);
    for (const message of load.slice(half + 20)) await store.send(message);
    await store.settled();
    const live = await readProjection(client);
    const { text, status } = await run(['rebuild']);
    expect([status, text.split('\n')[0]]).toEqual([0, '… going on with the rebuild that was interrupted']);
    expect(await readProjection(client)).toEqual(live);
    // What comes afterwards is applied to the new projection.
    await store.send(
      toMessage({
        event: 'A01',
        at: '20260501100000',
        segments: [pid({ hospitalNumber: 'H5' }), pv1({ 19: 'After' })],
      }),
    );
    await store.settled();
    expect(await store.rows(`select status from hospital.encounter where visit_number = 'After'`)).toEqual([
      { status: 'IN_PROGRESS' },
    ]);
    expect((await run(['status'])).answer.at(-1)).not.toContain('rebuild');
  });

  it('reads every message as the senders are described now', async () => {
    const { run, store } = await start([
      toMessage({
        event: 'A01',
        at: '20260301100000',
        sender: ['PAS', 'VALE'],
        segments: [pid({ hospitalNumber: 'H1' }), pv1({ 19: 'V1' })],
      }),
    ]);
    const senders: readonly SenderConfiguration[] = [{ facility: 'VALE', odsCode: 'RZ1' }];
    expect((await run(['rebuild'], { senders })).status).toBe(0);
    expect(await store.rows('select trust, person_keys from hospital.encounter')).toEqual([
      { trust: 'RZ1', person_keys: ['["RZ1","number","RXX^H1"]'] },
    ]);
    expect(await store.rows('select trust, keys from hospital.message')).toEqual([
      { trust: 'RZ1', keys: ['["RZ1","number","RXX^H1"]', '["RZ1","visit","V1"]'] },
    ]);
    expect(await store.rows('select trust from hospital.sender')).toEqual([{ trust: 'RZ1' }]);
  });

  it('sees how the feeds stand', async () => {
    const { run } = await start([accented('Q1')]);
    const { answer } = await run(['status'], {
      senders: [{ facility: 'RZ1', odsCode: 'RZ1', system: 'PAS' }],
    });
    expect(answer).toEqual([
      'messages',
      '          0  applied',
      '          0  waiting to be applied',
      '          0  of kinds that are kept and not applied',
      '          1  set aside',
      'set aside, by reason',
      '          1  character-set-mismatch',
      'senders',
      '  PAS|RXX  RXX  PAS  last message 2026-03-01T10:00:00Z  SILENT for longer than 24 h',
      '  |RZ1  RZ1  PAS  never heard  SILENT for longer than 24 h',
    ]);
  });
});

describe('the command line of the feed', () => {
  it.each([
    [['--help'], ''],
    [[], ''],
    [['quarantin'], 'There is no command "quarantin".'],
    [['status', 'replay'], 'One command at a time.'],
    [['replay', '--reason', 'because'], 'There is no reason "because"'],
    [['quarantine', '--content'], '--content needs --message with a number.'],
    [['quarantine', '--limit', '-1'], '--limit'],
    [['replay', '--message', '1; drop'], '--message must be a whole number above 0.'],
    [['rebuild', '--fast'], '--fast'],
  ])('%j is answered with help', (words, sentence) => {
    const command = readCommand(words);
    expect(command.name).toBe('help');
    const said = (command.name === 'help' && command.sentence) || '';
    expect(said).toContain(sentence);
    expect(said === '').toBe(sentence === '');
  });
});

it.skipIf(realPostgresUrl !== undefined)(
  'leaves a real PostgreSQL out: CAREGRAPH_TEST_POSTGRES_URL is not set',
  () => {
    expect(everyPostgres).toHaveLength(1);
  },
);
