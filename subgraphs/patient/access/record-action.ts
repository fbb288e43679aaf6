import { GraphQLError } from 'graphql';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import { isCode } from '../../../schema/runtime/codes.ts';
import { addNotice, tellPolicy } from '../../kit/access/answer-notices.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import type { Access } from './access-context.ts';
import type { Look } from './record-look.ts';

/** Records what somebody did or tried before it is answered, with what is known of the question; rejects where it cannot. */
export async function recordAction(
  { recordLook, table }: Pick<Access, 'recordLook' | 'table'>,
  context: SubgraphContext,
  look: Omit<Look, 'requestId' | 'caller' | 'operation' | 'correlationId' | 'policy'>,
): Promise<void> {
  tellPolicy(context, table.version);
  const { caller, requestId, operation, correlationId } = context.request;
  const recorded = await recordLook({
    requestId,
    caller,
    ...(operation === undefined ? {} : { operation }),
    ...(correlationId === undefined ? {} : { correlationId }),
    policy: table.version,
    ...look,
  });
  if (recorded === 'unrecorded') addNotice(context, 'UNRECORDED');
}

/**
 * Carries something out, and records where it is refused or fails before that is told.
 *
 * @param about what was tried; the number as it was given, which counts where it is one
 */
export async function recordRefusal<T>(
  access: Pick<Access, 'recordLook' | 'table'>,
  context: SubgraphContext,
  about: Pick<Look, 'action' | 'isKeptFromPerson'> & { readonly nhsNumber?: string },
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
    const outcome = isCode(code) ? code : 'INTERNAL_SERVER_ERROR';
    // What was refused because it could not be recorded cannot be recorded either.
    if (outcome !== 'AUDIT_UNAVAILABLE') {
      const { nhsNumber: given = '', ...tried } = about;
      const number = parseNhsNumber(given);
      await recordAction(access, context, {
        ...tried,
        ...(number.ok ? { nhsNumber: number.nhsNumber } : {}),
        outcome,
      });
    }
    throw error;
  }
}
