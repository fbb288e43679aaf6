import { fileURLToPath } from 'node:url';

/** Where the built page lies. */
export const pageDirectory: string = fileURLToPath(new URL('dist/page', import.meta.url));

/** The file in it that says what it was built from. */
export const stampFile = '.built-from';
