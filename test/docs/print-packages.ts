import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-files.ts';
import { listInstalledPackages, sizeOfPackage } from './installed-packages.ts';

// Prints the numbers of docs/dependencies.md for what is installed here.

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>;
}

const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as Lock;
const packages = listInstalledPackages(projectRoot).map((installed) => {
  const entry = lock.packages[installed.folder];
  const isProduction = entry !== undefined && entry.dev !== true && entry.devOptional !== true;
  return { ...installed, bytes: sizeOfPackage(projectRoot, installed), isProduction };
});

function print(title: string, listed: typeof packages): void {
  const megabytes = listed.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  console.log(`\n${title}: ${listed.length} packages, ${megabytes.toFixed(0)} MB`);
  const licenses = Map.groupBy(listed, ({ license }) => license);
  for (const [license, copies] of [...licenses].toSorted(([, a], [, b]) => b.length - a.length)) {
    console.log(`${String(copies.length).padStart(5)} ${license}`);
  }
}

print('All', packages);
print(
  'Production',
  packages.filter(({ isProduction }) => isProduction),
);
console.log('\nThe largest twenty, all copies of one name together, in MB');
const byName = [...Map.groupBy(packages, ({ name }) => name)].map(([name, copies]) => ({
  name,
  copies: copies.length,
  megabytes: copies.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6,
}));
for (const { name, copies, megabytes } of byName.toSorted((a, b) => b.megabytes - a.megabytes).slice(0, 20)) {
  console.log(`${megabytes.toFixed(1).padStart(7)} ${name}${copies > 1 ? ` (${copies} copies)` : ''}`);
}
