import type { Log } from '../log.ts';
import { createEndpoint, type EndpointLimits } from './create-endpoint.ts';
import type { Endpoint, EndpointState } from './endpoint.ts';
import type { SourceWatch } from '../telemetry/source-watch.ts';
import { createRetryBudget } from './retry-budget.ts';

/** Which endpoint is meant; none of it says anything about a person. */
export interface EndpointIdentity {
  /** What it is, such as `practice` or `council`. */
  readonly kind: string;
  /** The code of the organisation whose it is; absent for national services. */
  readonly organisation?: string;
  /** Where it is; a practice that moves to another system gets a fresh start. Beware: it is never logged. */
  readonly address?: string;
}

/** The endpoints of one process, which share one budget of retries. */
export interface Endpoints {
  /** The endpoint of this identity; the limits count when it is asked for the first time. */
  at(identity: EndpointIdentity, limits?: EndpointLimits): Endpoint;
  /** How every endpoint is at this moment. */
  states(): readonly ClassedState[];
  /** Lets somebody see what questions to all endpoints come to, from now on. */
  watch(watch: SourceWatch): void;
}

/** An endpoint as operators see it, with what it is. */
export interface ClassedState extends EndpointState {
  /** What it is, such as `practice`; one of few. */
  readonly kind: string;
}

/** What the endpoints of a process need. */
export interface EndpointsOptions {
  readonly log?: Log;
  /** How many endpoints are remembered at most while nothing goes on at them; 2000 unless said. */
  readonly maximumEndpoints?: number;
  /** The time in milliseconds. */
  readonly now?: () => number;
}

/** Builds the endpoints of a process: none at first. */
export function createEndpoints(options: EndpointsOptions = {}): Endpoints {
  const { log, maximumEndpoints = 2000, now = () => performance.now() } = options;
  const kept = new Map<string, Endpoint & { readonly kind: string }>();
  let watch: SourceWatch | undefined;
  const budget = createRetryBudget();
  return {
    at({ kind, organisation, address }, limits = {}) {
      const key = JSON.stringify([kind, organisation, address]);
      const known = kept.get(key);
      const name = organisation === undefined ? kind : `${kind} ${organisation}`;
      const begin = () => watch?.begin(kind);
      const endpoint = known ?? withKind(kind, createEndpoint(name, limits, { budget, log, now, begin }));
      // The order of the map is the order of use, so that the first is the one that was longest left alone.
      kept.delete(key);
      kept.set(key, endpoint);
      if (known === undefined && kept.size > maximumEndpoints) forgetOne(kept);
      return endpoint;
    },
    states: () => [...kept.values()].map(({ kind, state }) => ({ ...state, kind })),
    watch(given) {
      watch = given;
    },
  };
}

function withKind(kind: string, endpoint: Endpoint): Endpoint & { readonly kind: string } {
  return {
    kind,
    ask: (question, call) => endpoint.ask(question, call),
    get state() {
      return endpoint.state;
    },
  };
}

/** Forgets the endpoint that was longest left alone, unless something goes on at it. */
function forgetOne(kept: Map<string, Pick<Endpoint, 'state'>>): void {
  for (const [key, { state }] of kept) {
    const isQuiet = state.underWay + state.waiting === 0 && state.patienceMilliseconds === 0;
    if (state.circuit === 'closed' && isQuiet) {
      kept.delete(key);
      return;
    }
  }
}
