import { readFileSync, writeFileSync } from 'node:fs';
import { readHazardLog } from './hazard-log.ts';
import { toHazardsPage } from './to-hazards-page.ts';

const help = `Usage: npm run hazards [-- --check]

Writes docs/hazards.md from tools/hazards/log/; with --check only tells whether it is what would be written, and ends with
1 where it is not.
`;

const page = new URL('../../docs/hazards.md', import.meta.url);
const given = process.argv.slice(2);
if (given.some((option) => option !== '--check')) process.stdout.write(help);
else {
  const written = toHazardsPage(readHazardLog());
  if (!given.includes('--check')) {
    writeFileSync(page, written);
    process.stdout.write('wrote docs/hazards.md\n');
  } else if (readFileSync(page, 'utf8') !== written) {
    process.stderr.write('docs/hazards.md is not what "npm run hazards" writes.\n');
    process.exitCode = 1;
  }
}
