import { clinicalSettings, type ClinicalSetting } from '../../../schema/care-settings.ts';
import type { NhsNumberStatus, Sensitivity } from '../../../schema/generated/patient.ts';
import { type AccessArea, type AreaViews, toAreaLetters } from '../../../schema/runtime/access.ts';
import { areaNamesOf, findAreaRule } from '../../../schema/runtime/area-rules.ts';
import { type Caller, organisationOf } from '../../../schema/runtime/caller.ts';
import type { Code } from '../../../schema/runtime/codes.ts';
import type {
  RecordAccess,
  RecordBasis,
  RecordLabel,
  SettingDecision,
} from '../../../schema/runtime/record-seal.ts';
import { toAge } from './age.ts';
import type { EntitlementTable } from './entitlement-table.ts';
import { findBasis } from './find-basis.ts';
import { findGrant } from './find-grant.ts';
import type { ReadingAs } from './find-reader.ts';
import type { PersonFacts } from './person-facts.ts';
import { toAreaViews } from './to-area-views.ts';

/** Whether a caller may see something, or why not. */
export type Verdict = Exclude<SettingDecision, { readonly decision: 'not-asked' }>;

/** What a caller may see of one person whom they may know of. */
export interface AccessDecision {
  readonly kind: 'decided';
  readonly demographics: Verdict;
  readonly settings: Readonly<Record<ClinicalSetting, Verdict>>;
  readonly access: RecordAccess;
  readonly basis?: RecordBasis;
}

/** The caller must not learn whether there is such a person. */
export interface Hidden {
  readonly kind: 'hidden';
}

/** Nobody can say whether the caller may see the person: what it depends on is away. */
export interface Undecided {
  readonly kind: 'undecided';
}

/** What a decision depends on of the person. */
export interface DecidedPerson {
  readonly nhsNumber: string;
  readonly sensitivity: Sensitivity;
  readonly nhsNumberStatus: NhsNumberStatus;
  readonly birthDate?: string | null | undefined;
  readonly deceased?: boolean | null | undefined;
  readonly practiceOdsCode?: string;
}

/** One question of access. */
export interface AccessQuestion {
  readonly table: EntitlementTable;
  readonly caller: Caller;
  readonly as: ReadingAs;
  readonly person: DecidedPerson;
  /** What is known of the person and the caller; `undefined` while nobody can tell. */
  readonly facts: PersonFacts | undefined;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** The states of an NHS number under which records of several systems are safe to join. */
const joinableStatuses: ReadonlySet<NhsNumberStatus> = new Set(['VERIFIED', 'SUPERSEDED']);

/** Decides what a caller may see of a person; the same question always has the same answer. */
export function decide(question: AccessQuestion): AccessDecision | Hidden | Undecided {
  const { as, person } = question;
  if (isHiddenFrom(as, person)) return { kind: 'hidden' };
  const opened = as.reader.kind === 'professional' ? openAsProfessional(question) : openAsCitizen(question);
  if (opened.kind !== 'opened') return opened;
  return toDecision(question, opened);
}

/** Tells whether a reader must not learn that there is such a person, whatever else is known of them. */
export function isHiddenFrom(
  { reader }: ReadingAs,
  { sensitivity }: Pick<DecidedPerson, 'sensitivity'>,
): boolean {
  return sensitivity !== 'NORMAL' && !reader.seesRestricted;
}

/** What a reader may see before what holds for everyone is applied. */
interface Opened {
  readonly kind: 'opened';
  readonly views: AreaViews;
  readonly without: readonly RecordLabel[];
  readonly basis: RecordBasis;
  /** The settings that are withheld, with the reason. */
  readonly closed?: { readonly settings: readonly ClinicalSetting[]; readonly code: Code };
  readonly isOwn?: true;
}

const keptFromStaff: readonly RecordLabel[] = ['LEGALLY_RESTRICTED', 'SEXUAL_HEALTH'];
const keptFromPatients: readonly RecordLabel[] = ['NOT_FOR_PATIENT', 'THIRD_PARTY', 'LEGALLY_RESTRICTED'];

function openAsProfessional(question: AccessQuestion): Opened | AccessDecision | Undecided {
  const { table, caller, as, person, facts, now } = question;
  const { reader } = as;
  if (facts === undefined) return openInDowntime(question);
  const organisation = organisationOf(caller)?.odsCode ?? '';
  const related = findBasis({ reader, organisation }, person, facts, table, now);
  const broken = reader.mayBreakGlass ? facts.breakGlass.filter(({ until }) => Date.parse(until) > now) : [];
  const [glass] = broken;
  if (glass === undefined && related === undefined) return withholdAll('NO_RELATIONSHIP');
  if (glass === undefined && caller.purpose === 'BTG') return withholdAll('NO_RELATIONSHIP');
  const opensSealed = broken.some((each) => each.opensSealed);
  const common = {
    kind: 'opened' as const,
    without: opensSealed ? keptFromStaff : [...keptFromStaff, 'SEALED' as const],
  };
  if (glass !== undefined) {
    const only = related === undefined ? table.openedByBreakGlass : undefined;
    const views = toAreaViews(reader, only === undefined ? {} : { only });
    return { ...common, views, basis: { kind: 'break glass', until: glass.until } };
  }
  const basis = related ?? { kind: 'none' };
  const views = toAreaViews(reader);
  if (!facts.refusesSharing) return { ...common, views, basis };
  const others = clinicalSettings.filter((setting) => setting !== reader.home);
  return { ...common, views, basis, closed: { settings: others, code: 'NO_CONSENT' } };
}

/** While nobody can tell who refused what, whoever treats an emergency sees what must not wait. */
function openInDowntime({ table, caller, as }: AccessQuestion): Opened | Undecided {
  if (!as.reader.hasDowntimeView || caller.purpose !== 'ETREAT') return { kind: 'undecided' };
  return {
    kind: 'opened',
    views: toAreaViews(as.reader, { only: table.shownInDowntime }),
    without: [...keptFromStaff, 'SEALED'],
    basis: { kind: 'downtime' },
  };
}

function openAsCitizen({
  as,
  person,
  facts,
  now,
}: AccessQuestion): Opened | AccessDecision | Hidden | Undecided {
  if (facts === undefined) return { kind: 'undecided' };
  if (as.reader.kind === 'patient') {
    const age = toAge(person.birthDate, now);
    const isAdult = age !== undefined && age.least >= 16;
    if (!isAdult && !facts.isCompetentChild) return withholdAll('AGE_LIMITED');
    const views = toAreaViews(as.reader);
    return { kind: 'opened', views, without: keptFromPatients, basis: { kind: 'self' }, isOwn: true };
  }
  const granted = findGrant(as, person, facts, now);
  if (granted === undefined) return { kind: 'hidden' };
  return {
    kind: 'opened',
    views: toAreaViews(as.reader, { granted }),
    without: [...keptFromPatients, 'SEXUAL_HEALTH', 'SEALED'],
    basis: { kind: 'grant', ...(granted.until === undefined ? {} : { until: granted.until }) },
  };
}

function toDecision({ as, person }: AccessQuestion, opened: Opened): AccessDecision {
  const { views, without, basis, closed } = opened;
  const isRestricted = person.sensitivity !== 'NORMAL';
  const toVerdict = (setting: ClinicalSetting): Verdict => {
    if (!joinableStatuses.has(person.nhsNumberStatus)) return withhold('NHS_NUMBER_NOT_VERIFIED');
    if (person.deceased === true && !as.reader.seesDead) return withhold('AFTER_DEATH');
    // Where a restricted person is registered would say where they live, so no practice is asked.
    if (isRestricted && setting === 'primary') return withhold('RESTRICTED_RECORD');
    if (closed?.settings.includes(setting) === true) return withhold(closed.code);
    return isSeenOf(setting, views) ? { decision: 'permit' } : withhold('ACCESS_DENIED');
  };
  return {
    kind: 'decided',
    demographics: views.has('demographics') ? { decision: 'permit' } : withhold('ACCESS_DENIED'),
    settings: toSettings(toVerdict),
    access: {
      areas: toAreaLetters(views),
      without,
      ...(as.reader.home === undefined ? {} : { home: as.reader.home }),
      ...(opened.isOwn === undefined ? {} : { isOwn: opened.isOwn }),
      ...(isRestricted ? { hidesPlaces: true as const } : {}),
    },
    basis,
  };
}

/** A setting of which nothing is seen is not asked at all. */
function isSeenOf(setting: ClinicalSetting, views: AreaViews): boolean {
  return areaNamesOf(setting).some((name) => {
    const rule = findAreaRule(setting, name);
    const view = rule === undefined ? undefined : views.get(rule.area satisfies AccessArea);
    return view !== undefined && rule?.unseenIn?.includes(view) !== true;
  });
}

function withholdAll(code: Code): AccessDecision {
  const verdict = withhold(code);
  return {
    kind: 'decided',
    demographics: verdict,
    settings: toSettings(() => verdict),
    access: { areas: '', without: [] },
  };
}

function toSettings(toVerdict: (setting: ClinicalSetting) => Verdict): AccessDecision['settings'] {
  return {
    primary: toVerdict('primary'),
    secondary: toVerdict('secondary'),
    community: toVerdict('community'),
    social: toVerdict('social'),
  };
}

function withhold(code: Code): Verdict {
  return { decision: 'withhold', code };
}
