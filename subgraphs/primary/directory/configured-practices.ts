import { z } from 'zod';
import { absent, found } from '../../kit/outcome.ts';
import { type Interaction, interactions } from '../gp-connect/interactions.ts';
import type { PracticeDirectory, PracticeRoute } from './practice-directory.ts';

const odsCode = z.string().regex(/^[A-Z0-9]{3,10}$/, 'must be an ODS code, such as A82038');

const capability = z.strictObject({
  address: z
    .url({ protocol: /^https?$/, error: 'must be the base address of the capability, as http or https' })
    .transform((address) => address.replace(/\/+$/, '')),
  asid: z.string().regex(/^\d{12}$/, 'must be twelve digits'),
});

/** One practice as an operator describes it: where each of its capabilities answers. */
const practiceSettings = z.strictObject({
  odsCode,
  manufacturerOdsCode: odsCode.optional(),
  structured: capability.optional(),
  documents: capability.optional(),
  appointments: capability.optional(),
});

/** All practices that an operator describes; no practice twice. */
export const practicesShape = z
  .array(practiceSettings)
  .max(10_000)
  .superRefine((all, context) => {
    const seen = new Set<string>();
    for (const [index, practice] of all.entries()) {
      if (seen.has(practice.odsCode)) {
        context.addIssue({ code: 'custom', path: [index, 'odsCode'], message: 'must not stand twice' });
      }
      seen.add(practice.odsCode);
    }
  });

/** A practice that an operator describes. */
export type PracticeSettings = z.output<typeof practiceSettings>;

/** The capability that each interaction belongs to. */
const capabilities: Readonly<Record<Interaction, 'structured' | 'documents' | 'appointments'>> = {
  readCapabilities: 'structured',
  structuredRecord: 'structured',
  findDocumentPatient: 'documents',
  searchDocuments: 'documents',
  readDocument: 'documents',
  findAppointmentPatient: 'appointments',
  searchAppointments: 'appointments',
  searchSlots: 'appointments',
};

/**
 * Puts practices that an operator describes before the directory: such a practice is found where it is said to be, and
 * has no capability beside those that are described; every other is looked up.
 */
export function withConfiguredPractices(
  directory: PracticeDirectory,
  practices: readonly PracticeSettings[],
): PracticeDirectory {
  const byCode = new Map(practices.map((practice) => [practice.odsCode, practice]));
  return {
    async findRoute(practiceOdsCode, interactionId) {
      const practice = byCode.get(practiceOdsCode);
      if (practice === undefined) return directory.findRoute(practiceOdsCode, interactionId);
      const names = Object.keys(interactions) as readonly Interaction[];
      const name = names.find((each) => interactions[each] === interactionId);
      const described = name === undefined ? undefined : practice[capabilities[name]];
      if (described === undefined) return absent;
      const { manufacturerOdsCode } = practice;
      const route: PracticeRoute = {
        ...described,
        ...(manufacturerOdsCode === undefined ? {} : { manufacturerOdsCode }),
      };
      return found(route);
    },
  };
}
