import { GraphQLError } from 'graphql';
import type { Code } from '../../schema/runtime/codes.ts';

/** The sentence of each limit: how much is answered, and what to do. */
const sentences = {
  OPERATION_TOO_DEEP: (most) =>
    `The operation is nested too deeply: at most ${most} levels are answered. Ask for the rest in another operation.`,
  OPERATION_TOO_LARGE: (most) =>
    `The operation is too large: at most ${most} selections are answered, fragments counted wherever they are spread. Ask for less, or in several operations.`,
  TOO_MANY_ALIASES: (most) =>
    `The operation has too many aliases: at most ${most} are answered. Use lists instead, or several operations.`,
  TOO_MANY_ROOT_FIELDS: (most) =>
    `The operation asks for too many things at once: at most ${most} fields at its top are answered. Use several operations.`,
  TOO_MANY_DIRECTIVES: (most) =>
    `The operation has too many directives: at most ${most} are answered. Leave out what is not needed.`,
  FIELD_REPEATED: (most) =>
    `The operation asks for what stands below one name too often: at most ${most} times. Ask once for all that is needed there.`,
  TOO_MANY_TOKENS: (most) =>
    `The operation is too long: at most ${most} words and signs are read. Ask for less, or in several operations.`,
  LIST_TOO_LONG: (most) =>
    `A list in the question is too long: at most ${most} items are answered. Ask for them in several operations.`,
  OPERATION_TOO_COSTLY: (most) =>
    `The operation could bring back too much: its estimated cost is above ${most}. Ask for smaller pages, shorter lists or fewer fields.`,
  TOO_MANY_FETCHES: (most) =>
    `The operation needs too many parts of the graph: at most ${most} requests are made for it. Ask for less at a time.`,
} as const satisfies Partial<Record<Code, (most: number) => string>>;

/** The code of a limit that an operation exceeds. */
export type LimitCode = keyof typeof sentences;

/** An operation that is not answered because it exceeds a limit. */
export interface Refusal {
  readonly code: LimitCode;
  readonly message: string;
}

/** Says which limit is exceeded, and nothing of the graph or of the question. */
export function toRefusal(code: LimitCode, most: number): Refusal {
  return { code, message: sentences[code](most) };
}

/** A refusal as the error that a client is sent, with the HTTP status 400. */
export function toRefusalError({ code, message }: Refusal): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}
