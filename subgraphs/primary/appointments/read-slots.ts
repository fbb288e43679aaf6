import type { GpRecordFreeSlotsArgs, GpSlotList } from '../../../schema/generated/primary.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import { findView } from '../../kit/access/read-access.ts';
import type { OpenRecord } from '../../kit/asked-record.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import { withheld } from '../../kit/outcome.ts';
import { toSource } from '../../kit/source.ts';
import type { PrimaryBackend } from '../backend.ts';
import { toPracticeDay } from '../gp-connect/practice-day.ts';
import type { SlotWindow } from './read-appointments.ts';

const maximumDays = 14;
const dayMilliseconds = 24 * 60 * 60_000;

/**
 * Resolves the free appointments of a person's practice, for whoever may see the person's own.
 *
 * Fails with `BAD_USER_INPUT` and the reason `SLOT_DAYS` where the days are past, end before they begin or are more
 * than GP Connect admits.
 */
export async function readSlots(
  backend: PrimaryBackend,
  record: OpenRecord,
  given: GpRecordFreeSlotsArgs,
  context: SubgraphContext,
): Promise<GpSlotList> {
  const { asked } = record;
  if (asked === undefined) return { sources: [record.refusal], items: [] };
  const window = toWindow(given, toPracticeDay(Date.now()));
  if (findView(asked.access, 'appointments') === undefined) {
    const contribution = { source: { system: 'General practice' }, outcome: withheld('ACCESS_DENIED') };
    return { sources: [toSource('PRIMARY', contribution)], items: [] };
  }
  const answer = await context.memory.once(
    `slots ${asked.subject.practiceOdsCode ?? ''} ${window.from} ${window.to}`,
    () => backend.freeSlots(asked, window, context),
  );
  const { outcome } = answer;
  return { sources: [toSource('PRIMARY', answer)], items: outcome.kind === 'found' ? outcome.value : [] };
}

function toWindow({ from, to }: GpRecordFreeSlotsArgs, today: string): SlotWindow {
  const days = (Date.parse(to) - Date.parse(from)) / dayMilliseconds;
  if (from >= today && days >= 0 && days < maximumDays) return { from, to };
  const message = `Ask for 1 to ${maximumDays} days from today on.`;
  throw toGraphError('BAD_USER_INPUT', { reason: 'SLOT_DAYS', message });
}
