import { planHouse } from '../../sandbox/house/house-plan.ts';
import { readPorts } from '../../sandbox/house/ports.ts';
import { practices } from '../../sandbox/population/towns.ts';

/** The practices of the sandbox, by their codes. */
export const sandboxPractices: readonly string[] = practices.map(({ odsCode }) => odsCode);

/** The variables with which "npm start" starts the subgraphs; its secrets do not matter here. */
export function toSandboxEnvironment(): NodeJS.ProcessEnv {
  const stages = planHouse({
    ports: readPorts(process.env),
    secrets: { CAREGRAPH_SEAL_SECRET: '', CAREGRAPH_ID_SECRET: '' },
    dataDirectory: '.data',
    people: 0,
    showcaseNhsNumber: '',
  });
  return Object.assign({}, ...stages.flat().map(({ environment }) => environment)) as NodeJS.ProcessEnv;
}
