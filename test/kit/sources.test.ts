import { describe, expect, it } from 'vitest';
import {
  absent,
  type Contribution,
  failed,
  found,
  notSupported,
  withheld,
} from '../../subgraphs/kit/outcome.ts';
import { toOverallSources } from '../../subgraphs/kit/overall-sources.ts';
import { toSource } from '../../subgraphs/kit/source.ts';

const source = { organisation: { odsCode: 'Z91001', name: 'Elm Surgery' }, system: 'EMIS Web' };
const confidential = { code: 'CONFIDENTIAL_ITEMS', message: 'Items were left out.' } as const;
const refused = { code: 'ITEMS_REFUSED', message: 'Two items could not be read.' } as const;

type Part = Omit<Contribution<string>, 'source'>;

describe('what a source answered, in the words of the graph', () => {
  const table: readonly [string, Part, string, string | null][] = [
    ['items', { outcome: found(['a']) }, 'COMPLETE', null],
    ['an empty list', { outcome: found([]) }, 'NONE_RECORDED', null],
    ['no record', { outcome: absent }, 'NONE_RECORDED', null],
    ['items with a warning', { outcome: found(['a']), warnings: [confidential] }, 'PARTIAL', null],
    [
      'items of which some were refused',
      { outcome: found(['a']), warnings: [refused] },
      'PARTIAL',
      'ITEMS_REFUSED',
    ],
    ['nothing readable', { outcome: found([]), warnings: [refused] }, 'PARTIAL', 'ITEMS_REFUSED'],
    [
      'an empty list with a warning',
      { outcome: found([]), warnings: [confidential] },
      'PARTIAL',
      'EMPTY_WITH_WARNING',
    ],
    ['old items', { outcome: found(['a']), stale: 'FEED_SILENT' }, 'STALE', 'FEED_SILENT'],
    ['an old empty list', { outcome: found([]), stale: 'FEED_SILENT' }, 'STALE', 'FEED_SILENT'],
    ['no answer', { outcome: failed('SOURCE_TIMEOUT') }, 'UNAVAILABLE', 'SOURCE_TIMEOUT'],
    [
      'no answer from an old feed',
      { outcome: failed('SOURCE_UNAVAILABLE'), stale: 'FEED_SILENT' },
      'UNAVAILABLE',
      'SOURCE_UNAVAILABLE',
    ],
    ['a refusal', { outcome: withheld('NO_CONSENT') }, 'WITHHELD', 'NO_CONSENT'],
    ['an area that it does not keep', { outcome: notSupported('NOT_HELD') }, 'NOT_SUPPORTED', 'NOT_HELD'],
  ];

  it.each(table)('%s reads %s', (_name, part, state, reasonCode) => {
    expect(toSource('PRIMARY', { source, ...part })).toMatchObject({ state, reasonCode, setting: 'PRIMARY' });
  });

  it('never shows the cause of a failure', () => {
    const cause = new Error('could not parse {"nhsNumber":"9990000018"}');
    expect(
      JSON.stringify(toSource('PRIMARY', { source, outcome: failed('SOURCE_BAD_CONTENT', cause) })),
    ).not.toMatch(/9990000018/);
  });
});

describe('what a source answered over all areas', () => {
  const of = (...outcomes: Part[]) =>
    toOverallSources(outcomes.map((part) => [toSource('PRIMARY', { source, ...part })]));

  it.each<[string, Part[], string]>([
    ['everything', [{ outcome: found(['a']) }, { outcome: found(['b']) }], 'COMPLETE'],
    ['something and nothing', [{ outcome: found(['a']) }, { outcome: found([]) }], 'COMPLETE'],
    ['nothing anywhere', [{ outcome: found([]) }, { outcome: notSupported('NOT_HELD') }], 'NONE_RECORDED'],
    ['one area and not another', [{ outcome: found(['a']) }, { outcome: failed('SOURCE_ERROR') }], 'PARTIAL'],
    [
      'nothing in one area, no answer for another',
      [{ outcome: found([]) }, { outcome: failed('SOURCE_ERROR') }],
      'PARTIAL',
    ],
    [
      'no area at all',
      [{ outcome: failed('SOURCE_ERROR') }, { outcome: notSupported('NOT_HELD') }],
      'UNAVAILABLE',
    ],
    [
      'a refusal everywhere',
      [{ outcome: withheld('NO_CONSENT') }, { outcome: withheld('NO_CONSENT') }],
      'WITHHELD',
    ],
    ['an old area', [{ outcome: found(['a']), stale: 'FEED_SILENT' }, { outcome: found(['a']) }], 'STALE'],
    ['nothing it keeps', [{ outcome: notSupported('NOT_HELD') }], 'NOT_SUPPORTED'],
  ])('for %s', (_name, outcomes, state) => {
    expect(of(...outcomes).map((overall) => overall.state)).toEqual([state]);
  });

  it('keeps two sources apart and joins their warnings', () => {
    const other = { organisation: { odsCode: 'RZ1', name: 'Vale Hospitals' }, system: 'PAS' };
    const overall = toOverallSources([
      [toSource('SECONDARY', { source, outcome: found(['a']), warnings: [confidential] })],
      [
        toSource('SECONDARY', { source, outcome: found(['a']), warnings: [confidential, refused] }),
        toSource('SECONDARY', { source: other, outcome: absent }),
      ],
    ]);
    expect(overall.map(({ system, state, warnings }) => [system, state, warnings.length])).toEqual([
      ['EMIS Web', 'PARTIAL', 2],
      ['PAS', 'NONE_RECORDED', 0],
    ]);
  });
});
