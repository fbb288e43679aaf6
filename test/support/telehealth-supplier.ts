import { suppliersShape } from '../../subgraphs/community/telehealth/supplier-configuration.ts';
import type { KnownSupplier } from '../../subgraphs/community/telehealth/http/find-supplier.ts';

/** The token of the supplier of the tests. */
export const supplierToken = 'northmoor-telehealth-token-of-tests';

/** Configures one supplier that traces its numbers, unless it is told otherwise. */
export function configureSupplier(changes: Record<string, unknown> = {}): KnownSupplier {
  const token = typeof changes['token'] === 'string' ? changes['token'] : supplierToken;
  const [configuration] = suppliersShape.parse([
    {
      id: 'northmoor',
      odsCode: 'TH001',
      name: 'Northmoor Telehealth',
      system: 'HomeWatch',
      token,
      numbers: 'traced',
      fallbackOwner: { name: 'Telehealth hub', role: 'Duty nurse' },
      ...changes,
    },
  ]);
  if (configuration === undefined) throw new Error('There is a supplier.');
  return { configuration, token: () => token };
}

/** What a supplier was answered. */
export interface SupplierAnswer {
  readonly status: number;
  readonly headers: Headers;
  // The shape depends on what was sent; tests state what they expect of it.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

/** Sends something as a supplier does. */
export async function sendReadings(
  url: string,
  body: unknown,
  { token = supplierToken, type = 'application/fhir+json' }: { token?: string; type?: string } = {},
): Promise<SupplierAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** An Observation of blood glucose in FHIR R4 as suppliers send it; changes replace whole members. */
export function toGlucose(nhsNumber: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    resourceType: 'Observation',
    identifier: [{ system: 'https://northmoor.example/reading', value: 'g1' }],
    status: 'final',
    code: {
      coding: [{ system: 'http://snomed.info/sct', code: '997671000000106', display: 'Blood glucose level' }],
    },
    subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber } },
    effectiveDateTime: '2026-06-01T07:01:00+01:00',
    device: { display: 'Home glucometer' },
    valueQuantity: { value: 7.1, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
    ...changes,
  };
}

/** The identifier of a reading, as a supplier writes it. */
export function toIdentifier(value: string): readonly Record<string, string>[] {
  return [{ system: 'https://northmoor.example/reading', value }];
}

/** A Bundle with some resources. */
export function toBundle(
  resources: readonly unknown[],
  type: 'transaction' | 'batch' | 'collection' | 'searchset' = 'collection',
): Record<string, unknown> {
  return { resourceType: 'Bundle', type, entry: resources.map((resource) => ({ resource })) };
}
