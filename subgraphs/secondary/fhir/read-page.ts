import { z } from 'zod';
import { type Failed, failed, type NotSupported, notSupported } from '../../kit/outcome.ts';
import { type SourceReply, toStatusFailure } from '../../kit/source-call.ts';

const bundle = z.object({
  resourceType: z.literal('Bundle'),
  total: z.number().optional().catch(undefined),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).optional(),
  entry: z
    .array(
      z.object({
        resource: z.unknown().optional(),
        search: z.object({ mode: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});

/** One page of a search. */
export interface SearchPage {
  readonly kind: 'page';
  readonly resources: readonly unknown[];
  /** What the server gave beside what was searched for. */
  readonly included: readonly unknown[];
  /** How many entries the server calls found. */
  readonly matches: number;
  /** How many it says it has in all, where it says so. */
  readonly total?: number;
  /** Whether something was found that is no such resource, or the server says that it left something out. */
  readonly isIncomplete: boolean;
  /** Where the next page is. */
  readonly next?: string;
}

/** Reads one answer to a search for resources of a kind. */
export function readPage(reply: SourceReply | Failed, type: string): SearchPage | Failed | NotSupported {
  if (reply.kind === 'failed') return reply;
  // A server that does not know a kind of resource says so in one of these ways (FHIR R4, 3.1.0.1.6).
  if ([404, 405, 501].includes(reply.status)) return notSupported('NOT_IMPLEMENTED');
  if (reply.status !== 200) return toStatusFailure(reply.status);
  const parsed = bundle.safeParse(reply.json);
  if (!parsed.success) return failed('SOURCE_BAD_CONTENT');
  const { entry = [], link = [], total } = parsed.data;
  const told = entry.filter(({ resource, search }) => !isOutcome(resource) && search?.mode !== 'outcome');
  // A server need not say why it gives an entry; what is of another kind was not searched for.
  const isIncluded = ({ resource, search }: (typeof entry)[number]) =>
    search?.mode === 'include' || (search?.mode === undefined && isOtherKind(resource, type));
  const matches = told.filter((one) => !isIncluded(one));
  const resources = matches.map(({ resource }) => resource).filter((resource) => isOfType(resource, type));
  const next = link.find(({ relation }) => relation === 'next')?.url;
  return {
    kind: 'page',
    resources,
    included: told.filter(isIncluded).map(({ resource }) => resource),
    matches: matches.length,
    ...(total === undefined ? {} : { total }),
    isIncomplete:
      resources.length < matches.length || entry.some(({ resource }) => saysLessIsGiven(resource)),
    ...(next === undefined ? {} : { next }),
  };
}

const outcome = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(z.object({ severity: z.string().optional(), code: z.string().optional() })).optional(),
});

/** Kinds of issues by which a server warns that what it gives is not all (FHIR R4 IssueType). */
const shortening = new Set([
  'security',
  'login',
  'expired',
  'forbidden',
  'suppressed',
  'too-costly',
  'transient',
  'lock-error',
  'no-store',
  'exception',
  'timeout',
  'incomplete',
  'throttled',
]);

/** Tells whether a server says, beside what it found, that something failed or was left out. */
function saysLessIsGiven(resource: unknown): boolean {
  const said = outcome.safeParse(resource);
  if (!said.success) return false;
  return (said.data.issue ?? []).some(
    ({ severity, code = '' }) =>
      severity === 'error' || severity === 'fatal' || (severity === 'warning' && shortening.has(code)),
  );
}

function isOutcome(resource: unknown): boolean {
  return isOfType(resource, 'OperationOutcome');
}

function isOtherKind(resource: unknown, type: string): boolean {
  return (
    typeof resource === 'object' &&
    resource !== null &&
    'resourceType' in resource &&
    typeof resource.resourceType === 'string' &&
    resource.resourceType !== type
  );
}

function isOfType(resource: unknown, type: string): boolean {
  return (
    typeof resource === 'object' &&
    resource !== null &&
    'resourceType' in resource &&
    resource.resourceType === type
  );
}
