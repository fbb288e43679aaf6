import { councilRecords } from './social-life.ts';
import type { CouncilRecords } from './social-council.ts';

/** The number in the directory of staff of the social worker to whom Walter's case is allocated. */
export const allocatedWorker = '999900000077';

/** Everything that a council keeps of Walter beside events and plans, and of people whom it guards. */
export const careRecords: CouncilRecords = {
  persons: [
    ...councilRecords.persons,
    { ...known(120, 9992000090, '2012-05-05'), contextFlag: 'C' },
    { ...known(121, 9992000104, '1999-09-09'), contextFlag: 'C' },
    known(122, 9992000104, '1999-09-09'),
    { ...known(123, 9992000112, '1948-02-03'), deleted: true },
  ],
  lists: {
    ...councilRecords.lists,
    '101 assessments': [
      {
        assessmentId: 'A1',
        assessmentType: 'Long Term Assessment',
        status: 'Completed',
        startDate: '2026-03-10',
        endDate: '2026-03-12',
        method: 'Home visit',
        eligible: true,
        summary: 'Cannot wash unaided.',
        outcome: 'Progress to Support Planning / Services',
        worker: 'Amara Nwosu',
      },
      { assessmentId: 'A2', assessmentType: 'Occupational therapy', startDate: '2026-05-01', endDate: null },
    ],
    '101 about-me': [
      { aboutMeId: 1, mostImportantToMe: 'My garden', lastUpdated: '2025-01' },
      {
        aboutMeId: 2,
        mostImportantToMe: 'My garden and my dog',
        peopleImportantToMe: 'My daughter June',
        howToCommunicateWithMe: 'Speak to my left ear',
        myWellness: 'I whistle when I am well',
        pleaseDoAndPleaseDoNot: 'Please knock',
        howAndWhenToSupportMe: 'After breakfast',
        alsoWorthKnowing: 'I was a signalman',
        supportedToWriteBy: 'June',
        lastUpdated: '2026-04-01',
      },
    ],
    '101 safeguarding': [
      {
        concernId: 'SG1',
        type: 'Financial abuse',
        status: 'Section 42 enquiry',
        raisedDate: '2026-06-01',
        endDate: null,
        details: 'Money is missing.',
        outcome: null,
        worker: 'Amara Nwosu',
      },
    ],
    '101 legal': [
      {
        legalId: 'L1',
        type: 'Lasting power of attorney: health and welfare',
        status: 'Registered',
        startDate: '2024-02-02',
        endDate: null,
        representatives: [{ name: 'June Invented', relationship: 'Daughter', contact: '01632 960001' }],
        documentLocation: 'Case file',
      },
      {
        legalId: 'L2',
        type: 'Mental capacity assessment',
        status: 'Completed',
        startDate: '2026-03-11',
        endDate: '2026-03-11',
        decision: 'Where to live',
        outcome: 'Has capacity for this decision',
        worker: 'Amara Nwosu',
      },
      { legalId: 'L3', type: 'DoLS authorisation', startDate: '2020-01-01', endDate: '2020-12-31' },
      { legalId: 'L4', type: 'Deputyship (Court of Protection)', startDate: '2019' },
      { legalId: 'L5', type: 'A paper of our own' },
    ],
    '101 warning-notes': [
      {
        warningNoteId: 7,
        noteType: 'Risk to staff',
        status: 'Open',
        startDate: '2026-01-01',
        nextReviewDate: '2027-01-01',
        noteNarrative: 'A dog that bites.',
        managementAdvice: 'Ring before you come.',
        disclosedWithIndividual: 'N',
        createdBy: 'Amara Nwosu',
      },
    ],
    '101 relationships': [
      {
        relationshipId: 'P1',
        name: 'June Invented',
        relationship: 'Daughter',
        isInformalCarer: 'Y',
        isMainCarer: true,
        parentalResponsibility: false,
        isNextOfKin: true,
        isEmergencyContact: true,
        livesWithPerson: false,
        contact: '01632 960001',
        startDate: '2026-02-02',
        hoursPerWeek: '12.5',
        assessments: [
          { startDate: '2026-04-01', endDate: '2026-04-02', worker: 'Amara Nwosu', outcome: 'NFA - Other' },
        ],
      },
      { relationshipId: 'P2', name: 'Sid Invented', relationship: 'Neighbour', isInformalCarer: 'N' },
    ],
    '101 allocations': [
      {
        allocationId: 1,
        worker: 'Amara Nwosu',
        workerRole: 'Social worker',
        workerUserId: allocatedWorker,
        team: 'Adults North',
        isKeyWorker: true,
        ragRating: 'amber',
        startDate: '2026-02-02',
        endDate: null,
      },
      { allocationId: 2, worker: 'Former Worker', startDate: '2020-01-01', endDate: '2020-06-01' },
    ],
    '105 allocations': [
      { allocationId: 5, worker: 'Amara Nwosu', workerUserId: allocatedWorker, startDate: '2026-02-02' },
      { allocationId: 6, worker: 'Former', workerUserId: '999900000078', startDate: '2020', endDate: '2021' },
    ],
    '105 events': [{ eventId: 'R5', eventType: 'Request', startDate: '2026-01-05', endDate: '2026-01-05' }],
    '120 allocations': [{ allocationId: 7, workerUserId: allocatedWorker, startDate: '2026-02-02' }],
    '120 events': [{ eventId: 'R120', eventType: 'Request', startDate: '2026-01-06', endDate: '2026-01-06' }],
    '121 events': [{ eventId: 'R121', eventType: 'Request', startDate: '2010-01-06', endDate: '2010-01-06' }],
    '122 events': [{ eventId: 'R122', eventType: 'Request', startDate: '2026-01-07', endDate: '2026-01-07' }],
  },
};

function known(personId: number, nhsId: number, dateOfBirth: string): Record<string, unknown> {
  return {
    personId,
    nhsId,
    nhsIdStatus: 'verified',
    dateOfBirth,
    restricted: 'N',
    contextFlag: 'A',
    deleted: false,
    masterPersonId: null,
  };
}
