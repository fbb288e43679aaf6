import type { SettingSources, SourceDescription } from '../kit/source-description.ts';
import {
  areaDefinitions,
  type ClinicalArea,
  coreAreas,
  endedAllergiesListCode,
  furtherAreas,
} from './structured-record/clinical-area.ts';
import { knownSuppliers } from './suppliers/create-suppliers.ts';

const structured = 'GP Connect Access Record: Structured 1.6';

/** What is read of the items of each area, and what they can hold beside it. */
const contents: Readonly<Record<ClinicalArea, Pick<SourceDescription, 'reads' | 'leaves' | 'test'>>> = {
  encounters: {
    reads: ['the encounter, who took part, and the tree of topics and headings with every line'],
    leaves: ['length and location: no query asks for them'],
    test: 'test/contract/primary-emis.test.ts',
  },
  allergies: {
    reads: [
      `allergies, ended ones (list ${endedAllergiesListCode}, contained or referred to), intolerances, reactions with severity and route, last occurrence, ends, degraded codes`,
    ],
    leaves: ['verificationStatus but for refuted and entered-in-error: it is fixed', 'who recorded it'],
    test: 'test/contract/primary-mapping.test.ts',
  },
  medications: {
    reads: [
      'the statement and its plan: every status, since when and why it was stopped, kind of prescription, who prescribed it and when, dose in words',
      'amount as a number or in words, how long it lasts, issues allowed and made, until when, the last issue, prescribed elsewhere, why it is taken',
    ],
    leaves: [
      'what was entered in error',
      'taken, but for “no”: it is always unknown',
      'each issue but for the date of the last',
      'problems that it is taken for: they link to it',
    ],
    test: 'test/contract/primary-mapping.test.ts',
  },
  conditions: {
    reads: [
      'the problem header, or the item that it points at; significance, onset, end, certainty where one is sent; actual problem, related problems and content',
    ],
    leaves: ['links to what the answer does not hold: they are counted', 'who recorded it'],
    test: 'test/contract/primary-problem-links.test.ts',
  },
  immunisations: {
    reads: [
      'procedure and vaccine, given or not and why, dose, batch, site, route, series and whether a dose counts, who gave it',
    ],
    leaves: ['whether a parent was present', 'who reported one that was given elsewhere'],
    test: 'test/contract/primary-further-areas.test.ts',
  },
  observations: {
    reads: [
      'code, value of every kind but sampled data, parts, ranges and interpretation of the whole and of each part, comment, body site, method',
    ],
    leaves: ['device: GP Connect sends none', 'which line of uncategorised data stands under which'],
    test: 'test/contract/primary-further-areas.test.ts',
  },
  investigations: {
    reads: [
      'the report, its request, specimens with site and fasting, groups with their results, conclusion, comments on filing',
    ],
    leaves: ['attached forms: GP Connect sends none'],
    test: 'test/contract/primary-further-areas.test.ts',
  },
  referrals: {
    reads: ['why, to whom, by whom, how urgent, status as sent'],
    leaves: ['attached documents: they are listed as documents'],
    test: 'test/contract/primary-further-areas.test.ts',
  },
  diary: {
    reads: ['what is due and when, who asked for it, whether it is not to be done'],
    leaves: ['repeated timings: GP Connect sends one date, and any other is counted'],
    test: 'test/contract/primary-further-areas.test.ts',
  },
};

const areas: readonly SourceDescription[] = [...coreAreas, ...furtherAreas].map((area) => {
  const { name, parameter, listCode, itemType } = areaDefinitions[area];
  return {
    system: 'General practices',
    message: `${structured}, ${name}: \`${parameter}\`, list ${listCode}, ${itemType}`,
    ...contents[area],
  };
});

/** What general practice reads. */
export const primarySources: SettingSources = {
  title: 'General practice',
  descriptions: [
    {
      system: 'Spine Directory Service',
      message: 'FHIR R4 `Device` and `Endpoint`, by organisation and interaction',
      reads: ['the system identifier, party key and manufacturer; the active address'],
      leaves: ['reliability settings: they concern messaging'],
      test: 'test/contract/primary-request.test.ts',
    },
    ...areas,
    {
      system: 'General practices',
      message:
        'GP Connect Access Document 1.6, “Find a patient”, “Search for a patient’s documents” and “Retrieve a document”',
      reads: [
        'title, type, dates, author, size and kind of content, why content cannot be had; the content, when asked for',
      ],
      leaves: ['the words of content that is no plain text or HTML: it is given as it is kept'],
      test: 'test/contract/primary-documents.test.ts',
    },
    {
      system: 'General practices',
      message:
        'GP Connect Appointment Management 1.2, “Retrieve a patient’s appointments” and “Search for free slots”',
      reads: [
        'when, whether it stands, for what, with whom, where, how, who booked it; free slots of two weeks',
      ],
      leaves: [
        'past appointments: GP Connect gives none',
        'booking, changing and cancelling: Caregraph only reads',
      ],
      test: 'test/contract/primary-appointments.test.ts',
    },
    {
      system: 'National Record Locator',
      message: 'FHIR R4 `DocumentReference`, by NHS number',
      reads: ['what kind of document there is, who keeps it, when it was written, title, whether it stands'],
      leaves: [
        'the document itself: it is fetched from its keeper by whoever may',
        'formats and retrieval mechanisms',
      ],
      test: 'test/contract/primary-locator.test.ts',
    },
    ...knownSuppliers.map(({ product, evidence }) => ({
      system: 'General practices',
      message: `the system ${product}`,
      reads: ['whose it is, by its identifiers, its manufacturer in the directory or its code systems'],
      leaves: [`nothing is read in another way than the specification says. Source: ${evidence}`],
      test: 'test/contract/primary-suppliers.test.ts',
    })),
  ],
};
