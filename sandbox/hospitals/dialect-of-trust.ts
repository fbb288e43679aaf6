import { createEpicDialect } from './epic-dialect.ts';
import type { HospitalDialect } from './hospital-dialect.ts';
import { createItkDialect } from './itk-dialect.ts';

/** The trusts that use Epic; all others write as the Interoperability Toolkit does. */
const epicTrusts = new Set(['RZ2']);

/** Builds the dialect that a trust's system writes. */
export function createDialectOfTrust(trust: string): HospitalDialect {
  return epicTrusts.has(trust) ? createEpicDialect(trust) : createItkDialect(trust);
}
