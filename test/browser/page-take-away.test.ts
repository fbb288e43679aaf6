import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { chromiumPath } from '../support/gateway-browser.ts';
import { tokenOf } from '../support/tokens.ts';
import { type OpenPage, startPage } from './start-page.ts';
import { chooseQuestion } from './watch-page.ts';

const run = promisify(execFile);

describe.skipIf(chromiumPath === undefined)('what is copied out of the page', () => {
  let opened: OpenPage;
  let page: Page;

  beforeAll(async () => {
    opened = await startPage();
    ({ page } = opened);
    await chooseQuestion(page, 'Timeline of care');
    await page.getByRole('tab', { name: 'Query', exact: true }).click();
    await page.getByLabel('Plain text, without completion').check();
  }, 120_000);
  afterAll(() => opened?.close());

  const readClipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const copy = async (what: 'curl' | 'TypeScript') => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await page.getByRole('button', { name: what, exact: true }).click();
    await page.getByText(/ is copied\.$/).waitFor();
    // What was copied before stands there, and is told, until the next is.
    let copied = '';
    await expect.poll(async () => (copied = await readClipboard())).not.toBe('');
    return copied;
  };

  it('is a command that brings the answer when it is pasted into a shell', async () => {
    const command = await copy('curl');
    const { stdout } = await run('sh', ['-c', command], {
      env: { ...process.env, TOKEN: await tokenOf('general-practitioner') },
    });
    expect(JSON.parse(stdout)).toMatchObject({ data: { patient: { record: { encounters: {} } } } });
  });

  it('is a module that asks and tells what it knows, when it is saved and imported', async () => {
    const text = await copy('TypeScript');
    const folder = mkdtempSync(join(tmpdir(), 'take-away-'));
    try {
      writeFileSync(join(folder, 'timeline.ts'), text);
      writeFileSync(
        join(folder, 'main.ts'),
        `import { askTimeline } from './timeline.ts';
const { data } = await askTimeline({ nhsNumber: '${fakeNhsNumber}' }, process.env['TOKEN'] ?? '');
console.log(data?.patient?.record?.encounters?.edges?.length);`,
      );
      const { stdout } = await run(process.execPath, [join(folder, 'main.ts')], {
        env: { ...process.env, TOKEN: await tokenOf('general-practitioner') },
      });
      expect(Number(stdout.trim())).toBeGreaterThan(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is nothing where the browser keeps its clipboard to itself, which is said', async () => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await page.getByRole('button', { name: 'curl', exact: true }).click();
    expect(await page.getByText('cannot be copied').textContent()).toContain('allow this page the clipboard');
  });
});
