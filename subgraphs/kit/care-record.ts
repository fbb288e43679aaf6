import { careSettingNames, type ClinicalSetting, settingTypes } from '../../schema/care-settings.ts';
import type { CarePlan, Document, Encounter, Source } from '../../schema/generated/shared.ts';
import { loadArea } from './area-loader.ts';
import { type AskedRecord, type OpenRecord, openRecord } from './asked-record.ts';
import type { SubgraphContext } from './context.ts';
import { isWithin, toCarePlanEntry, toDocumentEntry, toEncounterEntry } from './index-entries.ts';
import { type ItemReference, resolveItem } from './item-reference.ts';
import type { AreaAnswer } from './outcome.ts';
import { toOverallSources } from './overall-sources.ts';
import { type Area, type AreaRead, areas, type ItemOf, type SettingBackend } from './setting-backend.ts';
import { toSource } from './source.ts';

/** What a setting gives to one joined list. */
interface Index<T> {
  readonly sources: readonly Source[];
  readonly entries: readonly T[];
}

/**
 * Builds the resolvers that every setting has alike: its contributions to the joined lists of `CareRecord`,
 * and its own encounters, care plans and documents by id and seal.
 */
export function createCareRecordResolvers<
  E extends ItemOf<Encounter>,
  P extends ItemOf<CarePlan>,
  D extends ItemOf<Document>,
>(setting: ClinicalSetting, backend: SettingBackend<E, P, D>) {
  const types = settingTypes[setting];
  const name = careSettingNames[setting];
  type Context = SubgraphContext;

  async function readIndex<T, Entry>(
    area: Area,
    read: AreaRead<T>,
    toEntry: (item: T, asked: AskedRecord) => Entry | undefined,
    record: OpenRecord,
    context: Context,
  ): Promise<Index<Entry>> {
    const { asked } = record;
    if (asked === undefined) return { sources: [record.refusal], entries: [] };
    const answer = await loadArea(area, read, asked, context);
    const entries = answer.flatMap(({ outcome }) => (outcome.kind === 'found' ? outcome.value : []));
    return {
      sources: toSources(answer),
      entries: entries.map((item) => toEntry(item, asked)).filter((entry) => entry !== undefined),
    };
  }

  const toSources = (answer: AreaAnswer<unknown>) =>
    answer.map((contribution) => toSource(name, contribution));

  async function readSources(record: OpenRecord, context: Context): Promise<readonly Source[]> {
    const { asked } = record;
    if (asked === undefined) return [record.refusal];
    const answers = await Promise.all(
      areas.map((area) => loadArea<unknown>(area, backend[area], asked, context)),
    );
    return toOverallSources(answers.map(toSources));
  }

  const index =
    <T, Entry>(area: Area, read: AreaRead<T>, toEntry: (item: T, asked: AskedRecord) => Entry | undefined) =>
    (record: OpenRecord, _arguments: unknown, context: Context) =>
      readIndex(area, read, toEntry, record, context);

  const item = <T extends { readonly id: string }>(type: string, area: Area, read: AreaRead<T>) => ({
    __resolveReference: (reference: ItemReference, context: Context) =>
      resolveItem({ setting, type, area, read }, reference, context),
  });

  return {
    CareRecord: {
      __resolveReference: ({ seal }: { seal: string }, context: Context) =>
        openRecord(setting, seal, context),
      [`${setting}Sources`]: (record: OpenRecord, _arguments: unknown, context: Context) =>
        readSources(record, context),
      [`${setting}EncounterIndex`]: index('encounters', backend.encounters, (encounter, asked) =>
        isWithin(asked, encounter.period) ? toEncounterEntry(types.encounter, encounter) : undefined,
      ),
      [`${setting}CarePlanIndex`]: index('carePlans', backend.carePlans, (plan, asked) =>
        isWithin(asked, plan.period) ? toCarePlanEntry(types.carePlan, plan) : undefined,
      ),
      [`${setting}DocumentIndex`]: index('documents', backend.documents, (document, asked) =>
        isWithin(asked, { start: document.created ?? null, end: document.created ?? null })
          ? toDocumentEntry(types.document, document)
          : undefined,
      ),
      // Safety lists are whole: what is known of allergies does not depend on the days that were asked for.
      [`${setting}AllergyIndex`]: index('allergies', backend.allergies, (allergy) => allergy),
      [`${setting}MedicationIndex`]: index('medications', backend.medications, (medication) => medication),
      [`${setting}ConditionIndex`]: index('conditions', backend.conditions, (condition) => condition),
    },
    [types.encounter]: item(types.encounter, 'encounters', backend.encounters),
    [types.carePlan]: item(types.carePlan, 'carePlans', backend.carePlans),
    [types.document]: item(types.document, 'documents', backend.documents),
    Encounter: { __resolveType: () => types.encounter },
    CarePlan: { __resolveType: () => types.carePlan },
    Document: { __resolveType: () => types.document },
  };
}
