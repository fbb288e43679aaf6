/** An id as the provider means it: without the bar that some submissions leave at its end. */
export function trimLocalId(text: string): string {
  return text.trim().replace(/[|\s]+$/, '');
}

/** The ways in which a provider's rows may write an id. */
export function toLocalIdSpellings(id: string): readonly string[] {
  return [id, `${id}|`];
}

/** The ways in which a provider's rows may write an NHS number. */
export function toNhsNumberSpellings(nhsNumber: string): readonly string[] {
  const groups = [nhsNumber.slice(0, 3), nhsNumber.slice(3, 6), nhsNumber.slice(6)];
  return ['', ' ', '-'].map((separator) => groups.join(separator));
}
