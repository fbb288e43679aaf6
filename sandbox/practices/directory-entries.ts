import { createHash } from 'node:crypto';
import type { DirectoryEntry } from '../directory/directory-entry.ts';
import { practices } from '../population/towns.ts';
import { asidOf } from './asid-of.ts';
import { interactionIds, structuredBasePath } from './structured-endpoint.ts';
import type { Supplier } from './supplier.ts';

/** Every practice's endpoints, given the address of each supplier's server. */
export function directoryEntries({
  urls,
}: {
  readonly urls: Readonly<Record<Supplier['name'], string>>;
}): DirectoryEntry[] {
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
