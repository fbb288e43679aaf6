import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Writes a brotli and a gzip copy beside every file of a folder; tells the bytes before and after brotli. */
export async function compressFiles(directory: string): Promise<{ bytes: number; compressed: number }> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true });
  let bytes = 0;
  let compressed = 0;
  for (const name of names.filter((one) => one.isFile())) {
    const path = join(name.parentPath, name.name);
    const plain = await readFile(path);
    const [brotli, gzipped] = await Promise.all([
      // Half a second instead of eight for a tenth more bytes.
      promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }),
      promisify(gzip)(plain),
    ]);
    await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, gzipped)]);
    bytes += plain.byteLength;
    compressed += brotli.byteLength;
  }
  return { bytes, compressed };
}
