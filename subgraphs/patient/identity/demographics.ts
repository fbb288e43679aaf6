import type { Code } from '../../../schema/runtime/codes.ts';
import type { CallerRequest } from '../../../schema/runtime/caller.ts';
import type { RelatedPerson } from '../../../schema/generated/patient.ts';
import type { Outcome } from '../../kit/outcome.ts';
import type { Person } from './person.ts';

/** A person as they were traced at one moment. */
export interface Trace {
  readonly person: Person;
  /** How many of the person's details could not be read and were left out. */
  readonly refused: number;
  /** When it was asked, as an instant. */
  readonly asOf: string;
  /** Why the service could not be asked now, where an earlier trace stands in. */
  readonly stale?: Code;
}

/** What a demographic service is told beside the number that it is asked for. */
export interface TraceContext {
  readonly request: CallerRequest;
  readonly signal: AbortSignal;
}

/** What is known of a person who is looked for; nothing of it is a part of a name or a wildcard. */
export interface SearchCriteria {
  readonly familyName: string;
  /** A whole day. */
  readonly birthDate: string;
  readonly givenName?: string;
  readonly gender?: 'male' | 'female' | 'other' | 'unknown';
  readonly postcode?: string;
}

/** Whom a search found: one person's number, or that there are several and none is named. */
export type SearchFinding =
  | { readonly kind: 'one'; readonly nhsNumber: string }
  | { readonly kind: 'several' };

/** Those who are to be reached for a person. */
export interface RelatedPersons {
  readonly items: readonly RelatedPerson[];
  readonly refused: number;
  /** When they were asked for, as an instant. */
  readonly asOf: string;
}

/** A service that knows who a person is. */
export interface Demographics {
  /** Its name, as it is shown. */
  readonly system: string;
  /** Traces the person of a valid NHS number; never throws for what the service did. */
  trace(nhsNumber: string, context: TraceContext): Promise<Outcome<Trace>>;
  /** Looks for one person; absent where nobody fits. */
  search(criteria: SearchCriteria, context: TraceContext): Promise<Outcome<SearchFinding>>;
  /** Those who are to be reached for the person of a valid NHS number. */
  relatedPersons(nhsNumber: string, context: TraceContext): Promise<Outcome<RelatedPersons>>;
}
