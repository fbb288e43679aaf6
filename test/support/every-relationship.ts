import type { AccessArea } from '../../schema/runtime/access.ts';
import type { PersonFacts } from '../../subgraphs/patient/access/person-facts.ts';
import { daughterNumber } from './readers.ts';

const reported = (kind: PersonFacts['reported'][number]['kind'], organisation: string) => ({
  kind,
  organisation,
  birthDate: '1951-03-09',
  from: '2026-05-01T00:00:00Z',
  until: null,
});

/** A relationship of every reader of the tests that can have one; general practice's are the registered practice's. */
export const everyRelationship: Partial<PersonFacts> = {
  reported: [
    reported('hospital encounter', 'RTX'),
    reported('caseload', 'RZY'),
    reported('allocation', '901'),
    reported('care package', 'VZZ01'),
    reported('referral', 'TPZ01'),
  ],
};

/** Grants of some areas: to the daughter on a lasting power of attorney, and to the app. */
export function grantAreas(areas: readonly AccessArea[]): PersonFacts['grants'] {
  const common = { basis: 'LPA', areas, from: '2026-01-01T00:00:00Z', until: null, isAgreed: false } as const;
  return [
    { ...common, granteeKind: 'person', grantee: daughterNumber },
    { ...common, granteeKind: 'app', grantee: 'partner-app', basis: 'CONSENT' },
  ];
}
