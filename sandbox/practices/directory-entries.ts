import { createHash } from 'node:crypto';
import { practices } from '../population/towns.ts';
import { asidOf } from './asid-of.ts';
import { interactionIds, structuredBasePath } from './structured-endpoint.ts';
import type { Supplier } from './supplier.ts';

/** Where a practice answers an interaction, as the Spine Directory Service lists it. */
export interface PracticeDirectoryEntry {
  readonly odsCode: string;
  readonly interactionId: string;
  readonly asid: string;
  readonly partyKey: string;
  /** The base address: the same that a token's audience must be. */
  readonly address: string;
}

/** Every practice's endpoints, given the address of each supplier's server. */
export function directoryEntries({
  urls,
}: {
  readonly urls: Readonly<Record<Supplier['name'], string>>;
}): PracticeDirectoryEntry[] {
  return practices.flatMap(({ odsCode, supplier }) =>
    Object.values(interactionIds).map((interactionId) => ({
      odsCode,
      interactionId,
      asid: asidOf(odsCode),
      partyKey: toPartyKey(odsCode),
      address: `${urls[supplier]}${structuredBasePath(odsCode)}`,
    })),
  );
}

function toPartyKey(odsCode: string): string {
  const value = createHash('sha256').update(`party ${odsCode}`).digest().readUInt32BE();
  return `${odsCode}-${String(800_000 + (value % 100_000))}`;
}
