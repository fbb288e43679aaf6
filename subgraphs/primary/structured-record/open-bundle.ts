import type { Organisation } from '../../../schema/generated/shared.ts';
import type { RecordIds } from '../../../schema/runtime/record-id.ts';
import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import type { Failed } from '../../kit/outcome.ts';
import type { FhirPatient } from '../fhir/frame-resources.ts';
import type { MappingContext } from '../mapping/mapping-context.ts';
import { toOrganisation, toRolesByPractitioner } from '../mapping/to-actor.ts';
import type { Suppliers } from '../suppliers/create-suppliers.ts';
import type { SupplierDialect } from '../suppliers/supplier-dialect.ts';
import { toCodeSystems } from './code-systems.ts';
import { createItemIds, toIdentifierSystems } from './create-item-ids.ts';
import type { RecordIndex } from './record-index.ts';
import { verifySubject } from './verify-subject.ts';

/** What a practice's answer is read with. */
export interface RecordQuestion {
  readonly subject: RecordSubject;
  /** The practice that was asked. */
  readonly practiceOdsCode: string;
  /** The product that an earlier answer of the practice named. */
  readonly knownProduct?: string;
  /** The manufacturer of the practice's system, where the directory names it. */
  readonly manufacturerOdsCode?: string;
  readonly recordIds: RecordIds;
  readonly suppliers: Suppliers;
  /** The day of the answer in the practice's time zone, as YYYY-MM-DD. */
  readonly today: string;
}

/** An answer that is this person's, and what mapping its items needs but for the count of each area. */
export interface OpenedBundle {
  readonly kind: 'opened';
  readonly dialect: SupplierDialect;
  readonly practice: Organisation;
  readonly context: Omit<MappingContext, 'tally'>;
}

/**
 * Opens an answer: compares the person, recognises the supplier, and prepares the ids of its items.
 *
 * @param options whether it must hold the person; an answer to a search by the person's id need not.
 */
export function openBundle(
  index: RecordIndex,
  question: RecordQuestion,
  { isPatientNeeded }: { readonly isPatientNeeded: boolean },
): OpenedBundle | Failed {
  const isPatientThere = isPatientNeeded || index.ofType('Patient').length > 0;
  const verified = isPatientThere ? verifySubject(index, question.subject) : undefined;
  if (verified?.kind === 'failed') return verified;
  const { practiceOdsCode, manufacturerOdsCode, recordIds } = question;
  const dialect = question.suppliers.recognise({
    practiceOdsCode,
    identifierSystems: toIdentifierSystems(index),
    codeSystems: () => toCodeSystems(index),
    ...(manufacturerOdsCode === undefined ? {} : { manufacturerOdsCode }),
    ...(question.knownProduct === undefined ? {} : { knownProduct: question.knownProduct }),
  });
  const practice = toPractice(practiceOdsCode, verified?.patient, index);
  return {
    kind: 'opened',
    dialect,
    practice,
    context: {
      index,
      practice,
      product: dialect.product,
      today: question.today,
      roles: toRolesByPractitioner(index),
      toId: createItemIds({
        index,
        dialect,
        recordIds,
        person: question.subject.nhsNumber,
        // Not the product's name: one answer may tell the supplier and another not, and ids must be the same.
        system: `${practiceOdsCode}|GP Connect`,
      }),
    },
  };
}

/** The practice by the code that was asked, with the name that the record gives it. */
function toPractice(odsCode: string, patient: FhirPatient | undefined, index: RecordIndex): Organisation {
  const coded = index
    .ofType('Organization')
    .map(({ id }) => toOrganisation(`Organization/${id}`, index))
    .find((organisation) => organisation?.odsCode === odsCode);
  const managing = toOrganisation(patient?.managingOrganization?.reference, index);
  // The manager of the record is the practice unless its own code says otherwise.
  const isOther =
    managing?.odsCode !== null && managing?.odsCode !== undefined && managing.odsCode !== odsCode;
  return { odsCode, name: coded?.name ?? (isOther ? null : managing?.name) ?? null };
}
