import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { RecordAuthority } from '../../../schema/runtime/record-seal.ts';
import type { SubgraphContext } from '../../kit/context.ts';

/** Opens a record's seal; one of another graph request or not of ours is refused with `FORBIDDEN`. */
export async function openAuthority(seal: string, context: SubgraphContext): Promise<RecordAuthority> {
  const authority = await context.memory.once(`seal ${seal}`, () => context.recordSeal.open(seal));
  if (authority === undefined || authority.requestId !== context.request.requestId) {
    throw toGraphError('FORBIDDEN');
  }
  return authority;
}
