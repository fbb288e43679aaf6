import type { RecordSubject } from '../../schema/runtime/record-seal.ts';
import type { CouncilRecords } from './social-council.ts';

const subject = (nhsNumber: string, birthDate: string, previousNhsNumbers: string[] = []): RecordSubject => ({
  nhsNumber,
  previousNhsNumbers,
  birthDate,
});

/** A man who had reablement after a fall and now has home care. */
export const walter = subject('9992000015', '1941-03-09');
/** A woman whose NHS number begins with zeros, which the council's number loses. */
export const zeroes = subject('0010000003', '1950-10-10');
/** A woman whom only an unverified record matches. */
export const unverified = subject('9992000023', '1962-01-31');
/** A man whose record has another date of birth. */
export const mismatched = subject('9992000031', '1944-04-04');
/** A woman whose record is restricted. */
export const restricted = subject('9992000058', '1980-08-08');
/** A man whose record was merged into another. */
export const merged = subject('9992000066', '1939-12-01');
/** A woman whom the council knows under the number that she had before. */
export const renumbered = subject('9992000074', '1957-06-06', ['9992000082']);
/** A man whom the council does not know. */
export const unknownMan = subject('9991000003', '1970-01-01');

function person(personId: number, nhsId: number, dateOfBirth: string, rest: Record<string, unknown> = {}) {
  return {
    personId,
    nhsId,
    nhsIdStatus: 'verified',
    firstName: 'Invented',
    lastName: 'Person',
    dateOfBirth,
    restricted: 'N',
    contextFlag: 'A',
    deleted: false,
    masterPersonId: null,
    ...rest,
  };
}

function event(eventId: string, eventType: string, rest: Record<string, unknown>) {
  return {
    eventId,
    eventType,
    startDate: null,
    endDate: null,
    description: null,
    outcome: null,
    routeOfAccess: null,
    assessmentType: null,
    serviceType: null,
    serviceComponent: null,
    deliveryMechanism: null,
    providerName: null,
    providerCqcLocationId: null,
    plannedUnitsPerWeek: null,
    unitType: null,
    worker: null,
    status: null,
    ...rest,
  };
}

const walterEvents = [
  event('R1', 'Request', {
    startDate: '2026-02-02',
    endDate: '2026-02-02',
    description: 'Hospital discharge referral',
    outcome: 'Progress to Reablement/ST-Max',
    routeOfAccess: 'Discharge from hospital',
    worker: 'Amara Nwosu',
    status: 'Completed',
  }),
  event('S1', 'Service', {
    startDate: '2026-02-03',
    endDate: '2026-03-16',
    description: 'Reablement twice a day',
    outcome: 'NFA - Support Ended as Planned',
    serviceType: 'Short Term Support: ST-Max',
    serviceComponent: 'Reablement',
    deliveryMechanism: 'CASSR Commissioned Support',
    providerName: 'Brightholme Home Care',
    providerCqcLocationId: '1-999000001',
    plannedUnitsPerWeek: 10.5,
    unitType: 'Hourly',
  }),
  event('A1', 'Assessment', {
    startDate: '2026-03-10',
    endDate: '2026-03-12',
    description: 'Care Act assessment',
    outcome: 'Progress to support planning / services',
    assessmentType: 'Long term assessment',
  }),
  event('S2', 'Service', {
    startDate: '2026-03-17',
    description: 'Home care',
    serviceType: 'Long term support: Community',
    serviceComponent: 'Home Support',
    deliveryMechanism: 'CASSR managed personal budget',
    plannedUnitsPerWeek: 14,
  }),
  // The same event, sent again with other words.
  event('S2', 'Service', {
    startDate: '2026-03-17',
    description: 'Home care (uplifted)',
    serviceType: 'Long term support: Community',
    serviceComponent: 'Home Support',
    deliveryMechanism: 'CASSR managed personal budget',
    plannedUnitsPerWeek: 15,
  }),
  event('V1', 'Review', {
    startDate: '2026-09-01',
    endDate: null,
    outcome: 'Something of our own',
    status: 'In progress',
  }),
];

/** What the council keeps in the contract's tests. */
export const councilRecords: CouncilRecords = {
  persons: [
    person(101, 9992000015, '1941-03-09', { nhsIdStatus: 'traced' }),
    person(102, 10000003, '1950-10-10'),
    person(103, 9992000023, '1962-01-31', { nhsIdStatus: 'unverified' }),
    person(104, 9992000031, '1944-04-05'),
    person(105, 9992000058, '1980-08-08', { restricted: 'Y' }),
    person(106, 9992000066, '1939-12-01', { deleted: true, masterPersonId: 107 }),
    person(108, 9992000082, '1957-06-06'),
    // Nobody verified this one before it was deleted, so it says nothing about Walter any more.
    person(109, 9992000015, '1941-03-09', { nhsIdStatus: 'unverified', deleted: true }),
  ],
  lists: {
    '101 events': walterEvents,
    '101 support-plans': [
      {
        supportPlanId: 'P1',
        status: 'Active',
        createdDate: '2026-03-14',
        reviewDate: '2026-09-14',
        agreedWith: 'Walter and his daughter',
        strengths: ['Cooks for himself'],
        needs: [
          {
            description: 'Washing and dressing',
            goals: [
              {
                description: 'Wash unaided',
                importance: 8,
                target: '2026-06',
                outcome: null,
                status: 'In progress',
                actions: [
                  { what: 'Fit a grab rail', who: 'Equipment service', when: 'April', status: 'Done' },
                ],
              },
              {
                description: 'Walk to the shop',
                importance: 10,
                target: 'by Christmas',
                outcome: null,
                status: null,
                actions: [],
              },
            ],
          },
        ],
        contingencyPlans: [
          { trigger: 'Daughter is ill', whatShouldHappen: 'Extra visits', whoToContact: 'Duty desk' },
        ],
        fundingSource: 'Council',
        author: { name: 'Amara Nwosu', role: 'Social worker', team: 'Adults North' },
      },
    ],
    '101 allocations': [
      {
        allocationId: 1,
        worker: 'Amara Nwosu',
        workerRole: 'Social worker',
        team: 'Adults North',
        startDate: '2026-02-02',
        endDate: null,
        ragRating: 'Amber',
      },
      {
        allocationId: 2,
        worker: 'Former Worker',
        workerRole: null,
        team: null,
        startDate: '2020-01-01',
        endDate: '2020-06-01',
        ragRating: null,
      },
    ],
    '101 documents': [
      {
        documentId: 'D1',
        title: 'Care Act assessment',
        category: 'Assessment',
        createdDate: '2026-03-12',
        author: 'Amara Nwosu',
        contentType: 'text/plain',
        text: 'Walter would like to wash unaided.',
      },
    ],
    '102 events': [event('R2', 'request', { startDate: '2026-01-05', endDate: '2026-01-05' })],
    '107 events': [event('R7', 'Request', { startDate: '2026-01-07', endDate: '2026-01-07' })],
    '108 events': [event('R8', 'Request', { startDate: '2026-01-08', endDate: '2026-01-08' })],
  },
};
