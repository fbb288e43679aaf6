import type { SourceWarning, SourceWarningCode } from '../../../schema/generated/shared.ts';
import { findExtensions } from '../fhir/find-extension.ts';
import type { FhirList } from '../fhir/frame-resources.ts';

/** The warnings of GP Connect's ListWarningCode-1, in sentences of our own: a list's notes are not passed on. */
const known: Readonly<Record<string, SourceWarning>> = {
  'confidential-items': warning('CONFIDENTIAL_ITEMS', 'Items marked confidential were left out.'),
  'data-in-transit': warning('DATA_IN_TRANSIT', 'A record from a former practice is still on its way.'),
  'data-awaiting-filing': warning(
    'DATA_AWAITING_FILING',
    'Items that arrived are still waiting to be filed.',
  ),
};

const unknownWarning = warning('OTHER', 'The practice gave a warning that is not known here.');

/** The warnings that lists carry, each once. */
export function toListWarnings(lists: readonly FhirList[]): readonly SourceWarning[] {
  const codes = lists.flatMap(({ extension }) =>
    findExtensions(extension, 'ListWarningCode').map(({ valueCode }) => valueCode ?? ''),
  );
  const warnings = codes.map((code) => (Object.hasOwn(known, code) ? known[code] : unknownWarning));
  return [...new Set(warnings.filter((each) => each !== undefined))];
}

function warning(code: SourceWarningCode, message: string): SourceWarning {
  return { code, message };
}
