import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One installed copy of a package. */
export interface InstalledPackage {
  /** From the project's root, with slashes, such as `node_modules/pg`. */
  readonly folder: string;
  readonly name: string;
  readonly license: string;
  /** Whether npm would run a script of it while installing. */
  readonly hasInstallScript: boolean;
}

interface Manifest {
  readonly name?: string;
  readonly license?: string | { readonly type?: string };
  readonly scripts?: Readonly<Record<string, string>>;
}

/** Lists every copy of every package below a folder's `node_modules`. */
export function listInstalledPackages(root: string, folder = ''): readonly InstalledPackage[] {
  const modules = folder === '' ? 'node_modules' : `${folder}/node_modules`;
  const names = readFolder(join(root, modules)).flatMap((name) =>
    name.startsWith('@') ? readFolder(join(root, modules, name)).map((inner) => `${name}/${inner}`) : [name],
  );
  return names.flatMap((name) => {
    const own = `${modules}/${name}`;
    const file = join(root, own, 'package.json');
    if (!existsSync(file)) return [];
    return [
      toPackage(own, JSON.parse(readFileSync(file, 'utf8')) as Manifest),
      ...listInstalledPackages(root, own),
    ];
  });
}

/** The bytes of a package's own files, without those of the packages that lie in it. */
export function sizeOfPackage(root: string, { folder }: InstalledPackage): number {
  return sizeOf(join(root, folder), true);
}

function toPackage(folder: string, { name, license, scripts = {} }: Manifest): InstalledPackage {
  return {
    folder,
    name: name ?? folder,
    license: (typeof license === 'object' ? license.type : license) ?? 'none',
    hasInstallScript: ['preinstall', 'install', 'postinstall'].some((script) => script in scripts),
  };
}

function readFolder(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
}

function sizeOf(folder: string, isPackage: boolean): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (isPackage && entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += sizeOf(path, false);
    else if (entry.isFile()) bytes += statSync(path).size;
  }
  return bytes;
}
