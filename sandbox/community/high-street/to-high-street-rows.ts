import { type Day, toDate, toDay, toWorkingDay } from '../../population/calendar.ts';
import { conditions } from '../../population/codes/conditions.ts';
import { observations } from '../../population/codes/observations.ts';
import type { Life } from '../../population/life.ts';
import { isMonitored } from '../../telehealth/to-readings.ts';
import { activityType, attendanceStatus, consultationMechanism } from '../community-codes.ts';
import type { CommunityRow, TableRow } from '../community-rows.ts';
import { highStreet } from './high-street-settings.ts';

type Row<Table extends 'episode' | 'consultation' | 'finding' | 'professional'> = Omit<
  CommunityRow<`high_street.${Table}`>,
  'premises'
>;

/** What one of the two holds of one person: why they came, and what was done where they were seen. */
interface Episode {
  readonly premises: string;
  readonly episode: Omit<Row<'episode'>, 'customer_no' | 'episode_no'>;
  readonly visit?: Pick<Row<'consultation'>, 'day' | 'starts' | 'minutes' | 'place'> &
    Pick<Row<'finding'>, 'kind' | 'done' | 'found'> & { readonly professional: Row<'professional'> };
}

/** SNOMED CT, because the data set's own list of services knows neither. */
const services = { pharmacy: '310080006', optometry: '310105000' } as const;

const pharmacist = { professional_no: 'PH1', full_name: 'M Abara', profession: 'Pharmacist' } as const;
const optometrist = { professional_no: 'OP1', full_name: 'S Lindqvist', profession: 'Optometrist' } as const;

/** ACTIVITY LOCATION TYPE CODE, NHS Data Dictionary. */
const places = { elsewhere: 'X01', ophthalmicPremises: 'C03' } as const;

/** How long people wait for the optician, and how long before their medicines they were sent, in days. */
const [daysToWait, daysBefore] = [24, 60];

/** Renders what the high street holds about somebody who lives with diabetes; it sees nobody else. */
export function toHighStreetRows(life: Life): TableRow[] {
  const issued = life.medicines.filter(({ status, course }) => status === 'active' && course === 'repeat');
  const newest = issued
    .map(({ lastIssued }) => lastIssued)
    .toSorted()
    .at(-1);
  if (newest === undefined || !isMonitored(life)) return [];
  const day = toDay(newest);
  return [toReview(day), toEyeCare(life, day)].flatMap((episode) => toEpisodeRows(life, episode));
}

/** A pharmacist goes through the medicines with a person on the day on which the newest was issued. */
function toReview(issued: Day): Episode {
  const day = toDate(issued);
  return {
    premises: highStreet.pharmacy.odsCode,
    episode: {
      service_code: services.pharmacy,
      referred_by: null,
      referred_for: null,
      opened: day,
      closed: day,
    },
    visit: {
      day,
      starts: '14:20:00',
      minutes: 12,
      place: places.elsewhere,
      kind: activityType.intervention,
      done: observations.medicationReview.snomed,
      found: null,
      professional: pharmacist,
    },
  };
}

/** Diabetes is why people are sent to the optician; every other one of them still waits. */
function toEyeCare({ index, problems }: Life, issued: Day): Episode {
  const { diabeticRetinopathy, typeTwoDiabetes } = conditions;
  const isHarmed = problems.some(({ term }) => term.snomed === diabeticRetinopathy.snomed);
  const reason = isHarmed ? diabeticRetinopathy : typeTwoDiabetes;
  const isSeen = index % 2 === 0;
  const opened = isSeen ? issued - daysBefore : issued;
  const day = toDate(toWorkingDay(opened + daysToWait));
  return {
    premises: highStreet.optician.odsCode,
    episode: {
      service_code: services.optometry,
      referred_by: 'A1',
      referred_for: reason.snomed,
      opened: toDate(opened),
      closed: isSeen ? day : null,
    },
    ...(isSeen && {
      visit: {
        day,
        starts: '10:40:00',
        minutes: 25,
        place: places.ophthalmicPremises,
        kind: activityType.assessment,
        done: null,
        found: isHarmed ? diabeticRetinopathy.snomed : null,
        professional: optometrist,
      },
    }),
  };
}

function toEpisodeRows(life: Life, { premises, episode, visit }: Episode): TableRow[] {
  const { person, index } = life;
  const [customer_no, episode_no, consultation_no] = [`C${index}`, `E${index}`, `E${index}-1`];
  const customer = { premises, customer_no, nhs_no: person.nhsNumber, born: person.birthDate };
  const rows: TableRow[] = [
    { table: 'high_street.customer', row: customer },
    { table: 'high_street.episode', row: { premises, episode_no, customer_no, ...episode } },
  ];
  if (visit === undefined) return rows;
  const { kind, done, found, professional, ...when } = visit;
  const { professional_no } = professional;
  return [
    ...rows,
    {
      table: 'high_street.consultation',
      row: {
        premises,
        consultation_no,
        episode_no,
        ...when,
        how: consultationMechanism['face-to-face'],
        outcome: attendanceStatus.attended,
        professional_no,
      },
    },
    {
      table: 'high_street.finding',
      row: { premises, finding_no: `${consultation_no}-1`, consultation_no, kind, done, found },
    },
    { table: 'high_street.professional', row: { premises, ...professional } },
  ];
}
