import type { SourceWarning } from '../../schema/generated/shared.ts';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import {
  parseStructuredRecord,
  type StructuredRecord,
} from '../../subgraphs/primary/structured-record/parse-structured-record.ts';
import type { ClinicalArea } from '../../subgraphs/primary/structured-record/clinical-area.ts';
import { createSuppliers } from '../../subgraphs/primary/suppliers/create-suppliers.ts';
import { patientResource, type Resource, toBundle } from './primary-bundle.ts';
import { subject } from './primary-house.ts';
import { idSecret } from './secrets.ts';

/** That a resource is about the person of the tests. */
export const about = { subject: { reference: 'Patient/p1' } };

/** A business identifier of the practice of the tests. */
export const own = (value: string) => ({ identifier: [{ system: 'https://EMISWeb/Z99001', value }] });

/** The warning that something was left out. */
export const refused = (message: string): SourceWarning => ({ code: 'ITEMS_REFUSED', message });

/** The warning that one detail was left out, and where it stood. */
export const lost = (place: string): SourceWarning => ({
  code: 'OTHER',
  message: `1 detail of an item could not be read and was left out (${place}).`,
});

/** Reads an answer about the person of the tests, without any call. */
export function readRecord(resources: readonly Resource[]): StructuredRecord {
  const record = parseStructuredRecord(toBundle([patientResource, ...resources]), {
    subject,
    practiceOdsCode: 'Z99001',
    recordIds: createRecordIds(idSecret),
    suppliers: createSuppliers(),
    today: '2026-11-22',
  });
  if (record.kind === 'failed') throw new Error('A good record was refused.');
  return record;
}

/** The items and the warnings of one area of such an answer. */
export function readArea(area: ClinicalArea, resources: readonly Resource[]) {
  const { outcome, warnings } = readRecord(resources)[area];
  return { items: outcome.kind === 'found' ? outcome.value : [], warnings };
}
