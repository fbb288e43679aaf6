import {
  type AccessArea,
  accessAreas,
  type AccessView,
  type AreaViews,
} from '../../../schema/runtime/access.ts';
import type { Cell, Reader } from './entitlement-table.ts';
import type { Granted } from './find-grant.ts';

const areas = Object.keys(accessAreas) as AccessArea[];

/** What a reader sees of each area, by the cells of the table and by what was granted. */
export function toAreaViews(
  { cells }: Pick<Reader, 'cells'>,
  within: { readonly granted?: Granted; readonly only?: ReadonlySet<AccessArea> } = {},
): AreaViews {
  const views = areas
    .filter((area) => within.only?.has(area) !== false)
    .map((area) => [area, toView(area, cells[area], within.granted)] as const);
  return new Map(views.filter((each): each is [AccessArea, AccessView] => each[1] !== undefined));
}

function toView(area: AccessArea, cell: Cell, granted: Granted | undefined): AccessView | undefined {
  switch (cell) {
    case 'none':
    case 'aggregate':
    // Nobody has decided the case yet.
    case 'case by case':
      return undefined;
    case 'by grant':
      return granted?.areas.has(area) === true ? 'full' : undefined;
    case 'by grant if LPA':
      return granted?.isAttorney === true && granted.areas.has(area) ? 'full' : undefined;
    default:
      return cell;
  }
}
