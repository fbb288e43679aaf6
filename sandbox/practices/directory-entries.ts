import { createHash } from 'node:crypto';
import type { DirectoryEntry } from '../directory/directory-entry.ts';
import { practices } from '../population/towns.ts';
import { asidOf } from './asid-of.ts';
import { capabilityBasePath, interactionIds, interactionsOf } from './practice-endpoint.ts';
import type { Supplier } from './supplier.ts';
import { suppliers } from './suppliers.ts';

/** Every practice's endpoints, given the address of each supplier's server. */
export function directoryEntries({
  urls,
}: {
  readonly urls: Readonly<Record<Supplier['name'], string>>;
}): DirectoryEntry[] {
  return practices.flatMap(({ odsCode, supplier }) => {
    const { capabilities, manufacturerOdsCode } = suppliers[supplier];
    return capabilities.flatMap((capability) =>
      interactionsOf(capability).map((interaction) => ({
        odsCode,
        interactionId: interactionIds[interaction],
        asid: asidOf(odsCode),
        partyKey: toPartyKey(odsCode),
        address: `${urls[supplier]}${capabilityBasePath(odsCode, capability)}`,
        ...(manufacturerOdsCode === undefined ? {} : { manufacturerOdsCode }),
      })),
    );
  });
}

function toPartyKey(odsCode: string): string {
  const value = createHash('sha256').update(`party ${odsCode}`).digest().readUInt32BE();
  return `${odsCode}-${String(800_000 + (value % 100_000))}`;
}
