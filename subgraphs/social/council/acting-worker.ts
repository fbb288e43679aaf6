import type { Caller } from '../../../schema/runtime/caller.ts';

/** The number under which a council knows one of its own workers; nothing for anybody else who asks. */
export function toActingWorker(caller: Caller, councilCode: string): string | undefined {
  const isOwn = caller.kind === 'professional' && caller.organisation.odsCode === councilCode;
  return isOwn ? caller.userId : undefined;
}
