import type { RecordLabel } from '../../../schema/runtime/record-seal.ts';
import type { CodeOfSystem } from './codings.ts';

/** What an item holds that not every reader may see. */
export type Finding = 'nothing' | 'label' | 'code';

/**
 * Finds in one walk over an item whether a label or a code keeps it, or a part of it, from a reader; a code weighs
 * more, for it takes the whole item away.
 *
 * Nearly every item of nearly every answer holds nothing of the kind, so this walk is what access costs.
 */
export function inspectItem(
  item: unknown,
  labels: ReadonlySet<RecordLabel>,
  isSensitive: ((code: CodeOfSystem) => boolean) | undefined,
): Finding {
  let finding: Finding = 'nothing';
  const walk = (value: object): boolean => {
    if (Array.isArray(value)) {
      for (const each of value) if (typeof each === 'object' && each !== null && walk(each)) return true;
      return false;
    }
    const { code, system, labels: own } = value as { code?: unknown; system?: unknown; labels?: unknown };
    if (
      isSensitive !== undefined &&
      typeof code === 'string' &&
      isSensitive({ system: typeof system === 'string' ? system : undefined, code })
    ) {
      return true;
    }
    if (Array.isArray(own) && own.some((label: RecordLabel) => labels.has(label))) finding = 'label';
    for (const name in value) {
      const each = (value as Readonly<Record<string, unknown>>)[name];
      if (typeof each === 'object' && each !== null && walk(each)) return true;
    }
    return false;
  };
  if (typeof item === 'object' && item !== null && walk(item)) return 'code';
  return finding;
}
