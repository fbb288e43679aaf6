import { type DocumentNode, visit } from 'graphql';

/** The number of items of the longest list that is written into a document. */
export function longestListWritten(document: DocumentNode): number {
  let longest = 0;
  visit(document, {
    ListValue(node) {
      longest = Math.max(longest, node.values.length);
    },
  });
  return longest;
}

/** The number of items of the longest list anywhere within a value; without recursion, so that none is too deep. */
export function longestListGiven(value: unknown): number {
  let longest = 0;
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null) continue;
    const members: readonly unknown[] = Object.values(next);
    if (Array.isArray(next)) longest = Math.max(longest, next.length);
    for (const member of members) {
      if (typeof member === 'object' && member !== null) pending.push(member);
    }
  }
  return longest;
}
