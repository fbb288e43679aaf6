import { Lexer, Source, TokenKind } from 'graphql';
import type { OperationLimits } from './limits.ts';

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
 * `unreadable` is what a parser refuses itself; beware: what is too long is not looked at to its end, nor what writes
 * more fields under another name than it may, for a tree of it would be made in order to be thrown away.
 */
export function scanOperation(
  text: string,
  { tokens: maximumTokens, aliases: maximumAliases }: Pick<OperationLimits, 'tokens' | 'aliases'>,
): 'sound' | 'nested' | 'long' | 'aliased' | 'unreadable' {
  const lexer = new Lexer(new Source(text));
  let nesting = 0;
  let parentheses = 0;
  let aliases = 0;
  try {
    for (let tokens = 0; lexer.advance().kind !== TokenKind.EOF; tokens += 1) {
      if (tokens === maximumTokens) return 'long';
      const { kind } = lexer.token;
      if (kind === TokenKind.PAREN_L) parentheses += 1;
      else if (kind === TokenKind.PAREN_R) parentheses -= 1;
      // Between parentheses a colon stands behind an argument, a variable or a key.
      else if (kind === TokenKind.COLON && parentheses === 0) aliases += 1;
      if (aliases > maximumAliases) return 'aliased';
      if (opening.has(kind)) nesting += 1;
      else if (closing.has(kind)) nesting -= 1;
      if (nesting > maximumNesting) return 'nested';
    }
  } catch {
    return 'unreadable';
  }
  return 'sound';
}
