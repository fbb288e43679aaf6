import { parseAst } from 'vite';

const callers = new Set(['describe', 'it', 'test']);

/** Finds the titles of all tests and groups of tests in a test file, as they are written there. */
export function findTestTitles(source: string): ReadonlySet<string> {
  const titles = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!isNode(node)) return;
    if (node.type === 'CallExpression' && isTestCaller(node['callee'])) {
      const title = toText(Array.isArray(node['arguments']) ? node['arguments'][0] : undefined);
      if (title !== undefined) titles.add(title);
    }
    Object.values(node).forEach(visit);
  };
  visit(parseAst(source, { lang: 'ts' }));
  return titles;
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Whether something that is called is `it`, `it.skip`, `it.each(…)` and so on. */
function isTestCaller(callee: unknown): boolean {
  if (!isNode(callee)) return false;
  if (callee.type === 'Identifier') return callers.has(String(callee['name']));
  if (callee.type === 'MemberExpression') return isTestCaller(callee['object']);
  return callee.type === 'CallExpression' && isTestCaller(callee['callee']);
}

function toText(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  const parts = node.type === 'TemplateLiteral' ? node['quasis'] : undefined;
  if (!Array.isArray(parts)) return undefined;
  return parts.map((part: { readonly value: { readonly cooked: string } }) => part.value.cooked).join('…');
}
