import type { Failed, Withheld } from '../../kit/outcome.ts';
import { type Listed, readPages } from '../read-pages.ts';
import type { CallContext, CouncilClient } from './council-client.ts';

/** What a council keeps of one person, with the name under which each list comes. */
const listNames = {
  events: 'events',
  assessments: 'assessments',
  'support-plans': 'supportPlans',
  'about-me': 'aboutMe',
  safeguarding: 'safeguardingConcerns',
  legal: 'legalArrangements',
  'warning-notes': 'warningNotes',
  relationships: 'relationships',
  allocations: 'allocations',
  documents: 'documents',
} as const;

/** A list that a council keeps of one person. */
export type Resource = keyof typeof listNames;

/** Reads one of a person's lists to its end. */
export function readList(
  client: CouncilClient,
  personId: number,
  resource: Resource,
  context: CallContext,
): Promise<Listed | Failed | Withheld> {
  return readPages(listNames[resource], (cursor) =>
    client.readOfPerson(personId, toPath(resource, cursor), context),
  );
}

function toPath(resource: Resource, cursor: string | undefined): string {
  const query = [
    ...(cursor === undefined ? [] : [`cursor=${encodeURIComponent(cursor)}`]),
    // Events alone come in pages of a size that is asked for.
    ...(resource === 'events' ? ['limit=50'] : []),
  ];
  return query.length === 0 ? resource : `${resource}?${query.join('&')}`;
}
