import { z } from 'zod';
import { careSettingNames, type ClinicalSetting } from '../../../schema/care-settings.ts';
import type { Source } from '../../../schema/generated/patient.ts';
import type { SettingDecision } from '../../../schema/runtime/record-seal.ts';
import { toSettingSource } from '../../kit/source.ts';
import type { SettingPart } from './setting-part.ts';
import { sourceShape } from './shapes/source-shape.ts';

/**
 * Reads what one setting gave to a joined list, as the gateway passed it on.
 *
 * A setting that the decision does not permit gives what the decision says, whatever was passed on. One that
 * failed arrives as `null` and reads `UNAVAILABLE`; so does one whose answer has the wrong form, because what
 * cannot be read must never look like none. A whole list, one that no filter shortens, must not be empty where
 * a source says that it holds something.
 */
export function parseSettingPart<Entry>(
  setting: ClinicalSetting,
  decision: SettingDecision,
  given: unknown,
  entries: { readonly shape: z.ZodType<Entry>; readonly isWhole: boolean },
): SettingPart<Entry> {
  const refusal = toRefusal(setting, decision, given);
  if (refusal !== undefined) return { setting, sources: [refusal], entries: [] };
  const shape = z
    .object({ sources: sourcesShape(setting), entries: z.array(entries.shape) })
    .refine((part) => !entries.isWhole || part.entries.length > 0 || !part.sources.some(isComplete));
  const parsed = shape.safeParse(given);
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
  const parsed = sourcesShape(setting).safeParse(given);
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

/** An answer that names no source, or another setting's, would leave its own setting out. */
function sourcesShape(setting: ClinicalSetting) {
  const isOwn = (source: Source) => source.setting === careSettingNames[setting];
  return z.array(sourceShape.refine(isOwn)).min(1);
}

function isComplete({ state }: Source): boolean {
  return state === 'COMPLETE';
}

function toBadResponse(setting: ClinicalSetting): Source {
  return toSettingSource(careSettingNames[setting], 'UNAVAILABLE', 'SUBGRAPH_BAD_RESPONSE');
}
