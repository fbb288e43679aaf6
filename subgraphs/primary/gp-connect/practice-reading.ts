import type { Endpoints } from '../../kit/endpoint/create-endpoints.ts';
import type { PracticeDirectory } from '../directory/practice-directory.ts';
import type { ConsumerOptions } from './call-practice.ts';
import type { Locator } from '../locator/create-locator.ts';
import type { Suppliers } from '../suppliers/create-suppliers.ts';
import type { KnownPractices } from './known-practices.ts';

/** What reading from practices needs. */
export interface PracticeReading {
  readonly directory: PracticeDirectory;
  readonly endpoints: Endpoints;
  /** How many calls to one practice may be under way at once. */
  readonly concurrency: number;
  readonly practices: KnownPractices;
  readonly suppliers: Suppliers;
  readonly consumer: ConsumerOptions;
  /** Finds where else documents are kept; absent where it is not configured. */
  readonly locator?: Locator;
  /** How long finding and asking a practice may take together, in milliseconds. */
  readonly timeoutMilliseconds: number;
}
