import type { AccessArea as GraphArea } from '../../../schema/generated/patient.ts';
import { type AccessArea, accessAreas } from '../../../schema/runtime/access.ts';

const names: Readonly<Record<AccessArea, GraphArea>> = {
  demographics: 'DEMOGRAPHICS',
  consultations: 'CONSULTATIONS',
  problems: 'PROBLEMS',
  medicines: 'MEDICINES',
  immunisations: 'IMMUNISATIONS',
  investigations: 'INVESTIGATIONS',
  observations: 'OBSERVATIONS',
  hospital: 'HOSPITAL',
  community: 'COMMUNITY',
  support: 'SUPPORT',
  cost: 'COST',
  safeguarding: 'SAFEGUARDING',
  legal: 'LEGAL',
  aboutMe: 'ABOUT_ME',
  carePlans: 'CARE_PLANS',
};

const areas = Object.keys(accessAreas) as AccessArea[];

/** The areas that the graph's names stand for, each once. */
export function parseAreas(given: readonly GraphArea[]): readonly AccessArea[] {
  return areas.filter((area) => given.includes(names[area]));
}

/** The graph's names of areas as the store keeps them; one that this process does not know is left out. */
export function toGraphAreas(kept: readonly string[]): readonly GraphArea[] {
  return areas.filter((area) => kept.includes(area)).map((area) => names[area]);
}
