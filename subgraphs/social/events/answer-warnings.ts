import type { SourceWarning } from '../../../schema/generated/social.ts';

/** Says that a record was left out, because nobody has verified that it is the person's. */
export const unverifiedWarning: SourceWarning = {
  code: 'OTHER',
  message: 'A record that may be this person’s was left out, because the match is not verified.',
};

/** Says how many items could not be read, and whether a list was not read to its end. */
export function toRefusalWarnings(refused: number, isCutShort: boolean): readonly SourceWarning[] {
  const items =
    refused === 1
      ? 'One item could not be read and was left out.'
      : `${refused} items could not be read and were left out.`;
  const end = 'The list could not be read to its end, so items may be missing.';
  return [
    ...(refused > 0 ? [{ code: 'ITEMS_REFUSED' as const, message: items }] : []),
    ...(isCutShort ? [{ code: 'OTHER' as const, message: end }] : []),
  ];
}
