import { z } from 'zod';
import type { Mutation, Query } from '../../../schema/generated/patient.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import type { Access } from '../access/access-context.ts';
import { groundsKeptFromPerson } from '../access/person-facts.ts';
import { recordAction } from '../access/record-action.ts';
import type { Look, LookAction } from '../access/record-look.ts';
import { maximumPatients } from '../parse-asked-number.ts';

/** What clients can ask for or change here. */
type ClientField = Exclude<keyof Query | keyof Mutation, 'reportRelationships' | 'recordRefusals'>;

/** What somebody tries who asks for a field; fields of other subgraphs name nobody whom this one knows. */
const attempts: Readonly<Record<ClientField, LookAction>> = {
  patient: 'read',
  patients: 'read',
  node: 'node',
  searchPatients: 'search',
  privacyAlerts: 'alerts',
  unusualAccess: 'alerts',
  breakGlass: 'open',
  claimRelationship: 'open',
  grantAccess: 'grant',
  withdrawAccess: 'withdraw grant',
  recordConsent: 'consent',
  withdrawConsent: 'withdraw consent',
  reviewPrivacyAlert: 'review',
  reviewUnusualAccess: 'review',
};

const text = z.string().optional().catch(undefined);
const refusalsShape = z.array(
  z.object({
    field: z.string(),
    arguments: z.object({
      nhsNumber: text,
      nhsNumbers: z.array(z.string()).catch([]),
      id: text,
      input: z.object({ nhsNumber: text, sealedGround: text }).catch({}),
    }),
  }),
);

type Refusal = z.output<typeof refusalsShape>[number];
type Refused = Pick<Look, 'nhsNumber' | 'isKeptFromPerson'> & { readonly action: LookAction };

/**
 * Records what the gateway refused before it asked anybody, once for each person and attempt, and says how many that
 * were; it rejects where that cannot be recorded.
 *
 * @param refusals fields of the root, each with its arguments, as JSON
 */
export async function recordRefusals(
  access: Pick<Access, 'recordLook' | 'table'>,
  refusals: string,
  context: SubgraphContext,
): Promise<number> {
  const refused = new Map<string, Refused>();
  for (const refusal of parseRefusals(refusals)) {
    for (const each of toRefused(refusal, context)) {
      // Whoever asks for a person in several ways looks at them once.
      const attempt = each.action === 'node' ? 'read' : each.action;
      const key = `${attempt} ${each.nhsNumber ?? ''}`;
      if (!refused.has(key) || each.isKeptFromPerson) refused.set(key, each);
    }
  }
  const looks = [...refused.values()].map((each) => ({ ...each, outcome: 'FORBIDDEN' as const }));
  await Promise.all(looks.map((look) => recordAction(access, context, look)));
  return looks.length;
}

function parseRefusals(given: string): readonly Refusal[] {
  try {
    return refusalsShape.parse(JSON.parse(given));
  } catch {
    throw toGraphError('BAD_USER_INPUT', { reason: 'REFUSALS' });
  }
}

function toRefused({ field, arguments: given }: Refusal, context: SubgraphContext): readonly Refused[] {
  if (!isClientField(field)) return [];
  const isKept = groundsKeptFromPerson.some((ground) => ground === given.input.sealedGround);
  const common = {
    action: attempts[field],
    ...(isKept ? { isKeptFromPerson: true as const } : {}),
  };
  const numbers = findNumbers(given, context);
  return numbers.length === 0 ? [common] : numbers.map((nhsNumber) => ({ ...common, nhsNumber }));
}

/** Who is named, by whatever can name a person; nobody where no number is one, or more are named than one may. */
function findNumbers(
  { nhsNumber, nhsNumbers, id, input }: Refusal['arguments'],
  { recordIds }: SubgraphContext,
): readonly string[] {
  if (nhsNumbers.length > maximumPatients) return [];
  const item = id === undefined ? undefined : recordIds.parseId(id)?.person;
  return [nhsNumber, ...nhsNumbers, item, input.nhsNumber].flatMap((given) => {
    const parsed = parseNhsNumber(given ?? '');
    return parsed.ok ? [parsed.nhsNumber] : [];
  });
}

function isClientField(field: string): field is ClientField {
  return Object.hasOwn(attempts, field);
}
