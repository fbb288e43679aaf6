import { describe, expect, it } from 'vitest';
import { type AccessArea, accessAreas } from '../../schema/runtime/access.ts';
import { decideFor } from '../support/decide-for.ts';
import { everyRelationship, grantAreas } from '../support/every-relationship.ts';
import { type ReaderName, readers } from '../support/readers.ts';

// The national facts of who sees what, typed by hand. A dash: nothing is seen. Where a reader needs a grant, the
// cell says what is seen with one of everything and, after the stroke, without that area.

const readerNames = Object.keys(readers) as ReaderName[];
const areaNames = Object.keys(accessAreas) as AccessArea[];

const heading =
  'GP | hospital clinician | community nurse | social worker | care home manager | pharmacist | optometrist | patient | family | partner app | analyst | privacy officer';

const cells: Readonly<Record<AccessArea, string>> = {
  demographics: 'full | full | full | full | full | full | full | full | full / full | full / - | - | -',
  consultations: 'full | full | full | last three | last three | - | - | full | full / - | full / - | - | -',
  problems: 'full | full | full | active | active | - | restricted | full | full / - | full / - | - | -',
  medicines:
    'full | full | full | full | restricted | full | restricted | full | full / - | full / - | - | -',
  immunisations: 'full | full | full | full | full | - | - | full | full / - | full / - | - | -',
  investigations: 'full | full | full | - | - | full | restricted | full | full / - | full / - | - | -',
  observations: 'full | full | full | - | - | listed | restricted | full | full / - | full / - | - | -',
  hospital:
    'full | full | full | dates and destination | dates and destination | discharge medicines | eye | full | full / - | full / - | - | -',
  community: 'full | summary | full | summary | summary | - | - | full | full / - | full / - | - | -',
  support: 'summary | summary | summary | full | full | - | - | full | full / - | full / - | - | -',
  cost: '- | - | - | full | - | - | - | full | - / - | - / - | - | -',
  safeguarding: 'flag | flag | flag | full | flag | - | - | - | - / - | - / - | - | -',
  // The grant of the tests rests on a lasting power of attorney.
  legal: 'full | full | summary | full | full | - | - | full | full / - | - / - | - | -',
  aboutMe: 'full | full | full | full | full | full | full | full | full / full | full / - | - | -',
  carePlans: 'full | full | full | full | full | restricted | - | full | full / - | full / - | - | -',
};

function seen(reader: ReaderName, area: AccessArea, grants: readonly AccessArea[]): string {
  const decided = decideFor(readers[reader], {}, { ...everyRelationship, grants: grantAreas(grants) });
  return typeof decided === 'string' ? '-' : (decided.views[area] ?? '-');
}

describe.each(readerNames)('%s', (reader) => {
  const column = heading.split(' | ').indexOf(reader);

  it.each(areaNames)('%s', (area) => {
    const cell = cells[area].split(' | ')[column] ?? 'missing';
    const [withGrant = '', withoutGrant = withGrant] = cell.split(' / ');
    // A grant of something else; an app that may not see whose record it is sees nothing of it.
    const others = areaNames.filter((name) => name !== area);
    expect([seen(reader, area, areaNames), seen(reader, area, others)]).toEqual([withGrant, withoutGrant]);
  });
});

it('the table of the tests has a cell for every area and reader', () => {
  expect(heading.split(' | ')).toEqual(readerNames);
  for (const area of areaNames) expect(cells[area].split(' | ')).toHaveLength(readerNames.length);
});
