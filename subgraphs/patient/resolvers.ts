import type {
  MutationBreakGlassArgs,
  MutationClaimRelationshipArgs,
  MutationGrantAccessArgs,
  MutationRecordConsentArgs,
  MutationRecordRefusalsArgs,
  MutationReportRelationshipsArgs,
  MutationReviewPrivacyAlertArgs,
  MutationReviewUnusualAccessArgs,
  MutationWithdrawAccessArgs,
  MutationWithdrawConsentArgs,
  PatientAccessLogArgs,
  PatientRecordArgs,
  QueryNodeArgs,
  QueryPatientArgs,
  QueryPatientsArgs,
  QueryPrivacyAlertsArgs,
  QuerySearchPatientsArgs,
  QueryUnusualAccessArgs,
} from '../../schema/generated/patient.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import type { RelationshipReport } from '../../schema/runtime/relationship-report.ts';
import type { SealedText } from '../../schema/runtime/sealed-text.ts';
import type { TokenSeal } from '../../schema/runtime/token-seal.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { parseAskedPart } from './access/asked-part.ts';
import { mintRecord } from './access/mint-record.ts';
import { recordRefusal } from './access/record-action.ts';
import { listAccessLog } from './audit/access-log.ts';
import { recordRefusals } from './audit/record-refusals.ts';
import { listUnusualAccess, reviewUnusualAccess, type UnusualSettings } from './audit/unusual-access.ts';
import { breakGlass, claimRelationship } from './break-glass/open-for-oneself.ts';
import { listPrivacyAlerts, reviewPrivacyAlert } from './break-glass/privacy-alerts.ts';
import { findNode } from './find-node.ts';
import { findPatient, type PatientFinder } from './find-patient.ts';
import { grantAccess, listAccessGrants, withdrawAccess } from './grants/access-grants.ts';
import { listConsentDecisions, recordConsent, withdrawConsent } from './grants/consent-decisions.ts';
import { createSearchLimit } from './identity/search-limit.ts';
import { maximumPatients } from './parse-asked-number.ts';
import type { PatientView } from './patient-view.ts';
import { relatedPersons } from './related-persons.ts';
import { searchPatients } from './search-patients.ts';
import { takeReport } from './relationships/take-report.ts';
import { toRecordSubject } from './to-record-subject.ts';
import type { Cursors } from './views/cursors.ts';
import { createJoinedLists } from './views/joined-lists.ts';
import { toCarePlanDocuments } from './views/plans/care-plan-documents.ts';
import { toCarePlanOverview } from './views/plans/care-plan-overview.ts';
import { type ReferencedRecord, resolveRecordReference } from './views/record-reference.ts';
import { toRecordAccess } from './views/record-access.ts';
import { toRecordSources } from './views/record-sources.ts';
import { safetyLists } from './views/safety-lists.ts';

/** How many people one reader may look for in a minute. */
const searchesPerMinute = 20;

/** Builds the resolvers of the patient subgraph over a demographic service and the policy of access. */
export function createPatientResolvers(
  finder: PatientFinder,
  cursors: Cursors,
  reportSeal: TokenSeal<RelationshipReport>,
  auditCursors: SealedText,
  unusual: UnusualSettings,
) {
  const { access } = finder;
  const isWithinSearchLimit = createSearchLimit(searchesPerMinute);
  type Context = SubgraphContext;
  const find = (nhsNumber: string, context: Context) => findPatient(finder, nhsNumber, context);
  return {
    Query: {
      patient: (_root: unknown, { nhsNumber }: QueryPatientArgs, context: Context) =>
        find(nhsNumber, context),
      // Each element fails for itself, so one person who cannot be found leaves the others.
      patients(_root: unknown, { nhsNumbers }: QueryPatientsArgs, context: Context) {
        if (nhsNumbers.length > maximumPatients) {
          const message = `One question names at most ${maximumPatients} people.`;
          throw toGraphError('BAD_USER_INPUT', { reason: 'TOO_MANY', message });
        }
        return nhsNumbers.map((nhsNumber) => find(nhsNumber, context));
      },
      searchPatients: (_root: unknown, { input }: QuerySearchPatientsArgs, context: Context) =>
        searchPatients(finder, isWithinSearchLimit, input, context),
      unusualAccess: (_root: unknown, given: QueryUnusualAccessArgs, context: Context) =>
        listUnusualAccess(access, unusual, given, context),
      privacyAlerts: (_root: unknown, given: QueryPrivacyAlertsArgs, context: Context) =>
        listPrivacyAlerts(access, given, context),
      node: (_root: unknown, { id }: QueryNodeArgs, context: Context) => findNode(finder, id, context),
    },
    Mutation: {
      breakGlass: (_root: unknown, { input }: MutationBreakGlassArgs, context: Context) =>
        breakGlass(finder, input, context),
      claimRelationship: (_root: unknown, { input }: MutationClaimRelationshipArgs, context: Context) =>
        claimRelationship(finder, input, context),
      grantAccess: (_root: unknown, { input }: MutationGrantAccessArgs, context: Context) =>
        recordRefusal(access, context, { action: 'grant', nhsNumber: input.nhsNumber }, () =>
          grantAccess(finder, input, context),
        ),
      withdrawAccess: (_root: unknown, { grant }: MutationWithdrawAccessArgs, context: Context) =>
        recordRefusal(access, context, { action: 'withdraw grant' }, () =>
          withdrawAccess(finder, grant, context),
        ),
      recordConsent: (_root: unknown, { input }: MutationRecordConsentArgs, context: Context) =>
        recordRefusal(access, context, { action: 'consent', nhsNumber: input.nhsNumber }, () =>
          recordConsent(finder, input, context),
        ),
      withdrawConsent: (_root: unknown, { consent }: MutationWithdrawConsentArgs, context: Context) =>
        recordRefusal(access, context, { action: 'withdraw consent' }, () =>
          withdrawConsent(finder, consent, context),
        ),
      reviewPrivacyAlert: (_root: unknown, given: MutationReviewPrivacyAlertArgs, context: Context) =>
        reviewPrivacyAlert(access, given, context),
      reviewUnusualAccess: (_root: unknown, given: MutationReviewUnusualAccessArgs, context: Context) =>
        reviewUnusualAccess(access, unusual, given, context),
      reportRelationships: (_root: unknown, { sealed }: MutationReportRelationshipsArgs, context: Context) =>
        takeReport({ store: access.store, seal: reportSeal }, sealed, context),
      recordRefusals: (_root: unknown, { refused }: MutationRecordRefusalsArgs, context: Context) =>
        recordRefusals(access, refused, context),
    },
    Patient: {
      relatedPersons: (view: PatientView, _given: unknown, context: Context) =>
        relatedPersons(finder, view, context),
      accessGrants: (view: PatientView, _given: unknown, context: Context) =>
        listAccessGrants(finder, view, context),
      accessLog: (view: PatientView, given: PatientAccessLogArgs, context: Context) =>
        listAccessLog(access, auditCursors, view, given, context),
      consentDecisions: (view: PatientView, _given: unknown, context: Context) =>
        listConsentDecisions(finder, view, context),
      __resolveReference: ({ nhsNumber }: { readonly nhsNumber: string }, context: Context) =>
        find(nhsNumber, context),
      async record({ traced }: PatientView, given: PatientRecordArgs, context: Context) {
        const subject = toRecordSubject(traced.person);
        return { seal: await mintRecord(subject, traced.decision, parseAskedPart(given), context) };
      },
    },
    CareRecord: {
      __resolveReference: resolveRecordReference,
      access: toRecordAccess,
      sources: toRecordSources,
      ...createJoinedLists(cursors),
      carePlanDocuments: toCarePlanDocuments,
      carePlansByProblem: (record: ReferencedRecord) => toCarePlanOverview(record, access.now()),
      ...safetyLists,
    },
  };
}
