import { writeFileSync } from 'node:fs';
import { allSources } from './all-sources.ts';
import { toSourcesPage } from './to-sources-page.ts';

if (process.argv.includes('--help')) {
  console.log('Usage: npm run sources\n\nWrites docs/sources.md from the tables of the code.');
} else {
  writeFileSync(new URL('../../docs/sources.md', import.meta.url), toSourcesPage(allSources));
  console.log('wrote docs/sources.md');
}
