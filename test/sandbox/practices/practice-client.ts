import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r3.js';

/** What a consumer's request may deviate in. */
export interface Deviation {
  readonly method?: string;
  readonly operation?: string;
  /** Header values to replace; `undefined` leaves the header out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Claims to replace; `undefined` leaves the claim out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly tokenHeader?: object;
  readonly signature?: string;
  readonly body?: string;
}

/** What a practice answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Bundle<FhirResource> | OperationOutcome;
}

export const now = new Date('2026-10-01T10:00:00Z');
export const traceId = '629ea9ba-a077-4d99-b289-7a9b19fd4e03';
const issuedAt = now.getTime() / 1000;

/** A consumer of structured records, as the specification describes one. */
export function createPracticeClient(url: string, odsCode: string, asid: string) {
  const base = `${url}/${odsCode}/STU3/1/gpconnect/structured/fhir`;
  return {
    base,
    async ask(parameters: unknown, deviation: Deviation = {}): Promise<Answer> {
      const method = deviation.method ?? 'POST';
      const headers = {
        accept: 'application/fhir+json;charset=utf-8',
        'content-type': 'application/fhir+json;charset=utf-8',
        'ssp-traceid': traceId,
        'ssp-from': '200000000115',
        'ssp-to': asid,
        'ssp-interactionid': 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1',
        authorization: `Bearer ${toToken(base, deviation)}`,
        ...deviation.headers,
      };
      const response = await fetch(`${base}/${deviation.operation ?? 'Patient/$gpc.getstructuredrecord'}`, {
        method,
        headers: Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined),
        ...(method === 'POST' && { body: deviation.body ?? JSON.stringify(parameters) }),
      });
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Answer['body'],
      };
    },
  };
}

/** The parameters of a request: the NHS number, and each area with its parts. */
export function toParameters(
  nhsNumber: string,
  areas: Readonly<Record<string, readonly object[]>>,
): { resourceType: string; parameter: object[] } {
  return {
    resourceType: 'Parameters',
    parameter: [
      {
        name: 'patientNHSNumber',
        valueIdentifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber },
      },
      ...Object.entries(areas).map(([name, part]) => ({ name, ...(part.length > 0 && { part }) })),
    ],
  };
}

function toToken(base: string, { claims, tokenHeader, signature }: Deviation): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const identifier = (system: string, value: string) => [{ system, value }];
  const payload = {
    iss: 'https://consumer.example',
    sub: 'user-1',
    aud: base,
    iat: issuedAt,
    exp: issuedAt + 300,
    reason_for_request: 'directcare',
    requested_scope: 'patient/*.read',
    requesting_device: {
      resourceType: 'Device',
      id: 'device-1',
      identifier: identifier('https://consumer.example/devices', 'one'),
      model: 'A consumer',
      version: '1',
    },
    requesting_organization: {
      resourceType: 'Organization',
      id: 'organisation-1',
      identifier: identifier('https://fhir.nhs.uk/Id/ods-organization-code', 'RZ1'),
      name: 'A trust',
    },
    requesting_practitioner: {
      resourceType: 'Practitioner',
      id: 'user-1',
      identifier: [
        { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '111222333444' },
        { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: 'UNK' },
        { system: 'https://consumer.example/users', value: 'user-1' },
      ],
      name: [{ family: 'Ash', given: ['Jo'], prefix: ['Dr'] }],
    },
    ...claims,
  };
  return `${encode(tokenHeader ?? { alg: 'none', typ: 'JWT' })}.${encode(payload)}.${signature ?? ''}`;
}
