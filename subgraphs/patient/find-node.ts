import {
  careSettingNames,
  clinicalSettings,
  type ClinicalSetting,
  settingTypes,
} from '../../schema/care-settings.ts';
import { parseAreaLetters } from '../../schema/runtime/access.ts';
import { areaNamesOf, findAreaRule } from '../../schema/runtime/area-rules.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import type { SubgraphContext } from '../kit/context.ts';
import type { AccessDecision } from './access/decide.ts';
import { mintRecord } from './access/mint-record.ts';
import { recordAction } from './access/record-action.ts';
import { findPatient, type PatientFinder } from './find-patient.ts';
import { toRecordSubject } from './to-record-subject.ts';

/** A reference to an item, under a decision made for this graph request. */
export interface NodeReference {
  readonly __typename: string;
  readonly id: string;
  readonly seal: string;
}

const settingsByType = new Map<string, ClinicalSetting>(
  clinicalSettings.flatMap((setting) =>
    Object.values(settingTypes[setting]).map((type) => [type, setting] as const),
  ),
);

/**
 * Finds who an id's item is about, decides whether the caller may see it, and refers to it; its owner resolves it.
 *
 * Fails with `BAD_USER_INPUT` and the reason `ID` where the id is not ours, with `FORBIDDEN` where the item's
 * setting or kind is withheld, and as `findPatient` does.
 */
export async function findNode(
  finder: PatientFinder,
  id: string,
  context: SubgraphContext,
): Promise<NodeReference> {
  const identity = context.recordIds.parseId(id);
  const setting = settingsByType.get(identity?.type ?? '');
  if (identity === undefined || setting === undefined) {
    throw toGraphError('BAD_USER_INPUT', { reason: 'ID', message: 'The id is not one of this graph.' });
  }
  const { person, decision } = (await findPatient(finder, identity.person, context, 'node')).traced;
  if (decision.settings[setting].decision === 'withhold' || !isSeen(identity.type, setting, decision)) {
    const refused = { action: 'node', nhsNumber: identity.person, outcome: 'FORBIDDEN' } as const;
    await recordAction(finder.access, context, refused);
    throw toGraphError('FORBIDDEN', { setting: careSettingNames[setting] });
  }
  const asked = { settings: new Set([setting]) };
  const seal = await mintRecord(toRecordSubject(person), decision, asked, context);
  return { __typename: identity.type, id, seal };
}

/** Tells whether anything of an item's kind is seen, so that nobody's owner is asked for what is withheld. */
function isSeen(type: string, setting: ClinicalSetting, { access }: AccessDecision): boolean {
  const views = parseAreaLetters(access.areas);
  return areaNamesOf(setting).some((name) => {
    const rule = findAreaRule(setting, name);
    const view = rule === undefined || rule.type !== type ? undefined : views.get(rule.area);
    return view !== undefined && rule?.unseenIn?.includes(view) !== true;
  });
}
