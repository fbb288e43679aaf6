import { careSettingNames, clinicalSettings, type ClinicalSetting } from '../../../schema/care-settings.ts';
import type { PatientRecordArgs } from '../../../schema/generated/patient.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';

/** Which part of a record is asked for. */
export interface AskedPart {
  readonly period?: { readonly start?: string; readonly end?: string };
  readonly settings: ReadonlySet<ClinicalSetting>;
}

/** Admits the arguments of a record; otherwise fails with `BAD_USER_INPUT` and the reason `PERIOD` or `SETTINGS`. */
export function parseAskedPart(given: PatientRecordArgs): AskedPart {
  const period = parsePeriod(given.period);
  return { settings: parseSettings(given.settings), ...(period === undefined ? {} : { period }) };
}

function parsePeriod(given: PatientRecordArgs['period']): AskedPart['period'] {
  const { start, end } = given ?? {};
  for (const day of [start, end]) {
    if (day && (day.length !== 10 || parsePartialDate(day) === undefined)) {
      throw refuse('PERIOD', 'A period begins and ends on real days, such as 2026-03-31.');
    }
  }
  // Whole days in this form sort as texts.
  if (start && end && start > end) throw refuse('PERIOD', 'A period cannot end before it begins.');
  if (!start && !end) return undefined;
  return { ...(start ? { start } : {}), ...(end ? { end } : {}) };
}

function parseSettings(given: PatientRecordArgs['settings']): AskedPart['settings'] {
  if (given === null || given === undefined) return new Set(clinicalSettings);
  if (given.length === 0)
    throw refuse('SETTINGS', 'Name at least one care setting, or leave the settings out.');
  const asked = given.map((name) => clinicalSettings.find((setting) => careSettingNames[setting] === name));
  return new Set(
    asked.map((setting) => {
      if (setting !== undefined) return setting;
      throw refuse('SETTINGS', 'Only settings that keep clinical or care records can be asked for.');
    }),
  );
}

function refuse(reason: string, message: string) {
  return toGraphError('BAD_USER_INPUT', { reason, message });
}
