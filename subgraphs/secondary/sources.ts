import type { SettingSources, SourceDescription } from '../kit/source-description.ts';

const messages = 'Hospitals’ messages';
const server = 'Hospitals’ FHIR R4 servers (UK Core)';

const feed: readonly SourceDescription[] = [
  {
    system: messages,
    message:
      'HL7 v2 ADT, A01 to A08, A11 to A13, A17, A18, A21 to A23, A28 to A31, A34, A36, A38 to A40, A45, A47, A52, A53, A60',
    reads: [
      'who the person is, their numbers and merges',
      'visits with class, specialty, times, places in order, leave, people, diagnoses (DG1), procedures (PR1)',
      'allergies (AL1, IAM)',
    ],
    leaves: [
      'addresses, telephones, next of kin: the demographic service knows them',
      'insurance and money (IN1, GT1)',
      'observations among the segments of a visit (OBX)',
      'Z segments: each sender means something else by them',
    ],
    test: 'test/contract/secondary-visits.test.ts',
  },
  {
    system: messages,
    message: 'HL7 v2 ORU, R01 and R30 to R32',
    reads: [
      'reports and their results, ranges, comparators, flags, notes, corrections with what they replaced',
      'the result of another report that a report is about, such as the organism that was tested (OBR-26)',
    ],
    leaves: ['enclosed files (ED, RP): named by their type', 'waveforms'],
    test: 'test/contract/secondary-results.test.ts',
  },
  {
    system: messages,
    message: 'HL7 v2 MDM, T01 to T11',
    reads: [
      'documents with their text, author, confidentiality, replacement, cancellation, and whether they are still for use',
    ],
    leaves: ['enclosed files: named by their type'],
    test: 'test/contract/secondary-investigations.test.ts',
  },
];

const records: readonly SourceDescription[] = [
  {
    system: server,
    message: '`Patient` by NHS number',
    reads: ['who is meant, merged records, hospital numbers'],
    leaves: ['everything else: the demographic service knows it'],
    test: 'test/contract/secondary-fhir.test.ts',
  },
  {
    system: server,
    message: '`Encounter`, `EpisodeOfCare`, `Condition`, `Procedure`, `AllergyIntolerance` by `patient`',
    reads: [
      'visits, with a visit that messages tell of too as one; episodes; diagnoses; procedures; allergies',
    ],
    leaves: ['onset in words', 'where a person was admitted from', 'anatomy and devices of procedures'],
    test: 'test/contract/secondary-sandbox.test.ts',
  },
  {
    system: server,
    message: '`DiagnosticReport`, `Observation` by `patient`',
    reads: [
      'reports with their results, enclosed ones too, panels, parts, ranges, comparators, interpretation',
    ],
    leaves: ['attached forms: named by their type', 'images', 'earlier versions: the server holds them'],
    test: 'test/contract/secondary-fhir.test.ts',
  },
  {
    system: server,
    message:
      '`Composition`, `DocumentReference`, `Communication` by `patient`, Transfer of Care in FHIR and CDA',
    reads: [
      'letters in sections as plain text; text, HTML, FHIR documents and CDA, enclosed or as `Binary`; whether the practice has them',
    ],
    leaves: ['PDFs and pictures: named by type and size', 'coded entries beside the words'],
    test: 'test/contract/secondary-fhir-documents.test.ts',
  },
  {
    system: server,
    message:
      '`MedicationRequest`, `MedicationStatement` by `patient`, with `_include` of `Medication`, contained or read by itself',
    reads: [
      'which medicine, every status and why, course, who ordered it and when, dose in words (from fields where there are none), bounds, what was issued last',
      'amount, how long it lasts, issues allowed (the first included) and made, until when',
      'category and reasons: in the note; an intent that orders nothing, and statuses that the graph has no word for: as words beside the status',
    ],
    leaves: [
      'orders not to give a medicine: told of, never listed',
      'what was entered in error',
      'who ordered it, where they are neither named nor a `Practitioner` or `PractitionerRole` that the server lets be read',
      '`MedicationDispense`, `MedicationAdministration`: what was supplied and given',
    ],
    test: 'test/contract/secondary-fhir-medicines.test.ts',
  },
  {
    system: server,
    message: '`CarePlan`, `Goal`, `ServiceRequest`, `Appointment` by `patient`',
    reads: [
      'plans with goals and actions; referrals with their number; appointments, missed and called off ones too',
    ],
    leaves: ['who is to do what and when, beyond words'],
    test: 'test/contract/secondary-referrals.test.ts',
  },
];

const services: readonly SourceDescription[] = [
  {
    system: 'e-Referral Service',
    message: 'FHIR STU3 `GET /STU3/ReferralRequest/{UBRN}` (A005)',
    reads: ['state, service, specialty, priority, start of the pathway, appointment, names of letters'],
    leaves: [
      'search criteria',
      'letters themselves',
      'work lists: nobody asks for one person’s record by them',
    ],
    test: 'test/contract/secondary-referrals.test.ts',
  },
  {
    system: 'Booking and Referral Standard',
    message:
      'FHIR R4 `GET /Appointment?patient:identifier=…` and `/ServiceRequest?…`, by `NHSD-Target-Identifier`',
    reads: ['appointments and referrals of one receiver'],
    leaves: ['free slots', '`$process-message`: nothing is booked from here'],
    test: 'test/contract/secondary-referrals.test.ts',
  },
];

/** What is read of hospitals, and of the services between them and practices. */
export const secondarySources: SettingSources = {
  title: 'Hospitals',
  descriptions: [...feed, ...records, ...services],
};
