/** The names, as the answer has them, of the fields of a query that hold more than a value: objects and lists of them. */
export function findCompositeFields(query: string): ReadonlySet<string> {
  const plain = query.replaceAll(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*/g, '""');
  return new Set([...plain.matchAll(composite)].map(([, name = '']) => name));
}

/** A name, perhaps for another one, with its arguments and directives, before what it holds. */
const composite = /(\w+)\s*(?::\s*\w+\s*)?(?:\([^()]*\)\s*)?(?:@\w+\s*(?:\([^()]*\)\s*)?)*\{/g;
