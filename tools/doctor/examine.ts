import { ConfigurationError } from '../../schema/runtime/env.ts';
import type { CheckContext, Finding, SettingChecks } from '../../subgraphs/kit/setting-checks.ts';

/** What was found of one setting. */
export interface SettingFindings {
  readonly setting: string;
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** Looks at every setting, one beside another; what is not configured is said to be so. */
export function examine(
  checks: readonly SettingChecks[],
  context: CheckContext,
): Promise<readonly SettingFindings[]> {
  return Promise.all(
    checks.map(async ({ setting, title, variables, check }) => {
      const isConfigured = variables.some((variable) => (context.environment[variable] ?? '') !== '');
      const findings = isConfigured ? await examineOne(check, context) : [notConfigured(variables)];
      return { setting, title, findings };
    }),
  );
}

async function examineOne(check: SettingChecks['check'], context: CheckContext): Promise<readonly Finding[]> {
  try {
    return await check(context);
  } catch (error) {
    const system = 'the configuration';
    if (!(error instanceof ConfigurationError)) {
      const name = error instanceof Error ? error.name : typeof error;
      return [{ system, state: 'does not work', says: `The check itself failed: ${name}.` }];
    }
    const [, ...lines] = error.message.split('\n');
    return lines.map((line) => ({
      system,
      state: 'does not work',
      says: `${line.trim()}.`,
      next: 'Mend this variable; docs/operate.md says what it must be.',
    }));
  }
}

function notConfigured(variables: readonly string[]): Finding {
  const [first = ''] = variables;
  const next = `Set ${first} and what docs/connect.md names with it, or run with --sandbox.`;
  return { system: 'everything', state: 'not configured', says: 'Nothing is set.', next };
}
