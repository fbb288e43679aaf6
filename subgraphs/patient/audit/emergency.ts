import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Look } from '../access/record-look.ts';

/** A mode in which looks are shown that cannot be recorded; it is declared with an end, and is never on by itself. */
export interface Emergency {
  isOn(): boolean;
}

/** The mode that is never on. */
export const noEmergency: Emergency = { isOn: () => false };

/** The longest that an emergency may be declared for, in milliseconds. */
const longest = 24 * 60 * 60 * 1000;

/** Admits the instant at which a declared emergency ends; it must be within the next day, or be over. */
export const emergencyVariable = z.iso
  .datetime({ offset: true, error: 'must be an instant such as 2026-11-22T18:00:00Z' })
  .transform((text) => Date.parse(text))
  .refine((until) => until - Date.now() <= longest, 'must not be more than a day away');

/** Builds the mode that lasts until an instant, in milliseconds since 1970. */
export function createEmergency(until: number, now: () => number = Date.now): Emergency {
  return { isOn: () => now() < until };
}

/** What is recorded when the mode is declared, so that it stands among the looks. */
export function toEmergencyLook(until: number): Look {
  return {
    requestId: randomUUID(),
    caller: {
      kind: 'service',
      issuer: 'caregraph',
      subject: 'patient',
      clientId: 'caregraph-patient',
      purpose: 'HOPERAT',
      scopes: [],
      organisation: { odsCode: '', name: 'Caregraph' },
    },
    action: 'emergency mode',
    outcome: 'permit',
    basis: `declared until ${new Date(until).toISOString()}`,
  };
}
