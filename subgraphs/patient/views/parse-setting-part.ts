import { z } from 'zod';
import { careSettingNames, type ClinicalSetting, clinicalSettings } from '../../../schema/care-settings.ts';
import type { Source } from '../../../schema/generated/patient.ts';
import type { SettingDecision } from '../../../schema/runtime/record-seal.ts';
import { toSettingSource } from '../../kit/source.ts';
import type { SettingPart } from './setting-part.ts';
import { sourceShape } from './shapes/source-shape.ts';

/** An answer that names no source, or another setting's, would leave its own setting out. */
const sourcesShapes = perSetting((setting) => {
  const isOwn = (source: Source) => source.setting === careSettingNames[setting];
  return z.array(sourceShape.refine(isOwn)).min(1);
});

/** The form in which each setting gives its part of one joined list. */
export type PartShapes<Entry> = Readonly<
  Record<
    ClinicalSetting,
    z.ZodType<{ readonly sources: readonly Source[]; readonly entries: readonly Entry[] }>
  >
>;

/**
 * Builds the forms of one joined list's parts, once: building one costs far more than using it.
 *
 * A whole list, one that no filter shortens, must not be empty where a source says that it holds something.
 */
export function createPartShapes<Entry>(
  toEntryShape: (setting: ClinicalSetting) => z.ZodType<Entry>,
  isWhole: boolean,
): PartShapes<Entry> {
  const toShape = (setting: ClinicalSetting) =>
    z
      .object({ sources: sourcesShapes[setting], entries: z.array(toEntryShape(setting)) })
      .refine((part) => !isWhole || part.entries.length > 0 || !part.sources.some(isComplete));
  return perSetting(toShape);
}

/**
 * Reads what one setting gave to a joined list, as the gateway passed it on.
 *
 * A setting that the decision does not permit gives what the decision says, whatever was passed on. One that
 * failed arrives as `null` and reads `UNAVAILABLE`; so does one whose answer has the wrong form, because what
 * cannot be read must never look like none.
 */
export function parseSettingPart<Entry>(
  setting: ClinicalSetting,
  decision: SettingDecision,
  given: unknown,
  shapes: PartShapes<Entry>,
): SettingPart<Entry> {
  const refusal = toRefusal(setting, decision, given);
  if (refusal !== undefined) return { setting, sources: [refusal], entries: [] };
  const parsed = shapes[setting].safeParse(given);
  return parsed.success
    ? { setting, ...parsed.data }
    : { setting, sources: [toBadResponse(setting)], entries: [] };
}

/** Reads what each source of one setting answered over all kinds of information. */
export function parseSettingSources(
  setting: ClinicalSetting,
  decision: SettingDecision,
  given: unknown,
): readonly Source[] {
  const refusal = toRefusal(setting, decision, given);
  if (refusal !== undefined) return [refusal];
  const parsed = sourcesShapes[setting].safeParse(given);
  return parsed.success ? parsed.data : [toBadResponse(setting)];
}

function toRefusal(setting: ClinicalSetting, decision: SettingDecision, given: unknown): Source | undefined {
  const name = careSettingNames[setting];
  switch (decision.decision) {
    case 'withhold':
      return toSettingSource(name, 'WITHHELD', decision.code);
    case 'not-asked':
      return toSettingSource(name, 'NOT_ASKED', 'SETTING_NOT_ASKED');
    case 'permit':
      return given === null || given === undefined
        ? toSettingSource(name, 'UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE')
        : undefined;
  }
}

function isComplete({ state }: Source): boolean {
  return state === 'COMPLETE';
}

function toBadResponse(setting: ClinicalSetting): Source {
  return toSettingSource(careSettingNames[setting], 'UNAVAILABLE', 'SUBGRAPH_BAD_RESPONSE');
}

function perSetting<T>(make: (setting: ClinicalSetting) => T): Readonly<Record<ClinicalSetting, T>> {
  const entries = clinicalSettings.map((setting) => [setting, make(setting)] as const);
  return Object.fromEntries(entries) as Record<ClinicalSetting, T>;
}
