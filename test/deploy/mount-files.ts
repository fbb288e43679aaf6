import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MountedFile } from './workloads.ts';

/** Writes files below a folder as a cluster mounts them: each a link into a folder that is put in place whole. */
export async function mountFiles(
  root: string,
  files: readonly MountedFile[],
  textOf: (file: MountedFile) => string,
): Promise<void> {
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) {
    const own = files.filter(({ path }) => dirname(path) === folder);
    await replaceFiles(
      join(root, folder),
      Object.fromEntries(own.map((file) => [file.path.slice(folder.length + 1), textOf(file)])),
    );
  }
}

/** Replaces all files of a mounted folder at once, as a cluster does when their object changes. */
export async function replaceFiles(folder: string, texts: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  const version = await mkdtemp(join(folder, '..version-'));
  for (const [name, text] of Object.entries(texts)) {
    await writeFile(join(version, name), text, { mode: 0o440 });
    await rm(join(folder, name), { force: true });
    await symlink(join('..data', name), join(folder, name));
  }
  const next = join(folder, '..data-next');
  await symlink(version, next);
  await rename(next, join(folder, '..data'));
}
