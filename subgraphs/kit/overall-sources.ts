import type { Source, SourceState } from '../../schema/generated/shared.ts';

const answered: ReadonlySet<SourceState> = new Set(['COMPLETE', 'PARTIAL', 'NONE_RECORDED', 'STALE']);

/** Sums up what each source answered over several areas: one entry a source, and never better than its worst area. */
export function toOverallSources(areas: readonly (readonly Source[])[]): readonly Source[] {
  const bySource = new Map<string, Source[]>();
  for (const source of areas.flat()) {
    const key = JSON.stringify([source.organisation?.odsCode, source.organisation?.name, source.system]);
    const group = bySource.get(key);
    if (group === undefined) bySource.set(key, [source]);
    else group.push(source);
  }
  return [...bySource.values()].map(toOverall);
}

function toOverall(group: readonly Source[]): Source {
  const having = (state: SourceState) => group.find((source) => source.state === state);
  const warnings = distinct(group.flatMap((source) => source.warnings));
  const missing = having('UNAVAILABLE') ?? having('WITHHELD') ?? having('PARTIAL');
  const some = group.find((source) => answered.has(source.state));
  // A source that answered for one area and not for another is known in part, for the reason of the worse one.
  if (missing !== undefined && some !== undefined) return { ...missing, state: 'PARTIAL', warnings };
  const worst = missing ?? having('STALE') ?? having('COMPLETE') ?? having('NONE_RECORDED') ?? group[0];
  if (worst === undefined) throw new Error('A source group is never empty.');
  return { ...worst, warnings };
}

function distinct(warnings: Source['warnings']): Source['warnings'] {
  return [...new Map(warnings.map((warning) => [`${warning.code} ${warning.message}`, warning])).values()];
}
