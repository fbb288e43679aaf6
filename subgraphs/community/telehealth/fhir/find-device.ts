import type { FindNamed } from './find-named.ts';
import type { NamedResource, Reference } from './shapes.ts';

/** The device that measured something. */
export interface KnownDevice {
  readonly name: string | null;
  readonly identifier: string | null;
}

/** Finds the device that an item names; nothing where it names none. */
export function findDevice(
  device: Reference | undefined,
  contained: readonly NamedResource[] | undefined,
  find: FindNamed,
): KnownDevice | null {
  if (device === undefined) return null;
  const referred = find(device, contained);
  const resource = referred?.resourceType === 'Device' ? referred : undefined;
  const name = device.display ?? resource?.deviceName?.[0]?.name ?? resource?.modelNumber;
  const identifier = device.identifier?.value ?? resource?.identifier?.[0]?.value ?? device.reference;
  return name === undefined && identifier === undefined
    ? null
    : { name: name || null, identifier: identifier || null };
}

/** Tells whether a device is one of those that a supplier gave out; every device is where no list is kept. */
export function isGivenOut(device: KnownDevice | null, list: readonly string[] | undefined): boolean {
  if (device === null || list === undefined) return true;
  return [device.identifier, device.name].some((text) => text !== null && list.includes(text));
}
