import { careSettingNames, type ClinicalSetting } from '../../schema/care-settings.ts';
import type { Source } from '../../schema/generated/shared.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import type { RecordAuthority, RecordSubject } from '../../schema/runtime/record-seal.ts';
import { type ReadAccess, toReadAccess } from './access/read-access.ts';
import type { SubgraphContext } from './context.ts';
import type { RequestMemory } from './request-memory.ts';
import { toSettingSource } from './source.ts';

/** One person's record that a backend may be asked for, because the decision permits it. */
export interface AskedRecord {
  readonly subject: RecordSubject;
  /** Only what overlaps these whole days is wanted; a backend that cannot filter returns all. */
  readonly period?: { readonly start?: string; readonly end?: string };
  /** How much of it may be read; where it is missing, nothing may. */
  readonly access?: ReadAccess;
}

/** A record as one setting may read it: asked for, or with the one source that says why not. */
export type OpenRecord =
  | { readonly seal: string; readonly asked: AskedRecord }
  | { readonly seal: string; readonly asked?: never; readonly refusal: Source };

/** Opens a record seal for one setting; a seal of another request or not of ours is refused with `FORBIDDEN`. */
export async function openRecord(
  setting: ClinicalSetting,
  seal: string,
  context: SubgraphContext,
): Promise<OpenRecord> {
  const authority = await context.memory.once(`seal ${seal}`, () => {
    const opening = context.recordSeal.open(seal);
    openings(context.memory).add(opening);
    return opening;
  });
  if (authority === undefined || authority.requestId !== context.request.requestId) {
    throw toGraphError('FORBIDDEN');
  }
  // One record, however often it is referred to: what was read and reduced for it is kept with it.
  return context.memory.once(`open ${setting} ${seal}`, () => toOpenRecord(setting, seal, authority));
}

function toOpenRecord(setting: ClinicalSetting, seal: string, authority: RecordAuthority): OpenRecord {
  const decision = authority.settings[setting];
  const name = careSettingNames[setting];
  switch (decision.decision) {
    case 'permit':
      return {
        seal,
        asked: {
          subject: authority.subject,
          ...(authority.period ? { period: authority.period } : {}),
          ...(authority.access ? { access: toReadAccess(setting, authority.access) } : {}),
        },
      };
    case 'withhold':
      return { seal, refusal: toSettingSource(name, 'WITHHELD', decision.code) };
    case 'not-asked':
      return { seal, refusal: toSettingSource(name, 'NOT_ASKED', 'SETTING_NOT_ASKED') };
  }
}

/**
 * The seals of a graph request that are being opened, or were.
 *
 * Each is opened off this thread and comes back in its own turn of the event loop, so whoever wants to ask for
 * all records of a fetch together must wait for all of them.
 */
export function openings(memory: RequestMemory): Set<Promise<unknown>> {
  return memory.once('openings', () => new Set<Promise<unknown>>());
}

/** Every NHS number under which a person's records may be kept, the current one first. */
export function toNhsNumbers(subject: RecordSubject): readonly string[] {
  return [subject.nhsNumber, ...subject.previousNhsNumbers];
}
