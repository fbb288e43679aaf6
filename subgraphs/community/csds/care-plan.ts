import { z } from 'zod';
import type { CareGoal, CarePlanAction, CommunityCarePlan } from '../../../schema/generated/community.ts';
import type { ItemOf } from '../../kit/setting-backend.ts';
import { toBareConcept } from './concepts.ts';
import { type ItemContext, toItemId, toOrganisation, toProvenance } from './item-context.ts';
import { bareCodeLists } from './national-codes.ts';
import { isReadableText } from './readable-text.ts';
import type { Planned } from './planned-care.ts';

const words = z
  .string()
  .refine(isReadableText)
  .transform((text) => text.trim());
const optionalWords = words.transform((text) => text || null).nullish();
const goals = z.array(words.refine((text) => text !== ''));
const actions = z.array(
  z.object({ what: words.refine((text) => text !== ''), who: optionalWords, when: optionalWords }),
);

/** A care plan, and whether part of what it says could not be read. */
export interface MappedCarePlan {
  readonly plan: ItemOf<CommunityCarePlan>;
  readonly isPartial: boolean;
}

/** Maps a care plan with its agreements and, where the provider keeps them, its goals and actions. */
export function toCommunityCarePlan(
  { row, agreedBy, detail }: Planned,
  context: ItemContext,
): MappedCarePlan {
  const readGoals = readJson(goals, detail?.goals ?? null);
  const readActions = readJson(actions, detail?.actions ?? null);
  const category = toBareConcept(bareCodeLists.carePlanType, row.care_plan_type);
  const start = row.care_plan_implementation_date;
  return {
    isPartial: readGoals === undefined || readActions === undefined,
    plan: {
      id: toItemId(context, 'CommunityCarePlan', row.care_plan_id),
      setting: 'COMMUNITY',
      // The data set has no status: a plan that was put into practice is in force until the provider drops it.
      status: start !== null && start <= context.today ? 'ACTIVE' : 'UNKNOWN',
      title: detail?.title ?? 'Community care plan',
      period: { start, end: null },
      category,
      author: null,
      created: row.care_plan_creation_date,
      reviewDate: detail?.review_date ?? null,
      agreedWith: agreedBy.length === 0 ? null : agreedBy.map(toAgreement).join(', '),
      addresses: [],
      goals: (readGoals ?? []).map((description): CareGoal => ({ description })),
      actions: (readActions ?? []).map(({ what, who, when }): CarePlanAction => ({
        description: what,
        who,
        when,
        status: null,
      })),
      contingencies: [],
      organisation: toOrganisation(context),
      provenance: toProvenance(context, row.care_plan_last_updated_date ?? row.care_plan_creation_date),
    },
  };
}

/** Whom a plan was agreed with: in words, or as a code that is shown as one, because its list was not at hand. */
function toAgreement(said: string): string {
  return /^\d{1,3}$/.test(said) ? `Code ${said} of the data set (care plan agreed by)` : said;
}

/** What a JSON column holds, nothing where it is empty, `undefined` where it cannot be read. */
function readJson<T>(schema: z.ZodType<readonly T[]>, text: string | null): readonly T[] | undefined {
  if (text === null) return [];
  try {
    const value: unknown = JSON.parse(text);
    return value === null ? [] : schema.safeParse(value).data;
  } catch {
    return undefined;
  }
}
