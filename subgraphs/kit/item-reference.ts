import { careSettingNames, type ClinicalSetting } from '../../schema/care-settings.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import { findView } from './access/read-access.ts';
import { openRecord, toNhsNumbers } from './asked-record.ts';
import { loadArea } from './area-loader.ts';
import type { SubgraphContext } from './context.ts';
import type { AreaAnswer, Contribution } from './outcome.ts';
import type { Area, AreaRead, ListedItem } from './setting-backend.ts';

/** An item's key as the gateway sends it. */
export interface ItemReference {
  readonly id: string;
  readonly seal: string;
}

/**
 * Finds one item of an area again by its id, under the decision in its seal.
 *
 * The id's person must be the person that the seal is about, under any of that person's numbers. Fails with
 * the code of the source where the area could not be read, so that an item is never said to be gone when it
 * could not be looked for.
 */
export async function resolveItem<T extends ListedItem>(
  at: {
    readonly setting: ClinicalSetting;
    readonly type: string;
    readonly area: Area;
    readonly read: AreaRead<T>;
  },
  reference: ItemReference,
  context: SubgraphContext,
): Promise<T & { readonly seal: string; readonly patient: { readonly nhsNumber: string } }> {
  const setting = careSettingNames[at.setting];
  const record = await openRecord(at.setting, reference.seal, context);
  if (record.asked === undefined || findView(record.asked.access, at.area) === undefined)
    throw toGraphError('FORBIDDEN', { setting });
  const identity = context.recordIds.parseId(reference.id);
  if (identity === undefined || identity.type !== at.type)
    throw toGraphError('ENTITY_NOT_RESOLVED', { setting });
  const numbers = toNhsNumbers(record.asked.subject);
  if (!numbers.includes(identity.person)) throw toGraphError('IDENTITY_MISMATCH', { setting });
  const answer = await loadArea(at.area, at.read, record.asked, context);
  const items = context.memory.once(`items ${at.area} ${reference.seal}`, () => indexById(answer));
  // The same item has another id under another of the person's numbers, as when a number is superseded.
  for (const person of numbers) {
    const item = items.get(context.recordIds.toId({ ...identity, person }));
    if (item !== undefined) {
      const patient = { nhsNumber: record.asked.subject.nhsNumber };
      return { ...item, id: reference.id, seal: reference.seal, patient };
    }
  }
  throw toGraphError(answer.map(failureOf).find((code) => code !== undefined) ?? 'ENTITY_NOT_RESOLVED', {
    setting,
  });
}

function indexById<T extends ListedItem>(answer: AreaAnswer<T>): ReadonlyMap<string, T> {
  const items = answer.flatMap(({ outcome }) => (outcome.kind === 'found' ? outcome.value : []));
  return new Map(items.map((item) => [item.id, item]));
}

function failureOf({ outcome }: Contribution<unknown>) {
  return outcome.kind === 'failed' ? outcome.code : undefined;
}
