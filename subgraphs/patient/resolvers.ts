import type {
  PatientRecordArgs,
  QueryNodeArgs,
  QueryPatientArgs,
  QueryPatientsArgs,
} from '../../schema/generated/patient.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { parseAskedPart } from './access/asked-part.ts';
import { mintRecord } from './access/mint-record.ts';
import { findNode } from './find-node.ts';
import { findPatient } from './find-patient.ts';
import type { Demographics } from './identity/demographics.ts';
import type { PatientView } from './patient-view.ts';
import { toRecordSubject } from './to-record-subject.ts';
import type { Cursors } from './views/cursors.ts';
import { createJoinedLists } from './views/joined-lists.ts';
import { resolveRecordReference } from './views/record-reference.ts';
import { toRecordSources } from './views/record-sources.ts';
import { safetyLists } from './views/safety-lists.ts';

/** How many people one question may name. */
const maximumPatients = 50;

/** Builds the resolvers of the patient subgraph over a demographic service. */
export function createPatientResolvers(demographics: Demographics, cursors: Cursors) {
  type Context = SubgraphContext;
  const find = (nhsNumber: string, context: Context) => findPatient(demographics, nhsNumber, context);
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
      node: (_root: unknown, { id }: QueryNodeArgs, context: Context) => findNode(demographics, id, context),
    },
    Patient: {
      __resolveReference: ({ nhsNumber }: { readonly nhsNumber: string }, context: Context) =>
        find(nhsNumber, context),
      async record({ traced }: PatientView, given: PatientRecordArgs, context: Context) {
        const subject = toRecordSubject(traced.person);
        return { seal: await mintRecord(subject, traced.decision, parseAskedPart(given), context) };
      },
    },
    CareRecord: {
      __resolveReference: resolveRecordReference,
      sources: toRecordSources,
      ...createJoinedLists(cursors),
      ...safetyLists,
    },
  };
}
