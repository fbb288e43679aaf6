import type { CallerRequest } from '../../../schema/runtime/caller.ts';
import type { Outcome } from '../../kit/outcome.ts';
import type { Person } from './person.ts';

/** A person as they were traced at one moment. */
export interface Trace {
  readonly person: Person;
  /** How many of the person's details could not be read and were left out. */
  readonly refused: number;
  /** When it was asked, as an instant. */
  readonly asOf: string;
}

/** What a demographic service is told beside the number that it is asked for. */
export interface TraceContext {
  readonly request: CallerRequest;
  readonly signal: AbortSignal;
}

/** A service that knows who a person is. */
export interface Demographics {
  /** Its name, as it is shown. */
  readonly system: string;
  /** Traces the person of a valid NHS number; never throws for what the service did. */
  trace(nhsNumber: string, context: TraceContext): Promise<Outcome<Trace>>;
}
