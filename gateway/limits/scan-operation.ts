import { Lexer, Source, TokenKind } from 'graphql';

/**
 * How many brackets of any kind may stand open at once. Fixed, because it protects the parser, and what walks its
 * tree, from running out of stack; a query as deep as the limits allow is far below.
 */
export const maximumNesting = 100;

const opening: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Reads an operation's text token by token, without recursion, and tells whether a parser may read it.
 *
 * `unreadable` is what a parser refuses itself; beware: what is too long is not looked at to its end.
 */
export function scanOperation(
  text: string,
  maximumTokens: number,
): 'sound' | 'nested' | 'long' | 'unreadable' {
  const lexer = new Lexer(new Source(text));
  let nesting = 0;
  try {
    for (let tokens = 0; lexer.advance().kind !== TokenKind.EOF; tokens += 1) {
      if (tokens === maximumTokens) return 'long';
      const { kind } = lexer.token;
      if (opening.has(kind)) nesting += 1;
      else if (closing.has(kind)) nesting -= 1;
      if (nesting > maximumNesting) return 'nested';
    }
  } catch {
    return 'unreadable';
  }
  return 'sound';
}
