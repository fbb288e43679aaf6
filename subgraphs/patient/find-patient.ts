import { type Caller, isStaff } from '../../schema/runtime/caller.ts';
import type { Code } from '../../schema/runtime/codes.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import type { Notice } from '../../schema/runtime/notices.ts';
import { addNotice, tellWait } from '../kit/access/answer-notices.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { type Access, findPersonFacts } from './access/access-context.ts';
import { type AccessDecision, decide, isHiddenFrom } from './access/decide.ts';
import { findReader, type ReadingAs } from './access/find-reader.ts';
import { recordAction } from './access/record-action.ts';
import type { Look } from './access/record-look.ts';
import type { Demographics, Trace } from './identity/demographics.ts';
import { tracePerson } from './identity/trace-person.ts';
import { parseAskedNumber } from './parse-asked-number.ts';
import { type PatientView, toPatientView } from './patient-view.ts';

/** What must be said beside everything that is shown on some grounds. */
const noticesOfBasis: Readonly<Record<string, Notice>> = {
  'break glass': 'BREAK_GLASS',
  downtime: 'DOWNTIME',
};

/** What finding a person needs. */
export interface PatientFinder {
  readonly demographics: Demographics;
  readonly access: Access;
}

/**
 * Finds a person by NHS number and shows them as the caller may see them.
 *
 * Fails with `BAD_USER_INPUT` before anyone is asked where it is no NHS number, with `FORBIDDEN` before anyone is
 * asked where the caller may see nobody, with `TOO_MANY_PERSONS` before anyone is asked where the caller opened as many
 * as one may, with `PATIENT_NOT_FOUND` where nobody has it or the caller must not
 * learn whether somebody has, with `ACCESS_UNDECIDED` while nobody can tell, and otherwise with the code of the
 * demographic service.
 */
export async function findPatient(
  finder: PatientFinder,
  text: string,
  context: SubgraphContext,
  action: 'read' | 'node' = 'read',
): Promise<PatientView> {
  const nhsNumber = parseAskedNumber(text);
  // Every path to a person leads here, so that one decision holds for a graph request, and is recorded once.
  return context.memory.once(`patient ${nhsNumber}`, () => look(finder, nhsNumber, context, action));
}

async function look(
  { demographics, access }: PatientFinder,
  nhsNumber: string,
  context: SubgraphContext,
  action: 'read' | 'node',
): Promise<PatientView> {
  const { caller } = context.request;
  const record = (looked: Looked) => recordAction(access, context, { action, nhsNumber, ...looked });
  const refuse = async (code: Code, setting?: string): Promise<never> => {
    await record({ outcome: code });
    throw toGraphError(code, setting === undefined ? {} : { setting });
  };
  const as = findReader(access.table, caller, nhsNumber);
  if (as === undefined) return refuse('FORBIDDEN');
  const opening = await access.persons?.open(caller, nhsNumber, () =>
    hasBrokenGlass(access, nhsNumber, context),
  );
  if (opening?.isOpen === false) {
    tellWait(context, opening.seconds);
    return refuse('TOO_MANY_PERSONS', 'PATIENT');
  }
  const mayKnow = await mayKnowOf(access, as, nhsNumber, context);
  if (mayKnow === undefined) return refuse('ACCESS_UNDECIDED');
  if (!mayKnow) return refuse('PATIENT_NOT_FOUND');
  const [outcome] = await Promise.all([
    tracePerson(demographics, nhsNumber, context),
    // Most people have one number, so what is known under it is wanted while they are traced.
    findPersonFacts(access, [nhsNumber], context),
  ]);
  if (outcome.kind === 'absent') return refuse('PATIENT_NOT_FOUND');
  if (outcome.kind !== 'found') return refuse(outcome.code, 'PATIENT');
  const decision = await decideFor(access, as, outcome.value, context);
  if (decision.kind === 'hidden') return refuse('PATIENT_NOT_FOUND');
  if (decision.kind === 'undecided') return refuse('ACCESS_UNDECIDED');
  await record({
    ...toLooked(decision),
    ...findSharedName(caller, outcome.value),
    ...((await isKept(access, outcome.value, context)) ? { isKeptFromPerson: true } : {}),
  });
  const notice = noticesOfBasis[decision.basis?.kind ?? ''];
  if (notice !== undefined) addNotice(context, notice);
  return toPatientView(outcome.value, decision, demographics.system);
}

/**
 * Tells whether the caller may learn that there is such a person: staff trace people by number, citizens and apps
 * ask for whom they have a grant; `undefined` while nobody can tell. Nobody is traced before, so that a stranger's number takes the same time as
 * one that nobody has.
 */
async function mayKnowOf(
  access: Access,
  { reader, citizen }: ReadingAs,
  nhsNumber: string,
  context: SubgraphContext,
): Promise<boolean | undefined> {
  if (reader.kind === 'professional' || (reader.kind === 'patient' && citizen === nhsNumber)) return true;
  const facts = await findPersonFacts(access, [nhsNumber], context);
  if (facts === undefined) return undefined;
  return facts.grants.length > 0 && facts.grants.some(({ grantee }) => isGrantee(grantee, context));
}

function isGrantee(grantee: string, { request }: SubgraphContext): boolean {
  const { caller } = request;
  return grantee === (caller.kind === 'citizen' ? caller.nhsNumber : caller.clientId);
}

async function decideFor(
  access: Access,
  as: ReadingAs,
  { person }: Trace,
  context: SubgraphContext,
): Promise<ReturnType<typeof decide>> {
  const numbers = toNumbers(person);
  const practiceOdsCode = person.registeredPractice?.odsCode;
  // What is known under former numbers is not waited for: the answer would come later than that of nobody.
  if (isHiddenFrom(as, person)) return { kind: 'hidden' };
  return (access.decide ?? decide)({
    table: access.table,
    caller: context.request.caller,
    as,
    person: { ...person, ...(practiceOdsCode ? { practiceOdsCode } : {}) },
    facts: await findPersonFacts(access, numbers, context),
    now: access.now(),
  });
}

/** Whether the reader broke the glass to see somebody now, which no limit may keep from them. */
async function hasBrokenGlass(access: Access, nhsNumber: string, context: SubgraphContext): Promise<boolean> {
  const facts = await findPersonFacts(access, [nhsNumber], context);
  return (facts?.breakGlass ?? []).some(({ until }) => Date.parse(until) > access.now());
}

/** Whether the reader broke the glass on a ground of which the person is not told. */
async function isKept(access: Access, { person }: Trace, context: SubgraphContext): Promise<boolean> {
  const facts = await findPersonFacts(access, toNumbers(person), context);
  const now = access.now();
  return (facts?.breakGlass ?? []).some(
    ({ isKeptFromPerson, until }) => isKeptFromPerson === true && Date.parse(until) > now,
  );
}

/** What is recorded of a decision. */
type Looked = Pick<Look, 'outcome' | 'basis' | 'areas' | 'withheld' | 'isKeptFromPerson' | 'hasReadersName'>;

function toNumbers({ nhsNumber, previousNhsNumbers }: Trace['person']): readonly string[] {
  return [nhsNumber, ...previousNhsNumbers];
}

function toLooked({ demographics, settings, access, basis }: AccessDecision): Looked {
  if (demographics.decision === 'withhold') return { outcome: demographics.code };
  const withheld = Object.entries(settings).flatMap(([setting, verdict]) =>
    verdict.decision === 'withhold' ? [[setting, verdict.code] as const] : [],
  );
  return {
    outcome: 'permit',
    areas: access.areas,
    ...(basis === undefined ? {} : { basis: basis.kind }),
    ...(withheld.length === 0 ? {} : { withheld: Object.fromEntries(withheld) }),
  };
}

/** Whether staff look at somebody of their own family name, which is all that a token and a record tell of kinship. */
function findSharedName(caller: Caller, { person }: Trace): Pick<Looked, 'hasReadersName'> {
  if (!isStaff(caller)) return {};
  const own = caller.name.family.trim().toLowerCase();
  return own !== '' && own === person.name?.family?.trim().toLowerCase() ? { hasReadersName: true } : {};
}
