import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

const notOurs = new Set(['node_modules', '.git', '.data', 'dist', 'coverage']);

/** Lists the project's own files from its root, with slashes; not what is installed, built or run. */
export function listProjectFiles(folder = ''): readonly string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : listProjectFiles(path);
    return entry.isFile() && !entry.name.endsWith('.log') ? [path] : [];
  });
}

/** Reads a file of the project as text. */
export function readProjectFile(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

/** Tells whether the project has a file or folder; what is only there once it is installed, built or run is none of it. */
export function isInProject(path: string): boolean {
  return !path.split('/').some((part) => notOurs.has(part)) && existsSync(join(projectRoot, path));
}

/** The documents that people read, from the root. */
export function listDocuments(): readonly string[] {
  return ['README.md', 'schema/DECISIONS.md', ...listProjectFiles('docs')].filter((path) =>
    path.endsWith('.md'),
  );
}
