import type { Life } from '../population/life.ts';
import { createRandom } from '../population/random.ts';
import { socialWorkers } from '../population/staff.ts';
import { kinOf } from './to-relationships.ts';

/** A legal arrangement as the council keeps it. */
export interface CouncilLegal {
  readonly legalId: string;
  readonly type: string;
  readonly status: string;
  readonly startDate: string;
  readonly endDate: string | null;
  readonly decision: string | null;
  readonly outcome: string | null;
  readonly representatives: readonly {
    readonly name: string;
    readonly relationship: string;
    readonly contact: string;
  }[];
  readonly documentLocation: string | null;
  readonly worker: string | null;
}

/** Renders the capacity assessment that comes with a support plan, an attorney of some, and a DoLS of care homes. */
export function toCouncilLegal(life: Life): CouncilLegal[] {
  const random = createRandom(life.index, 0x1e);
  const { person } = life;
  const [plan] = life.supportPlans;
  if (plan === undefined) return [];
  const day = plan.created.slice(0, 10);
  const worker = random.pick(socialWorkers);
  const lacks = life.problems.some(({ term }) => /dementia/i.test(term.display));
  const isInHome = life.socialCareEvents.some(({ serviceType }) =>
    /residential|nursing/i.test(serviceType ?? ''),
  );
  const none = { decision: null, outcome: null, representatives: [], documentLocation: null, worker: null };
  const capacity: CouncilLegal = {
    ...none,
    legalId: `CA-${plan.id}`,
    type: 'Mental capacity assessment (MCA 2005)',
    status: 'Completed',
    startDate: day,
    endDate: day,
    decision: 'Where to live and how to be supported',
    outcome: lacks ? 'Lacks capacity for this decision' : 'Has capacity for this decision',
    worker,
  };
  const kin = kinOf(life);
  const attorney: CouncilLegal = {
    ...none,
    legalId: `LPA-${plan.id}`,
    type: 'Lasting power of attorney: health and welfare',
    status: 'Registered',
    startDate: `${Number(day.slice(0, 4)) - 1}-06-01`,
    endDate: null,
    representatives: [{ name: kin.name, relationship: kin.relationship, contact: kin.contact }],
    documentLocation: 'Copy on the case file',
  };
  const liberty: CouncilLegal = {
    ...none,
    legalId: `DOLS-${plan.id}`,
    type: 'Deprivation of Liberty Safeguards: standard authorisation',
    status: person.deathDate === undefined ? 'Granted' : 'Ended',
    startDate: day,
    endDate: null,
    outcome: 'Authorised for twelve months, with review of the locked door',
    worker,
  };
  const hasAttorney = life.index === 0 || random.chance(0.4);
  return [capacity, ...(hasAttorney ? [attorney] : []), ...(lacks && isInHome ? [liberty] : [])];
}
