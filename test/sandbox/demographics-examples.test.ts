import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OperationOutcome, Patient } from 'fhir/r4.js';
import { describe, expect, test } from 'vitest';
import { toPdsProblem } from '../../sandbox/demographics/pds-outcome.ts';
import { findPatientFaults } from './demographics-patient-faults.ts';

const examples = process.env['CAREGRAPH_EXAMPLES'];
const folder = join(examples ?? '.', 'pds');

describe.skipIf(examples === undefined)(
  'public examples (set CAREGRAPH_EXAMPLES to their folder to run)',
  () => {
    test('have the shape that ours have', () => {
      const names = readdirSync(folder).filter((name) => /patient.*\.json$/i.test(name));
      const patients = names
        .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Patient)
        .filter(({ resourceType }) => resourceType === 'Patient');
      expect(patients.length).toBeGreaterThan(3);
      for (const patient of patients) expect(findPatientFaults(patient)).toEqual([]);
    });

    test.each(['INVALID_RESOURCE_ID', 'RESOURCE_NOT_FOUND', 'MISSING_VALUE'] as const)(
      'have the same %s',
      (code) => {
        const theirs = JSON.parse(
          readFileSync(join(folder, 'errors', `${code}.json`), 'utf8'),
        ) as OperationOutcome;
        const withoutText = ({ issue: [first] }: OperationOutcome) => ({ ...first, diagnostics: undefined });
        expect(withoutText(toPdsProblem(code).outcome)).toEqual(withoutText(theirs));
      },
    );
  },
);
