import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { compressFiles } from './compress-files.ts';
import { findSettings } from './find-settings.ts';
import { pageDirectory, stampFile } from './page-directory.ts';

const sources = fileURLToPath(new URL('app/', import.meta.url));
const supergraph = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url));
const lockFile = fileURLToPath(new URL('../../package-lock.json', import.meta.url));

/** Builds the page where it is missing or older than its sources; says so in lines for whoever waits. */
export async function ensurePage(print: (line: string) => void): Promise<void> {
  const stamp = await toStamp();
  if ((await readStamp()) === stamp) return;
  const started = performance.now();
  print('Building the page; this happens once, and again when its sources change …');
  const { bytes, compressed } = await buildPage(stamp);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(
    `The page is built in ${seconds} s: ${toMegabytes(bytes)} MB, ${toMegabytes(compressed)} MB as sent.`,
  );
}

/** Builds into a folder of its own and puts it in place whole, so that nobody is served a half of it. */
async function buildPage(stamp: string): Promise<{ bytes: number; compressed: number }> {
  const { build } = await import('vite');
  await mkdir(dirname(pageDirectory), { recursive: true });
  const directory = await mkdtemp(join(dirname(pageDirectory), 'next-'));
  try {
    await build({
      configFile: false,
      root: sources,
      logLevel: 'error',
      mode: 'production',
      oxc: { jsx: { runtime: 'automatic', development: false } },
      // A test that builds it must not leave a page of libraries for development, half as fast and twice as large.
      define: { 'process.env.NODE_ENV': '"production"' },
      // Two copies of these do not know each other's objects.
      resolve: { dedupe: ['graphql', 'react', 'react-dom'] },
      worker: { format: 'es' },
      plugins: [tellSettings()],
      build: {
        outDir: directory,
        target: 'es2022',
        sourcemap: false,
        reportCompressedSize: false,
        chunkSizeWarningLimit: 10_000,
      },
    });
    const sizes = await compressFiles(directory);
    await writeFile(join(directory, stampFile), stamp);
    await chmod(directory, 0o755);
    await putInPlace(directory, stamp);
    return sizes;
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

/** Gives the page, as a module, which care settings each part of the graph comes from. */
function tellSettings(): Plugin {
  const name = 'virtual:settings-of-fields';
  return {
    name: 'settings-of-fields',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined;
      const settings = findSettings(await readFile(supergraph, 'utf8'));
      return `export const settingsOfFields = ${JSON.stringify(settings)};`;
    },
  };
}

/** Another process may have built the same at the same time; whichever is first stays. */
async function putInPlace(directory: string, stamp: string): Promise<void> {
  const old = `${directory}-old`;
  if ((await readStamp()) !== stamp) {
    if (existsSync(pageDirectory)) await rename(pageDirectory, old);
    try {
      await rename(directory, pageDirectory);
    } catch (error) {
      if ((await readStamp()) !== stamp) throw error;
    }
  }
  await rm(directory, { recursive: true, force: true });
  await rm(old, { recursive: true, force: true });
}

/** What the page is built from, in a word: its own files, how it is built, and the versions of its libraries. */
async function toStamp(): Promise<string> {
  const hash = createHash('sha256');
  const names = await readdir(sources, { recursive: true, withFileTypes: true });
  const files = names.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  for (const file of [...files.toSorted(), fileURLToPath(import.meta.url), supergraph, lockFile]) {
    hash
      .update(relative(sources, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}

async function readStamp(): Promise<string | undefined> {
  const file = join(pageDirectory, stampFile);
  return existsSync(file) ? readFile(file, 'utf8') : undefined;
}

function toMegabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

// oxlint-disable-next-line no-console -- run by hand, it says what it does
if (import.meta.main) await ensurePage((line) => console.log(line));
