import type { Trigger } from './hospital-event.ts';

/** Message code, trigger event and structure of each message (HL7 v2.5.1, table 0354). */
export const messageStructures: Readonly<Record<Trigger, readonly [string, Trigger, string]>> = {
  A01: ['ADT', 'A01', 'ADT_A01'],
  A02: ['ADT', 'A02', 'ADT_A02'],
  A03: ['ADT', 'A03', 'ADT_A03'],
  A04: ['ADT', 'A04', 'ADT_A01'],
  A05: ['ADT', 'A05', 'ADT_A05'],
  A08: ['ADT', 'A08', 'ADT_A01'],
  A11: ['ADT', 'A11', 'ADT_A09'],
  A12: ['ADT', 'A12', 'ADT_A12'],
  A13: ['ADT', 'A13', 'ADT_A01'],
  A28: ['ADT', 'A28', 'ADT_A05'],
  A31: ['ADT', 'A31', 'ADT_A05'],
  A40: ['ADT', 'A40', 'ADT_A39'],
  R01: ['ORU', 'R01', 'ORU_R01'],
  T02: ['MDM', 'T02', 'MDM_T02'],
};

const withAllergies = new Set<Trigger>(['A01', 'A04', 'A05', 'A08', 'A13', 'A28', 'A31']);

/** Whether a message of this kind says which allergies the hospital has recorded. */
export function carriesAllergies(trigger: Trigger): boolean {
  return withAllergies.has(trigger);
}
