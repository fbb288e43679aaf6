import { careProviders } from '../population/staff.ts';

/** A home-care provider of the sandbox, with what it is called in addresses. */
export interface SandboxProvider {
  readonly odsCode: string;
  readonly slug: string;
  readonly name: string;
}

const [brightwater, beckValley] = careProviders.homeCare;

/** The providers whose logs the sandbox serves, both behind one address. */
export const homeCareProviders: readonly SandboxProvider[] = [
  { odsCode: 'VZZ11', slug: 'brightwater', name: brightwater.name },
  { odsCode: 'VZZ12', slug: 'beck-valley', name: beckValley.name },
];

/** How the social subgraph is told of them: the value of `CAREGRAPH_HOME_CARE`, before it is JSON. */
export function toHomeCareSettings(url: string, token: string) {
  return homeCareProviders.map(({ odsCode, name, slug }) => ({
    odsCode,
    name,
    url: `${url}/${slug}`,
    token,
  }));
}
