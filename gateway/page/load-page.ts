import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { pageDirectory, stampFile } from './page-directory.ts';

/** One file of the page, in every form in which it is sent. */
export interface PageFile {
  readonly type: string;
  readonly etag: string;
  /** Whether its name holds a hash of what is in it, so that it may be kept for ever. */
  readonly isImmutable: boolean;
  readonly forms: Readonly<Record<'br' | 'gzip' | 'identity', Buffer>>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
};

/** Reads the built page, by address; `undefined` where it is not built, or not to its end. */
export function loadPage(directory: string = pageDirectory): ReadonlyMap<string, PageFile> | undefined {
  if (!existsSync(join(directory, stampFile))) return undefined;
  const files = new Map<string, PageFile>();
  for (const file of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name);
    const type = types[extname(file.name)];
    if (!file.isFile() || type === undefined) continue;
    const identity = readFileSync(path);
    const address = `/${relative(directory, path).replaceAll(sep, '/')}`;
    files.set(address === '/index.html' ? '/' : address, {
      type,
      etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 27)}"`,
      isImmutable: address.startsWith('/assets/'),
      forms: { identity, br: readFileSync(`${path}.br`), gzip: readFileSync(`${path}.gz`) },
    });
  }
  return files;
}
