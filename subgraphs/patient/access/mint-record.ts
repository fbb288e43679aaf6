import { type RecordSubject, recordSealSeconds } from '../../../schema/runtime/record-seal.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import type { AskedPart } from './asked-part.ts';
import type { AccessDecision } from './decide.ts';
import { toAuthority } from './to-authority.ts';

/** Seals the decision under which one person's record is read; the same question in one graph request has one seal. */
export function mintRecord(
  subject: RecordSubject,
  decision: AccessDecision,
  asked: AskedPart,
  context: Pick<SubgraphContext, 'memory' | 'recordSeal' | 'request'>,
): Promise<string> {
  const authority = toAuthority(context.request.requestId, subject, decision, asked);
  // Settings keep what they read under its seal, so another seal would make them read it again.
  return context.memory.once(`mint ${JSON.stringify(authority)}`, () =>
    context.recordSeal.seal(authority, recordSealSeconds),
  );
}
