import { otherSupplier } from '../suppliers/other-supplier.ts';
import type { PracticeNaming } from './practice-record.ts';

/**
 * How practices named themselves when they last answered, so that one that does not answer now can be called
 * by its name. It holds nothing about persons, and no id is made of it.
 */
export interface KnownPractices {
  learn(practiceOdsCode: string, naming: PracticeNaming): void;
  /** The naming, or one by the practice's code alone. */
  recall(practiceOdsCode: string | undefined): PracticeNaming;
}

/** Builds an empty memory of practices. */
export function createKnownPractices(): KnownPractices {
  const known = new Map<string, PracticeNaming>();
  return {
    learn(practiceOdsCode, naming) {
      if (naming.supplier !== undefined) known.set(practiceOdsCode, naming);
    },
    recall(practiceOdsCode) {
      if (practiceOdsCode === undefined) return { source: { system: 'General practice' } };
      const unnamed = {
        source: { organisation: { odsCode: practiceOdsCode }, system: otherSupplier.product },
      };
      return known.get(practiceOdsCode) ?? unnamed;
    },
  };
}
