import type { SettingSources, SourceDescription } from '../kit/source-description.ts';
import { columns } from './file/headings.ts';
import type { Resource } from './council/read-list.ts';

/** What is read of each list of a council, and what it can hold beside it. */
const lists: Readonly<Record<Resource, Pick<SourceDescription, 'reads' | 'leaves' | 'test'>>> = {
  events: {
    reads: [
      'requests, assessments, reviews and services in the words of Client Level Data, Release 1 and 2',
      'packages with what a unit is, its cost, and the provider’s and place’s numbers of the Care Quality Commission',
    ],
    leaves: ['what the code lists do not hold stays as it was sent'],
    test: 'test/contract/social-record.test.ts',
  },
  assessments: {
    reads: ['kind, status, days, who and how, whether there are eligible needs, summary, outcome'],
    leaves: ['the answers of an assessment’s form'],
    test: 'test/contract/social-care-areas.test.ts',
  },
  'support-plans': {
    reads: ['needs, strengths, goals with actions, contingency plans, agreement, funding, review (PRSB)'],
    leaves: ['confidence and suggested strategies of an action', 'stage goals', 'advance statements'],
    test: 'test/contract/social-record.test.ts',
  },
  'about-me': {
    reads: ['the seven headings of PRSB About Me, who supported the person to write it, when'],
    leaves: ['pictures and recordings'],
    test: 'test/contract/social-care-areas.test.ts',
  },
  safeguarding: {
    reads: ['kind, status, days, details, outcome, who leads the enquiry'],
    leaves: ['the person alleged to have caused harm: it is about somebody else'],
    test: 'test/contract/social-care-areas.test.ts',
  },
  legal: {
    reads: [
      'capacity assessments, powers of attorney, deputyships, deprivation of liberty, sections; who may decide; where the document is',
    ],
    leaves: ['the documents themselves'],
    test: 'test/contract/social-care-areas.test.ts',
  },
  'warning-notes': {
    reads: ['kind, status, days, the risk and what to do, whether the person was told'],
    leaves: ['who was consulted'],
    test: 'test/contract/social-care-areas.test.ts',
  },
  relationships: {
    reads: ['the people around a person, carers with hours and the assessments of what they need'],
    leaves: ['their own NHS numbers: each is somebody else’s'],
    test: 'test/contract/social-care-areas.test.ts',
  },
  allocations: {
    reads: ['who is and was allocated, key worker, rating; the whole caseload as relationships'],
    leaves: ['why an allocation ended'],
    test: 'test/contract/social-guarded.test.ts',
  },
  documents: {
    reads: ['title, kind, day, author, text where it is plain'],
    leaves: ['files of other kinds'],
    test: 'test/contract/social-record.test.ts',
  },
};

/** What social care reads. */
export const socialSources: SettingSources = {
  title: 'Social care',
  descriptions: [
    {
      system: 'A council’s case management',
      message: 'REST, `POST persons/search`',
      reads: ['number and how it was verified, date of birth, restricted, children’s, deleted, merged into'],
      leaves: ['names and addresses: the demographic service’s are shown'],
      test: 'test/contract/social-subject.test.ts',
    },
    ...Object.entries(lists).map(([resource, list]) => ({
      system: 'A council’s case management',
      message: `REST, \`GET persons/{id}/${resource}\``,
      ...list,
    })),
    {
      system: 'Councils’ files',
      message: 'Client Level Data, Release 1 and 2, as separated values',
      reads: Object.values(columns).map(([heading]) => `\`${heading}\``),
      leaves: [
        'every other column: it is counted',
        'rows that cannot be used: each with its line and reason',
      ],
      test: 'test/store/social-import.test.ts',
    },
    {
      system: 'Home-care providers',
      message: 'REST, `POST clients/search` and `GET clients/{id}/visits`',
      reads: [
        'what was due and done, why not, who came, medicines with their outcome, notes for the family and for carers',
      ],
      leaves: ['where a carer was when clocking in'],
      test: 'test/contract/social-home-care.test.ts',
    },
  ],
};
