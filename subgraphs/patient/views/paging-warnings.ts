import { careSettingNames, clinicalSettings } from '../../../schema/care-settings.ts';
import type { CareSetting, Source } from '../../../schema/generated/patient.ts';
import type { PagingWarning, PagingWarnings } from './compare-with-trail.ts';
import { isAnswered } from './source-knowledge.ts';

const messages: Readonly<Record<PagingWarning, string>> = {
  MISSING_FROM_EARLIER_PAGES:
    'An earlier page lacked this source; what it holds from before this page was not shown.',
  CHANGED_SINCE_EARLIER_PAGE:
    'The record changed after an earlier page was read; start again from the first page to see it whole.',
};

/** Makes the sources partial whose setting shows a page that does not join up with those before it. */
export function withPagingWarnings(sources: readonly Source[], warnings: PagingWarnings): readonly Source[] {
  if (warnings.size === 0) return sources;
  const byName = new Map<CareSetting, ReadonlySet<PagingWarning>>(
    clinicalSettings.map((setting) => [careSettingNames[setting], warnings.get(setting) ?? new Set()]),
  );
  return sources.map((source) => {
    const own = [...(byName.get(source.setting) ?? [])];
    // A source that did not answer this time says so; that is the graver thing.
    if (own.length === 0 || !isAnswered(source)) return source;
    const added = own.map((code) => ({ code, message: messages[code] }));
    return { ...source, state: 'PARTIAL' as const, warnings: [...source.warnings, ...added] };
  });
}
