/** The organisation that is asked for, and the interaction or party key that narrows the question. */
export interface DirectoryQuery {
  readonly odsCode: string;
  readonly interactionId?: string;
  readonly partyKey?: string;
}

const organisationSystem = 'https://fhir.nhs.uk/Id/ods-organization-code';
const interactionSystem = 'https://fhir.nhs.uk/Id/nhsServiceInteractionId';
const partyKeySystem = 'https://fhir.nhs.uk/Id/nhsMhsPartyKey';

/** Reads `organization` and `identifier` as `system|value`, or says which of them is missing or wrong. */
export function parseDirectoryQuery(
  parameters: URLSearchParams,
): DirectoryQuery | { readonly problem: string } {
  const organisation = splitToken(parameters.get('organization'));
  if (organisation?.system !== organisationSystem || organisation.value === '') {
    return { problem: "Missing or invalid 'organization' query parameter." };
  }
  const identifiers = parameters.getAll('identifier').map(splitToken);
  const valueOf = (system: string) => identifiers.find((token) => token?.system === system)?.value;
  const interactionId = valueOf(interactionSystem);
  const partyKey = valueOf(partyKeySystem);
  if (interactionId === undefined && partyKey === undefined) {
    return { problem: "Missing or invalid 'identifier' query parameter." };
  }
  return {
    odsCode: organisation.value,
    ...(interactionId === undefined ? {} : { interactionId }),
    ...(partyKey === undefined ? {} : { partyKey }),
  };
}

function splitToken(token: string | null): { readonly system: string; readonly value: string } | undefined {
  const bar = token?.indexOf('|') ?? -1;
  return token === null || bar === -1
    ? undefined
    : { system: token.slice(0, bar), value: token.slice(bar + 1) };
}
