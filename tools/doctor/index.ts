import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { examine } from './examine.ts';
import { allChecks } from './registry.ts';
import { hasFault, toReport } from './to-report.ts';

const help = `Usage: npm run doctor [-- OPTIONS]

Looks at every system that is configured, and says what it can do and what to do next. It asks for no patient.
It reads the same variables as the subgraphs (docs/operate.md, docs/connect.md).

  --practice CODE   also look at the practice of this ODS code; may be given several times
  --setting NAME    only this setting: ${allChecks.map(({ setting }) => setting).join(', ')}
  --sandbox         look at the sandbox that "npm start" runs, in place of what is configured
  --timeout MS      how long one call may take; 5000 unless said
  --json            print JSON
  --help            print this

Ends with status 1 where something that is configured does not work.`;

const options = {
  practice: { type: 'string', multiple: true },
  setting: { type: 'string' },
  sandbox: { type: 'boolean' },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

process.exitCode = await run();

async function run(): Promise<number> {
  const given = readArguments();
  if (typeof given === 'string') {
    console.error(`${given}\n\n${help}`);
    return 2;
  }
  if (given.help === true) {
    console.log(help);
    return 0;
  }
  const checks = allChecks.filter(({ setting }) => given.setting === undefined || setting === given.setting);
  const timeoutMilliseconds = Number(given.timeout ?? 5000);
  const fault =
    checks.length === 0
      ? `There is no setting "${given.setting ?? ''}".`
      : !Number.isInteger(timeoutMilliseconds) || timeoutMilliseconds <= 0
        ? '--timeout must be a number of milliseconds.'
        : given.sandbox === true && !existsSync(new URL('../../sandbox/', import.meta.url))
          ? 'There is no sandbox here.'
          : undefined;
  if (fault !== undefined) {
    console.error(`${fault}\n\n${help}`);
    return 2;
  }
  // Loaded only where it is asked for: an image for production has no sandbox.
  const sandbox = given.sandbox === true ? await import('./to-sandbox.ts') : undefined;
  const findings = await examine(checks, {
    environment: sandbox?.toSandboxEnvironment() ?? process.env,
    signal: new AbortController().signal,
    timeoutMilliseconds,
    practices: [...(given.practice ?? []), ...(sandbox?.sandboxPractices ?? [])],
  });
  console.log(given.json === true ? JSON.stringify(findings, null, 2) : toReport(findings));
  return hasFault(findings) ? 1 : 0;
}

function readArguments() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
