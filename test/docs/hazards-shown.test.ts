import { expect, it } from 'vitest';
import { findUnshown, type RanTest } from '../../tools/hazards/find-unshown.ts';
import type { ControlledHazard } from '../../tools/hazards/hazard-log.ts';

const file = 'test/a.test.ts';
const toHazard = (title: string): ControlledHazard => ({
  id: 'H01',
  hazard: 'a hazard',
  cause: 'a cause',
  effect: 'an effect',
  control: 'a control',
  tests: [{ file, title }],
  initial: { severity: 'major', likelihood: 'medium' },
  residual: { severity: 'major', likelihood: 'low' },
  owner: 'operator',
});
const ran = (title: string, state: RanTest['state'], group?: string): RanTest => ({
  file,
  titles: group === undefined ? [title] : [title, group],
  state,
});

it.each<readonly [string, string, readonly RanTest[], readonly string[]]>([
  ['a test that passed', 'holds', [ran('holds', 'passed')], []],
  [
    'a group of which one passed',
    'the group',
    [ran('a', 'passed', 'the group'), ran('b', 'skipped', 'the group')],
    [],
  ],
  ['a test of many values', 'holds %s of $name', [ran('holds 3 of x (y)', 'passed')], []],
  ['signs of patterns', 'a (b) [c]. d?', [ran('a (b) [c]. d?', 'passed')], []],
  ['a file that was not run', 'holds', [{ ...ran('other', 'passed'), file: 'test/b.test.ts' }], []],
  ['a test that failed', 'holds', [ran('holds', 'failed')], ['failed']],
  [
    'a group of which one failed',
    'the group',
    [ran('a', 'passed', 'the group'), ran('b', 'failed', 'the group')],
    ['failed'],
  ],
  ['a test that was skipped', 'holds', [ran('holds', 'skipped')], ['was skipped']],
  ['a test that is not there', 'holds', [ran('holds not', 'passed')], ['did not run']],
])('of %s', (_what, title, tests, expected) => {
  expect(findUnshown({ controlled: [toHazard(title)], open: [] }, tests)).toEqual(
    expected.map((why) => ({ what: `H01: ${file} › ${title}`, why })),
  );
});
