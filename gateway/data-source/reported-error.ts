import { type Code, codes, isCode } from '../../schema/runtime/codes.ts';
import type { ResponsePath } from '../execution/fault.ts';
import { isObject } from '../execution/response-object.ts';

/** An error that a subgraph reported, reduced to what may be passed on. */
export interface ReportedError {
  /** Its place in the subgraph's answer; absent where it names none. */
  readonly path?: ResponsePath;
  readonly code: Code;
  readonly reason?: string;
  readonly message?: string;
}

/** Reduces the errors of a subgraph's answer; `undefined` where they are not a list of errors. */
export function toReportedErrors(errors: unknown): readonly ReportedError[] | undefined {
  if (errors === undefined || errors === null) return [];
  if (!Array.isArray(errors) || !errors.every(isObject)) return undefined;
  return errors.map(({ path, message, extensions }) => {
    const { code, reason } = isObject(extensions) ? extensions : {};
    const safe = toSafeCode(code);
    return {
      ...(isPath(path) ? { path } : {}),
      code: safe,
      ...(typeof reason === 'string' && /^[A-Z][A-Z0-9_]{0,63}$/.test(reason) ? { reason } : {}),
      // Only what is wrong with a question is said in a sentence that a resolver of ours wrote for it.
      ...(safe === 'BAD_USER_INPUT' && isSafeSentence(message) ? { message } : {}),
    };
  });
}

function toSafeCode(code: unknown): Code {
  // That the gateway itself was refused is not the reader's doing.
  if (code === 'UNAUTHENTICATED') return 'SUBGRAPH_AUTH';
  return isCode(code) ? code : 'SUBGRAPH_ERROR';
}

function isSafeSentence(message: unknown): message is string {
  return (
    typeof message === 'string' &&
    message.length <= 200 &&
    message !== codes.BAD_USER_INPUT &&
    !/\d[\d\s-]{5,}\d|:\/\//.test(message)
  );
}

function isPath(path: unknown): path is ResponsePath {
  return (
    Array.isArray(path) &&
    path.length > 0 &&
    path.every((key) => typeof key === 'string' || (Number.isInteger(key) && key >= 0))
  );
}
