import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { ClinicalSetting } from '../../schema/care-settings.ts';
import { type AccessArea, accessAreas, type AccessView } from '../../schema/runtime/access.ts';
import { findAreaRule } from '../../schema/runtime/area-rules.ts';
import type { RecordLabel } from '../../schema/runtime/record-seal.ts';
import { withLabels } from '../../subgraphs/kit/record-labels.ts';
import { decideFor } from '../support/decide-for.ts';
import { everyRelationship, grantAreas } from '../support/every-relationship.ts';
import { type ReaderName, readers } from '../support/readers.ts';
import { concept, type Item, read } from '../support/restricted-read.ts';

// Who sees what of the kinds of information that national tables name, typed by hand from the national facts, for
// whoever answers for clinical safety. An x: seen. Every reader has a relationship, and every grant there can be.

const readerNames = Object.keys(readers) as ReaderName[];

const heading =
  'GP | hospital clinician | community nurse | social worker | care home manager | pharmacist | optometrist | patient | family | partner app | analyst | privacy officer';

type Line = readonly [
  what: string,
  readers: string,
  setting: ClinicalSetting,
  area: string,
  field: string,
  value: unknown,
];

const keptFromPatients = withLabels({ text: 'x' }, ['NOT_FOR_PATIENT']);
const glucose = concept('997671000000106');
const weight = concept('27113001');
const temperature = concept('386725007');

const table: readonly Line[] = [
  // Safeguarding: a flag for those who care, the detail for social care alone, nothing for anybody else.
  ['that a concern was raised', 'x|x|x|x|x| | | | | | |', 'social', 'safeguarding', 'raised', '2026-01-01'],
  ['of what kind it is', 'x|x|x|x|x| | | | | | |', 'social', 'safeguarding', 'kind', concept('1')],
  ['what is feared', ' | | |x| | | | | | | |', 'social', 'safeguarding', 'detail', 'x'],
  ['what came of it', ' | | |x| | | | | | | |', 'social', 'safeguarding', 'outcome', concept('1')],
  ['who leads the enquiry', ' | | |x| | | | | | | |', 'social', 'safeguarding', 'worker', { name: 'x' }],
  ['that there is a warning', 'x|x|x|x|x| | | | | | |', 'social', 'warnings', 'kind', concept('1')],
  ['what a warning is about', ' | | |x| | | | | | | |', 'social', 'warnings', 'detail', 'x'],
  ['what to do about it', ' | | |x| | | | | | | |', 'social', 'warnings', 'advice', 'x'],

  // Legal: powers of attorney, deprivation of liberty, the Mental Health Act.
  ['that there is a power of attorney', 'x|x|x|x|x| | |x|x| | |', 'social', 'legal', 'kind', 'x'],
  ['whether it is in force', 'x|x|x|x|x| | |x|x| | |', 'social', 'legal', 'period', { start: '2026' }],
  ['who may decide', 'x|x| |x|x| | |x|x| | |', 'social', 'legal', 'representatives', []],
  ['with which conditions', 'x|x| |x|x| | |x|x| | |', 'social', 'legal', 'outcome', 'x'],

  // Readings that people take at home, and what is done about them.
  ['a reading of glucose', 'x|x|x| | | |x|x|x|x| |', 'community', 'readings', 'code', glucose],
  ['a reading of weight', 'x|x|x| | |x| |x|x|x| |', 'community', 'readings', 'code', weight],
  ['a reading of temperature', 'x|x|x| | | | |x|x|x| |', 'community', 'readings', 'code', temperature],
  ['an alert about glucose', 'x|x|x| | | |x|x|x|x| |', 'community', 'alerts', 'code', glucose],
  ['an alert about temperature', 'x|x|x| | | | |x|x|x| |', 'community', 'alerts', 'code', temperature],
  ['that a foot was photographed', 'x|x|x|x|x| | |x|x|x| |', 'community', 'footImages', 'type', concept('1')],
  ['when', 'x|x|x|x|x| | |x|x|x| |', 'community', 'footImages', 'date', '2026-01-01'],
  ['which foot', 'x| |x| | | | |x|x|x| |', 'community', 'footImages', 'bodySite', concept('1')],

  // Wounds: when, what and who for all who care; how they look for those who treat them.
  ['that a wound was assessed', 'x|x|x|x|x| | |x|x|x| |', 'community', 'wounds', 'date', '2026-01-01'],
  ['what kind of wound it is', 'x|x|x|x|x| | |x|x|x| |', 'community', 'wounds', 'wound', concept('1')],
  ['how large it is', 'x| |x| | | | |x|x|x| |', 'community', 'wounds', 'length', { value: 1 }],
  ['whether it is infected', 'x| |x| | | | |x|x|x| |', 'community', 'wounds', 'isInfected', true],

  // Care at home: what was due and what became of it for all who care, the notes for social care and the family.
  ['that a call was due', 'x|x|x|x|x| | |x|x|x| |', 'social', 'visits', 'due', { start: '2026' }],
  ['what became of it', 'x|x|x|x|x| | |x|x|x| |', 'social', 'visits', 'status', 'MISSED'],
  ['what was to be done', ' | | |x|x| | |x|x|x| |', 'social', 'visits', 'tasks', []],
  ['medicines that were given', ' | | |x|x| | |x|x|x| |', 'social', 'visits', 'medicines', []],
  ['a note for the family', ' | | |x|x| | |x|x|x| |', 'social', 'visits', 'familyNotes', [{ text: 'x' }]],
  ['a note among carers', ' | | |x|x| | | | | | |', 'social', 'visits', 'staffNotes', [keptFromPatients]],

  // Money, and what the person says of themselves.
  ['what a package costs', ' | | |x| | | |x| | | |', 'social', 'carePackages', 'cost', { amount: 1 }],
  ['who gives the care', 'x|x|x|x|x| | |x|x|x| |', 'social', 'carePackages', 'provider', { name: 'x' }],
  ['what matters to the person', 'x|x|x|x|x|x|x|x|x|x| |', 'social', 'aboutMe', 'sections', 'x'],
];

const allAreas = Object.keys(accessAreas) as AccessArea[];

function isSeen(reader: ReaderName, [, , setting, area, field, value]: Line): boolean {
  const decided = decideFor(readers[reader], {}, { ...everyRelationship, grants: grantAreas(allAreas) });
  const rule = findAreaRule(setting, area);
  if (typeof decided === 'string' || rule === undefined) return false;
  const view = decided.views[rule.area] as AccessView | undefined;
  if (view === undefined || rule.unseenIn?.includes(view) === true) return false;
  const item: Item = { id: 'x', [field]: value };
  const others = Object.fromEntries(
    Object.entries(decided.views).filter(([name]) => name !== rule.area),
  ) as Partial<Record<AccessArea, AccessView>>;
  const without = decided.without as readonly RecordLabel[];
  const [shown] = read(setting, area, view, [item], { without }, others).shown;
  const part = shown?.[field];
  if (Array.isArray(part) && Array.isArray(value)) return part.length === value.length;
  return part !== undefined && !(part instanceof GraphQLError);
}

describe.each(table.map((line) => ({ what: line[0], line })))('$what', ({ line }) => {
  it('is seen by these and nobody else', () => {
    const cells = line[1].split('|').map((cell) => cell.trim() === 'x');
    expect(cells).toHaveLength(readerNames.length);
    expect(readerNames.filter((reader) => isSeen(reader, line))).toEqual(
      readerNames.filter((_reader, index) => cells[index]),
    );
  });
});

it('the heading of the table names the readers in their order', () => {
  expect(heading.split(' | ')).toEqual(readerNames);
});
