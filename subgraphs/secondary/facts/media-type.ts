import type { Repetition } from '../hl7/fields.ts';

/** The media types of an encapsulated document (ED.2 and ED.3). */
const mediaTypes: Readonly<Record<string, string>> = {
  PDF: 'application/pdf',
  RTF: 'application/rtf',
  JPEG: 'image/jpeg',
  TIFF: 'image/tiff',
  HTML: 'text/html',
};

/** The media type of an encapsulated document (ED), as far as the sender names it. */
export function toMediaType(repetition: Repetition | undefined): string {
  const names = [repetition?.(3), repetition?.(2)].filter((name) => name !== undefined);
  const subtype = names.find((name) => Object.hasOwn(mediaTypes, name.toUpperCase()));
  // Some write the whole media type into one component.
  const whole = names.find((name) => /^[a-z]+\/[\w.+-]+$/i.test(name));
  return mediaTypes[subtype?.toUpperCase() ?? ''] ?? whole?.toLowerCase() ?? 'application/octet-stream';
}
