import { isObject } from '../execution/response-object.ts';
import { getOwn } from './response-objects.ts';

/**
 * The part of an answer that is about one fetch of a request, as if that fetch had been sent alone.
 *
 * What a subgraph reports without a place, or without data, concerns all of them.
 */
export function toOwnAnswer(body: unknown, key: string, keys: readonly string[]): unknown {
  if (!isObject(body) || keys.length === 1) return body;
  const data = getOwn(body, 'data') ?? null;
  const errors = getOwn(body, 'errors');
  return {
    data: isObject(data) ? { _entities: getOwn(data, key) } : data,
    errors: Array.isArray(errors)
      ? errors.flatMap((error: unknown) => toOwnError(error, key, keys, !isObject(data)))
      : errors,
  };
}

function toOwnError(error: unknown, key: string, keys: readonly string[], isForAll: boolean): unknown[] {
  if (!isObject(error) || !Array.isArray(error['path'])) return [error];
  const [first, ...rest] = error['path'] as unknown[];
  if (first === key) return [{ ...error, path: ['_entities', ...rest] }];
  if (isForAll) return [{ ...error, path: undefined }];
  return keys.some((other) => other === first) ? [] : [error];
}
