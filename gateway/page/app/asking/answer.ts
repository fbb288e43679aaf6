import { isList, isObject, type Json, type JsonObject, type JsonPath } from '../answer/json.ts';

/** What was asked. */
export interface Question {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: JsonObject;
}

/** One error of an answer. */
export interface AnswerError {
  readonly message: string;
  readonly path?: JsonPath;
  readonly code?: string;
  /** What it makes of its part, where that is told and need not be read off the code. */
  readonly state?: 'WITHHELD' | 'UNAVAILABLE';
  readonly setting?: string;
  readonly reason?: string;
  readonly line?: number;
}

/** What came back, and how. */
export interface Answer {
  readonly question: Question;
  readonly askedAt: Date;
  /** Whom it was asked as, where that can be chosen. */
  readonly reader?: string;
  readonly milliseconds: number;
  readonly bytes: number;
  readonly requestId?: string;
  /** Tells whether the gateway carried the operation out, so that there is something to look at. */
  readonly data?: JsonObject;
  readonly errors: readonly AnswerError[];
  readonly extensions: JsonObject;
  /** The answer letter by letter as it was sent, where a receipt of it came along. */
  readonly sent?: string;
}

/** Why there is no answer, and what to do about it. */
export interface Problem {
  readonly title: string;
  readonly advice: string;
  readonly details?: readonly string[];
  /** Tells whether asking the same again may help. */
  readonly canRetry: boolean;
  /** Whether an earlier answer to the same question may still be shown: nothing was said of the person or the reader. */
  readonly keepsEarlier?: boolean;
  /** What to do first, beside the page; what stands in the page stays there. */
  readonly link?: { readonly href: string; readonly words: string };
}

/** Reads the parts of a GraphQL response; `undefined` where it is none. */
export function parseResponse(value: unknown): Pick<Answer, 'data' | 'errors' | 'extensions'> | undefined {
  if (!isObject(value) || (value['data'] === undefined && value['errors'] === undefined)) return undefined;
  const { data, errors, extensions } = value;
  return {
    ...(isObject(data) ? { data } : {}),
    errors: isList(errors) ? errors.flatMap(parseError) : [],
    extensions: isObject(extensions) ? extensions : {},
  };
}

function parseError(value: Json): AnswerError[] {
  if (!isObject(value)) return [];
  const { message, path, extensions, locations } = value;
  const given = isObject(extensions) ? extensions : {};
  const [location] = isList(locations) ? locations : [];
  const text = (key: string) => (typeof given[key] === 'string' ? { [key]: given[key] } : {});
  return [
    {
      message: typeof message === 'string' ? message : 'Something went wrong.',
      ...(isList(path)
        ? { path: path.filter((key) => typeof key === 'string' || typeof key === 'number') }
        : {}),
      ...text('code'),
      ...text('setting'),
      ...text('reason'),
      ...(isObject(location) && typeof location['line'] === 'number' ? { line: location['line'] } : {}),
    },
  ];
}
