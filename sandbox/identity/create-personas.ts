import { highStreet } from '../community/high-street/high-street-settings.ts';
import type { Population } from '../population/create-population.ts';
import { communityProvider, council } from '../population/towns.ts';
import type { Persona } from './persona.ts';
import { clients } from './sandbox-issuers.ts';
import { toAppPersona, toCitizenPersona } from './to-citizen-persona.ts';
import { toStaffPersona } from './to-staff-persona.ts';

/** Organisations of the personas that keep no record of their own in the sandbox. */
const others = {
  careHome: { odsCode: 'VZZ01', name: 'The Limes Residential Home' },
  board: { odsCode: 'QZZ', name: 'Vale and Shore Integrated Care Board' },
} as const;

/** The position in every population of the person to show first, and of the woman who stands in as her daughter. */
const positions = { patient: 0, daughter: 7 } as const;

/** The personas of a population, the general practitioner first; most of them look after the person to show first. */
export function createPersonas(population: Population): readonly Persona[] {
  const { person, practice, trust } = population.life(positions.patient);
  const daughter = population.life(positions.daughter).person;
  const patient = person.givenNames[0] ?? '';
  const localTeam = 'Adult Social Care Locality Team';
  return [
    toStaffPersona({
      id: 'general-practitioner',
      title: 'Dr',
      given: 'Samira',
      family: 'Rahman',
      description: `The general practitioner with whom ${patient} is registered.`,
      roleCode: 'R0260',
      organisation: practice,
      number: 1,
    }),
    toStaffPersona({
      id: 'practice-pharmacist',
      title: 'Mr',
      given: 'Idris',
      family: 'Vaughan',
      description: 'A pharmacist at the same practice: medicines, allergies and investigations.',
      roleCode: 'R1290',
      organisation: practice,
      number: 2,
    }),
    toStaffPersona({
      id: 'hospital-doctor',
      title: 'Dr',
      given: 'Grace',
      family: 'Tremaine',
      description: `The consultant who sees ${patient} in the diabetes clinic.`,
      roleCode: 'R0050',
      organisation: trust,
      workgroups: ['Diabetes Service'],
      number: 3,
    }),
    toStaffPersona({
      id: 'emergency-doctor',
      title: 'Dr',
      given: 'Kofi',
      family: 'Ashdown',
      description: 'An emergency doctor at the same hospital, who may have to open what nobody else opened.',
      roleCode: 'R0050',
      organisation: trust,
      workgroups: ['Emergency Medicine Service'],
      purpose: 'ETREAT',
      number: 4,
    }),
    toStaffPersona({
      id: 'district-nurse',
      title: 'Nurse',
      given: 'Tariq',
      family: 'Malik',
      description: `The district nurse who dresses ${patient}'s ulcer at home.`,
      roleCode: 'R0700',
      organisation: communityProvider,
      workgroups: ['District nursing service'],
      number: 5,
    }),
    toStaffPersona({
      id: 'social-worker',
      title: 'Ms',
      given: 'Petra',
      family: 'Whitlock',
      description: `The social worker to whom ${patient}'s case is allocated.`,
      roleCode: 'R1330',
      organisation: { odsCode: council.code, name: council.name },
      workgroups: [localTeam],
      number: 6,
    }),
    toStaffPersona({
      id: 'care-home-manager',
      title: 'Mrs',
      given: 'Joan',
      family: 'Averill',
      description: 'The manager of a care home: what the national restricted view shows of its residents.',
      roleCode: 'R9710',
      organisation: others.careHome,
      number: 7,
    }),
    toStaffPersona({
      id: 'optometrist',
      title: 'Mr',
      given: 'Anil',
      family: 'Bose',
      description: 'An optometrist on the high street, with a restricted view.',
      roleCode: 'R1280',
      organisation: highStreet.optician,
      number: 8,
    }),
    toCitizenPersona(person, {
      id: 'patient',
      role: 'Patient',
      description: 'The patient herself, logged in at the highest level.',
      purpose: 'PATRQT',
    }),
    toCitizenPersona(daughter, {
      id: 'daughter',
      role: 'Family member',
      description: `${patient}'s daughter, who asks for her mother by a grant.`,
      purpose: 'FAMRQT',
    }),
    toStaffPersona({
      id: 'analyst',
      title: 'Mr',
      given: 'Rhys',
      family: 'Pargeter',
      description: "A commissioner's analyst: figures about many people, never people.",
      roleCode: 'R1840',
      organisation: others.board,
      purpose: 'HOPERAT',
      client: clients.workbench,
      number: 9,
    }),
    toAppPersona(person, `A partner's application that ${patient} uses, and what she granted it.`),
    toStaffPersona({
      id: 'privacy-officer',
      title: 'Ms',
      given: 'Odette',
      family: 'Lambourne',
      description: 'The privacy officer of the hospital: who looked at whom, and why; no records.',
      roleCode: 'R0001',
      organisation: trust,
      purpose: 'HOPERAT',
      client: clients.privacyDesk,
      number: 10,
    }),
  ];
}
