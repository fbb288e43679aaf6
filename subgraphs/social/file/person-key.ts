/**
 * The key under which a council's rows about one person are kept.
 *
 * A row without a local identifier can only be told by its NHS number. Local identifiers repeat across councils.
 */
export function toPersonKey(row: {
  readonly council: string;
  readonly localId: string | null;
  readonly nhsNumber: string | null;
}): string {
  return row.localId === null ? `${row.council}|nhs|${row.nhsNumber}` : `${row.council}|local|${row.localId}`;
}
