import { describe, expect, it } from 'vitest';
import { readOptions, usage } from '../../sandbox/house/read-options.ts';

const read = (...words: string[]) => readOptions(words, 750_000);

describe('the arguments of "npm start"', () => {
  it('are a thousand people in .data unless said otherwise', () => {
    expect(read()).toEqual({ kind: 'start', people: 1000, data: '.data' });
    expect(read('--people', '20', '--data', '/srv/care')).toEqual({
      kind: 'start',
      people: 20,
      data: '/srv/care',
    });
    expect(read('--people=750000')).toMatchObject({ people: 750_000 });
  });

  it.each(['19', '0', '-5', '750001', '20.5', '1e3', '0x20', 'many', '', ' 30'])(
    'refuse %j people and say what is expected',
    (people) => {
      expect(() => read(`--people=${people}`)).toThrow(
        new RangeError('--people must be a whole number from 20 to 750000.'),
      );
    },
  );

  it('ask for help before anything else', () => {
    expect(read('--help')).toEqual({ kind: 'help' });
    expect(read('-h', '--people', '3')).toEqual({ kind: 'help' });
    for (const word of ['--people N', '--data FOLDER', 'CAREGRAPH_SANDBOX_POSTGRES_URL']) {
      expect(usage).toContain(word);
    }
  });

  it('refuse what they do not know and point to the help', () => {
    for (const words of [['--poeple', '30'], ['30'], ['--people']]) {
      expect(() => read(...words)).toThrow('"npm start -- --help" lists the options.');
    }
    expect(() => read('--data', '')).toThrow('--data must name a folder.');
  });
});
