import type { Hl7Segment } from '@medplum/core';
import type { Change } from '../hl7/change.ts';
import { readRepetitions } from '../hl7/fields.ts';
import type { Place } from './hospital-message.ts';
import { present, type Reading } from './reading.ts';

/** Reads the place of a person (PL) in the order in which the sender writes its parts. */
export function readPlace(segment: Hl7Segment, field: number, { profile }: Reading): Change<Place> {
  const repetitions = readRepetitions(segment, field);
  if (repetitions === null || repetitions === undefined) return repetitions;
  const [components] = repetitions;
  if (components === undefined) return undefined;
  const { dialect, organisation } = profile;
  const layout =
    components(1, 'first') === organisation.odsCode
      ? (dialect.locationAfterOrganisation ?? dialect.location)
      : dialect.location;
  const at = (component: number | undefined) =>
    component === undefined ? undefined : components(component, 'first');
  const place = present<Place>({
    site: at(layout.site),
    ward: at(layout.ward),
    bed: toBed(at(layout.room), at(layout.bed)),
    description: components(9),
  });
  return Object.keys(place).length === 0 ? undefined : place;
}

/** The bed with its room, unless the bed's own name begins with it, as `A4` does in `Bay A`. */
function toBed(room: string | undefined, bed: string | undefined): string | undefined {
  if (room === undefined || bed === undefined) return bed ?? room;
  const lastWord = room.split(' ').at(-1) ?? room;
  // Beware: `Bed 3` is no bed of `Bay B`, and `10` none of `Bay 1`.
  const goesOn = /\d$/.test(lastWord) ? /^\D/ : /^[^a-z]/i;
  const isNamed = bed.startsWith(lastWord) && goesOn.test(bed.slice(lastWord.length));
  return isNamed ? bed : `${room} ${bed}`;
}
