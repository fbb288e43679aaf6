import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { takeScreenshots } from './take-screenshots.ts';

const usage = `Usage: npm run screenshots [-- --url ADDRESS] [-- --folder FOLDER] [-- --persona NAME]

Takes pictures of each part of the page that runs: light, dark, without colours, at 200 % and 320 points wide.
It needs Chromium: CHROMIUM_PATH names it, or it is at /usr/bin/chromium.

  --url ADDRESS     where the page is (http://localhost:4000)
  --folder FOLDER   where the pictures go (.data/screenshots)
  --persona NAME    who logs in, where the page stands behind a login (general-practitioner)
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    url: { type: 'string', default: 'http://localhost:4000' },
    folder: { type: 'string', default: '.data/screenshots' },
    persona: { type: 'string', default: 'general-practitioner' },
  },
});
const browser = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

if (values.help) process.stdout.write(usage);
else if (existsSync(browser)) {
  const { url, folder, persona } = values;
  await takeScreenshots({ url, folder: resolve(folder), persona, browser }, (file) =>
    process.stdout.write(`${file}\n`),
  );
} else {
  process.stderr.write('There is no Chromium: install it, or set CHROMIUM_PATH.\n');
  process.exitCode = 1;
}
