import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const manifestFolder = fileURLToPath(new URL('../', import.meta.url));

/** Where the packages of the contenders are; apart from what the bench itself is made of. */
export const packagesFolder = fileURLToPath(new URL('../dist/', import.meta.url));

const files = ['package.json', 'package-lock.json'];

/** Installs the packages of the contenders where they are not, as their lock file has them, and shows progress. */
export async function installPackages(): Promise<void> {
  if (isInstalled()) return;
  mkdirSync(packagesFolder, { recursive: true });
  for (const file of files) copyFileSync(join(manifestFolder, file), join(packagesFolder, file));
  const started = Date.now();
  const say = (text: string) =>
    process.stderr.write(`  ${Math.round((Date.now() - started) / 1000)} s: ${text}\n`);
  say('installing what Caregraph is compared with (about 870 packages, 540 MB), once');
  const timer = setInterval(() => say(`${countInstalled()} folders so far`), 5000);
  const npm = process.env['npm_execpath'];
  const [command = 'npm', ...first] =
    npm === undefined ? ['npm'] : [process.env['npm_node_execpath'] ?? process.execPath, npm];
  const child = spawn(
    command,
    [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: packagesFolder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' },
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(timer);
  if (code !== 0) throw new Error('The packages of the contenders could not be installed.');
  say('installed');
}

function isInstalled(): boolean {
  return (
    existsSync(join(packagesFolder, 'node_modules/.package-lock.json')) &&
    files.every((file) => read(join(packagesFolder, file)) === read(join(manifestFolder, file)))
  );
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function countInstalled(): number {
  const folder = join(packagesFolder, 'node_modules');
  return existsSync(folder) ? readdirSync(folder).length : 0;
}
