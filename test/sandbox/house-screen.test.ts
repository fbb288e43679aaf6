import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScreen, type ScreenOutput } from '../../sandbox/house/create-screen.ts';
import { toDuration } from '../../sandbox/house/to-bar.ts';
import { toLogLine } from '../../sandbox/house/to-log-line.ts';

/** A terminal that knows lines, cursor up and erase below (ECMA-48: CUU, ED), and breaks lines that are too long. */
function createTerminal(columns: number) {
  const rows: string[] = [''];
  let row = 0;
  const put = (text: string) => {
    for (const sign of text) {
      if (sign === '\n' || (rows[row] ?? '').length >= columns) rows[(row += 1)] ??= '';
      if (sign !== '\n') rows[row] = `${rows[row]}${sign}`;
    }
  };
  const output: ScreenOutput = {
    isTTY: true,
    columns,
    write(text: string) {
      // oxlint-disable-next-line no-control-regex -- it is what a terminal looks for
      for (const part of text.split(/(\u001B\[\d*[A-Z])/)) {
        if (!part.startsWith('\u001B')) put(part);
        else if (part.endsWith('A')) row -= Number(part.slice(2, -1));
        else rows.splice(row, Infinity, '');
      }
    },
  };
  return { output, shown: () => rows.slice(0, -1) };
}

describe('the screen on a terminal', () => {
  it('keeps bars below the lines, one for each job, and turns a finished one into a line', () => {
    const { output, shown } = createTerminal(100);
    const screen = createScreen(output, () => 0);
    screen.line('  ready: one');
    screen.progress({ job: 'histories', done: 0, total: 2000 });
    screen.progress({ job: 'records', done: 25, total: 100 });
    screen.line('  ready: two');
    screen.progress({ job: 'histories', done: 1000, total: 2000 });
    expect(shown()).toEqual([
      '  ready: one',
      '  ready: two',
      '  ████████████░░░░░░░░░░░░  histories: 1,000 of 2,000 people',
      '  ██████░░░░░░░░░░░░░░░░░░  records: 25 of 100 people',
    ]);
    screen.progress({ job: 'histories', done: 2000, total: 2000 });
    screen.progress({ job: 'records', done: 100, total: 100 });
    expect(shown()).toEqual([
      '  ready: one',
      '  ready: two',
      '  histories: 2,000 of 2,000 people (100 %)',
      '  records: 100 of 100 people (100 %)',
    ]);
  });

  it('is never torn: every line is there whole and in order, then a bar for each job under way', () => {
    const step = fc.oneof(
      fc.record({ line: fc.stringMatching(/^[a-z ]{1,30}$/) }),
      fc.record({
        job: fc.constantFrom('histories', 'records', 'letters'),
        done: fc.integer({ min: 0, max: 9_999 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(step), fc.integer({ min: 45, max: 120 }), (steps, columns) => {
        const { output, shown } = createTerminal(columns);
        const screen = createScreen(output, () => 0);
        const lines: string[] = [];
        const jobs = new Set<string>();
        for (const one of steps) {
          if ('line' in one) {
            screen.line(one.line);
            lines.push(one.line);
          } else {
            screen.progress({ ...one, total: 10_000 });
            jobs.add(one.job);
          }
        }
        expect(shown().slice(0, lines.length)).toEqual(lines);
        const bars = shown().slice(lines.length);
        expect(bars).toHaveLength(jobs.size);
        for (const [place, job] of [...jobs].entries()) expect(bars[place]).toContain(`  ${job}: `);
      }),
    );
  });

  it('guesses the rest from the pace of this run, not from what an earlier one did', () => {
    let now = 0;
    const { output, shown } = createTerminal(100);
    const screen = createScreen(output, () => now);
    screen.progress({ job: 'histories', done: 500, total: 1000 });
    now = 2_000;
    screen.progress({ job: 'histories', done: 550, total: 1000 });
    expect(shown().at(-1)).not.toContain('left');
    now = 10_000;
    screen.progress({ job: 'histories', done: 600, total: 1000 });
    // A hundred people in ten seconds, four hundred more to come.
    expect(shown().at(-1)).toContain('histories: 600 of 1,000 people, about 40 s left');
  });
});

describe('the screen elsewhere', () => {
  it('tells of a job when it begins, every ten seconds, and at its end', () => {
    let now = 0;
    let text = '';
    const output = { write: (more: string) => (text += more) };
    const screen = createScreen(output, () => now);
    for (now = 0; now < 24_000; now += 250) {
      screen.progress({ job: 'histories', done: now / 20, total: 1200 });
    }
    screen.line('  ready: one');
    screen.progress({ job: 'histories', done: 1200, total: 1200 });
    expect(text.split('\n')).toEqual([
      '  histories: 0 of 1,200 people (0 %)',
      '  histories: 500 of 1,200 people (41 %), about 14 s left',
      '  histories: 1,000 of 1,200 people (83 %), about 4.0 s left',
      '  ready: one',
      '  histories: 1,200 of 1,200 people (100 %)',
      '',
    ]);
  });

  it('says nothing of a job that was done before', () => {
    let text = '';
    createScreen({ write: (more: string) => (text += more) }).progress({
      job: 'histories',
      done: 9,
      total: 9,
    });
    expect(text).toBe('');
  });
});

describe('a duration', () => {
  it.each([
    [0, '0.0 s'],
    [9_900, '9.9 s'],
    [9_960, '10 s'],
    [99_400, '99 s'],
    [100_000, '2 min'],
    [600_000, '10 min'],
  ])('of %d ms is %s', (milliseconds, text) => expect(toDuration(milliseconds)).toBe(text));
});

describe('a line of a log on a terminal', () => {
  it('says which process, what, and why', () => {
    const line =
      '{"level":40,"time":"2026-11-22T17:09:16.924Z","process":"secondary","name":"secondary","code":"SOURCE_UNAVAILABLE","cause":{"type":"Error","code":"ECONNREFUSED","at":["at a"]},"msg":"messages wait for the store"}';
    expect(toLogLine(line)).toBe(
      '  secondary: messages wait for the store (SOURCE_UNAVAILABLE, ECONNREFUSED)',
    );
    expect(toLogLine('{"level":40,"process":"gateway","msg":"slow"}')).toBe('  gateway: slow');
  });

  it('stays as it is where it is no log', () => {
    for (const line of ['', '{', '{}', 'null', '(node:1) Warning: old']) expect(toLogLine(line)).toBe(line);
  });
});
