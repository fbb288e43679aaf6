import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isCurrent, makeGeneratedFiles } from './generated-files.ts';

if (process.argv.includes('--help')) {
  console.log(`Usage: npm run generate [-- --check]

Composes schema/subgraphs into schema/supergraph.graphql, and writes to schema/generated the schema as clients
see it (client.graphql) and the TypeScript types.
With --check it writes nothing and fails where a checked-in file is not what the contract makes.`);
  process.exit(0);
}
const stale = (await makeGeneratedFiles()).filter((file) => !isCurrent(file));
if (process.argv.includes('--check')) {
  for (const { url } of stale)
    console.error(`${basename(url.pathname)} is out of date: run "npm run generate".`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  mkdirSync(new URL('../generated/', import.meta.url), { recursive: true });
  for (const { url, content } of stale) {
    writeFileSync(url, content);
    console.log(`wrote ${basename(url.pathname)}`);
  }
  if (stale.length === 0) console.log('Everything is up to date.');
}
