// Runs before "npm start" and "npm test" under whatever Node is there (18 or later), so it is plain JavaScript.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wantedMajor = 26;

/** The packages of the lock file that every machine needs, by folder, with their versions. */
function readLock(file) {
  const { packages = {} } = JSON.parse(readFileSync(join(root, file), 'utf8'));
  return new Map(Object.entries(packages).filter(([folder, entry]) => folder !== '' && !entry.link));
}

/** Tells whether what is installed is what the lock file says. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const wanted = readLock('package-lock.json');
  const installed = readLock('node_modules/.package-lock.json');
  for (const [folder, { version }] of installed) if (wanted.get(folder)?.version !== version) return false;
  for (const [folder, { optional }] of wanted) if (!optional && !installed.has(folder)) return false;
  return true;
}

function countInstalled() {
  try {
    return readdirSync(join(root, 'node_modules')).length;
  } catch {
    return 0;
  }
}

/** Installs the packages of the lock file and shows that something is happening. */
async function install() {
  const total = readLock('package-lock.json').size;
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  process.stdout.write(`Installing about ${total} packages (700 MB with Node ${wantedMajor}), once …\n`);
  const timer = setInterval(
    () => process.stdout.write(`  ${seconds()} s, ${countInstalled()} folders so far\n`),
    process.stdout.isTTY ? 5000 : 15_000,
  );
  // npm's own Node, not the one in node_modules, which is about to be replaced.
  const node = process.env.npm_node_execpath ?? process.execPath;
  const npm = process.env.npm_execpath;
  const command = npm === undefined ? ['npm'] : [node, npm];
  const code = await new Promise((resolve) => {
    const child = spawn(
      command[0],
      [...command.slice(1), 'ci', '--loglevel=error', '--no-audit', '--no-fund'],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: npm === undefined && process.platform === 'win32',
      },
    );
    child.once('error', () => resolve(1));
    child.once('exit', resolve);
  });
  clearInterval(timer);
  if (code !== 0) {
    console.error(
      'The packages could not be installed. Look at the lines above; is the npm registry reachable?',
    );
    process.exit(1);
  }
  process.stdout.write(`Installed in ${seconds()} s.\n`);
}

/** The version of the Node that the project brings, or nothing where it does not run on this machine. */
async function readProjectNode() {
  const file = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (!existsSync(file)) return undefined;
  return new Promise((resolve) => {
    const child = spawn(file, ['--version'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.once('error', () => resolve(undefined));
    child.once('close', () => resolve(text.trim() === '' ? undefined : text.trim()));
  });
}

if (!isInstalled()) await install();
const version = (await readProjectNode()) ?? process.version;
if (Number(version.slice(1).split('.')[0]) < wantedMajor) {
  console.error(
    `This project needs Node ${wantedMajor} and found ${version}. It brings its own for Linux (glibc), macOS and Windows
as an optional package: run "npm ci" without --omit=optional. On Alpine and other musl systems install Node
${wantedMajor} yourself and put it first on the PATH.`,
  );
  process.exit(1);
}
