import type { Person } from '../population/life.ts';
import type { Persona } from './persona.ts';
import { clients, partner } from './sandbox-issuers.ts';

/** Makes a persona of somebody of the population, whose token is like one of NHS login. */
export function toCitizenPersona(
  person: Person,
  facts: {
    readonly id: string;
    readonly role: string;
    readonly description: string;
    readonly purpose: string;
  },
): Persona {
  return {
    id: facts.id,
    name: toName(person),
    description: facts.description,
    kind: 'citizen',
    role: facts.role,
    organisation: '',
    issuer: 'nhs-login',
    claims: {
      sub: `nhs-login-${person.councilPersonId}`,
      client_id: clients.portal,
      purpose_of_use: facts.purpose,
      ...toProof(person),
    },
  };
}

/** Makes a persona of the partner's application, which somebody of the population uses. */
export function toAppPersona(person: Person, description: string): Persona {
  return {
    id: 'partner-app',
    name: `${partner.name} for ${toName(person)}`,
    description,
    kind: 'app',
    role: 'Partner application',
    organisation: partner.name,
    issuer: 'partners',
    claims: {
      sub: `partner-user-${person.councilPersonId}`,
      client_id: clients.partner,
      purpose_of_use: 'PATRQT',
      scope: 'record.read',
      ...toProof(person),
    },
  };
}

/** What NHS login proved: the highest level, with a password and a code. */
function toProof({ nhsNumber, givenNames, familyName, birthDate }: Person) {
  return {
    nhs_number: nhsNumber,
    identity_proofing_level: 'P9',
    vot: 'P9.Cp.Cd',
    given_name: givenNames[0] ?? '',
    family_name: familyName,
    birthdate: birthDate,
  };
}

function toName({ title, givenNames, familyName }: Person): string {
  return `${title} ${givenNames[0] ?? ''} ${familyName}`;
}
