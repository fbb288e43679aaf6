import { isNotice, type Notice } from '../../schema/runtime/notices.ts';
import { isObject } from '../execution/response-object.ts';

/** Reads what a subgraph says must be said beside its answer; what is not one of ours is not passed on. */
export function readNotices(body: unknown): readonly Notice[] {
  if (!isObject(body) || !isObject(body['extensions'])) return [];
  const { notices } = body['extensions'];
  return Array.isArray(notices) ? notices.filter(isNotice) : [];
}

/** In how many seconds a subgraph may be asked again for what it refused; nothing where it says none. */
export function readWait(body: unknown): number | undefined {
  if (!isObject(body) || !isObject(body['extensions'])) return undefined;
  const { wait } = body['extensions'];
  return Number.isInteger(wait) && Number(wait) > 0 && Number(wait) <= 3600 ? Number(wait) : undefined;
}

/** The version of the policy by which a subgraph says that it decided; nothing where it says none. */
export function readPolicy(body: unknown): string | undefined {
  if (!isObject(body) || !isObject(body['extensions'])) return undefined;
  const { policy } = body['extensions'];
  return typeof policy === 'string' && /^[0-9a-f]{64}$/.test(policy) ? policy : undefined;
}
