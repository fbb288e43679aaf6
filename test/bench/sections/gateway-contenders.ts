import { fileURLToPath } from 'node:url';
import { createCaregraph } from '../contenders/caregraph.ts';
import type { Contender, RunningContender } from '../contenders/contender.ts';
import { createFloor } from '../contenders/floor.ts';
import { hiveJavaScript, hiveRust } from '../contenders/hive.ts';
import { stock } from '../contenders/stock.ts';
import type { Workload } from '../load/workloads.ts';
import { installPackages } from '../run/install-packages.ts';
import type { OpenSite } from '../run/open-site.ts';
import type { BenchRun } from './section.ts';

/** A contender that runs, with what it is. */
export interface Entrant extends RunningContender {
  readonly title: string;
}

const thisFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** Caregraph as it is in this checkout. */
const own = { name: 'caregraph', title: 'Caregraph', folder: thisFolder };

/** Caregraph as production runs it. */
export const caregraph = createCaregraph(own);

/** All that is measured is asked by one caller, in place of the many that would ask so much. */
const asManyCallers = { CAREGRAPH_LIMIT_UNDER_WAY_PER_CALLER: '5000' };

/** Names all contenders that need not be given on the command line. */
export const contenderNames: readonly string[] = ['caregraph', 'stock', 'hive-js', 'hive-rust', 'floor'];

/** Starts Caregraph and whatever it is to be compared with, in this order. */
export async function startEntrants(
  run: BenchRun,
  site: OpenSite,
  workloads: readonly Workload[],
): Promise<readonly Entrant[]> {
  const isAsked = ({ name }: Pick<Contender, 'name'>) => run.contenders?.includes(name) ?? true;
  const entrants: Entrant[] = [];
  const enter = async (contender: Contender) => {
    run.say(`starting ${contender.title}`);
    const entrant = { ...(await site.start(contender)), title: contender.title };
    entrants.push(entrant);
    return entrant;
  };
  const first = await enter(createCaregraph({ ...own, environment: asManyCallers }));
  for (const contender of toOtherCaregraphs(run)) await enter(contender);
  const others = [stock, hiveJavaScript, hiveRust].filter(isAsked);
  if (others.some(({ needsPackages }) => needsPackages)) await installPackages();
  for (const contender of others) await enter(contender);
  // It replays what the first one asks for.
  if (isAsked({ name: 'floor' })) await enter(createFloor(workloads, first));
  return entrants;
}

function toOtherCaregraphs({ compared, variables }: BenchRun): readonly Contender[] {
  const { NODE_ARGUMENTS: nodeArguments, ...environment } = variables;
  const written = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  return [
    ...compared.map((folder, index) =>
      createCaregraph({
        name: `caregraph-${index + 2}`,
        title: `Caregraph of ${folder}`,
        folder,
        environment: asManyCallers,
      }),
    ),
    ...(written.length === 0
      ? []
      : [
          createCaregraph({
            name: 'caregraph-with',
            title: `Caregraph with ${written.join(' ')}`,
            folder: thisFolder,
            environment: { ...asManyCallers, ...environment },
            nodeArguments: nodeArguments?.split(' ') ?? [],
          }),
        ]),
  ];
}
