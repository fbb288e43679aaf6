import { describe, expect, it } from 'vitest';
import { readOptions, readPostgresUrl, usage } from '../../sandbox/house/read-options.ts';

const read = (...words: string[]) => readOptions(words, 750_000);

describe('the arguments of "npm start"', () => {
  it('are a thousand people in .data unless said otherwise', () => {
    expect(read()).toEqual({ kind: 'start', people: 1000, data: '.data', profile: 'sandbox' });
    expect(read('--people', '20', '--data', '/srv/care')).toEqual({
      kind: 'start',
      people: 20,
      data: '/srv/care',
      profile: 'sandbox',
    });
    expect(read('--profile', 'production')).toMatchObject({ people: 1000, profile: 'production' });
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
    for (const word of ['--people N', '--data FOLDER', '--profile NAME', 'CAREGRAPH_SANDBOX_POSTGRES_URL']) {
      expect(usage).toContain(word);
    }
  });

  it('refuse what they do not know and point to the help', () => {
    for (const words of [['--poeple', '30'], ['30'], ['--people']]) {
      expect(() => read(...words)).toThrow('"npm start -- --help" lists the options.');
    }
    expect(() => read('--data', '')).toThrow('--data must name a folder.');
    expect(() => read('--profile', 'live')).toThrow('--profile must be sandbox or production.');
  });
});

describe('the address of a real PostgreSQL', () => {
  it('is taken as it is, and need not be given', () => {
    expect(readPostgresUrl(undefined)).toBeUndefined();
    expect(readPostgresUrl('')).toBeUndefined();
    expect(readPostgresUrl('postgres://me@127.0.0.1:5432/x')).toBe('postgres://me@127.0.0.1:5432/x');
    expect(readPostgresUrl('postgresql://127.0.0.1/x')).toBe('postgresql://127.0.0.1/x');
  });

  it.each(['nonsense', 'http://127.0.0.1', '127.0.0.1:5432'])('is refused where it is none: %s', (text) => {
    expect(() => readPostgresUrl(text)).toThrow('CAREGRAPH_SANDBOX_POSTGRES_URL must be an address');
  });
});
