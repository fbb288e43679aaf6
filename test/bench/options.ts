import { parseArgs } from 'node:util';
import { comparedWorkloads } from './load/workloads.ts';
import { contenderNames } from './sections/gateway-contenders.ts';
import type { Section } from './sections/section.ts';
import { sections } from './sections/sections.ts';

/** What the bench was asked on its command line. */
export interface BenchOptions {
  readonly sections: readonly Section[];
  readonly isQuick: boolean;
  readonly isSmoke: boolean;
  readonly contenders?: readonly string[];
  readonly workloads?: readonly string[];
  readonly compared: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** Where the figures are written. */
  readonly jsonFile?: string;
}

/** Reads the command line; a sentence where help is asked for, or where something in it is not known. */
export function parseOptions(
  given: readonly string[],
): BenchOptions | { readonly sentence: string; readonly isAsked: boolean } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(given);
  } catch (error) {
    return { sentence: `${(error as Error).message}\n\n${help}`, isAsked: false };
  }
  const { values, positionals } = parsed;
  if (values.help === true) return { sentence: help, isAsked: true };
  const unknown = positionals.find((name) => !sections.some((section) => section.name === name));
  if (unknown !== undefined)
    return { sentence: `There is no section "${unknown}".\n\n${help}`, isAsked: false };
  const stranger = values.contender?.find((name) => !contenderNames.includes(name));
  if (stranger !== undefined) {
    return { sentence: `There is no contender "${stranger}".\n\n${help}`, isAsked: false };
  }
  const workload = values.workload?.find((name) => !comparedWorkloads.some((one) => one.name === name));
  if (workload !== undefined) {
    return { sentence: `There is no workload "${workload}".\n\n${help}`, isAsked: false };
  }
  const variables = (values.with ?? []).map((text) => text.split(/=(.*)/s, 2) as [string, string?]);
  if (variables.some(([, value]) => value === undefined)) {
    return { sentence: `"--with" needs NAME=VALUE.\n\n${help}`, isAsked: false };
  }
  return {
    sections: sections.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
    isQuick: values.quick === true || values.smoke === true,
    isSmoke: values.smoke === true,
    ...(values.contender === undefined ? {} : { contenders: values.contender }),
    ...(values.workload === undefined ? {} : { workloads: values.workload }),
    compared: values.compare ?? [],
    variables: Object.fromEntries(variables) as Record<string, string>,
    ...(values.json === undefined ? {} : { jsonFile: values.json }),
  };
}

function parse(given: readonly string[]) {
  return parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      quick: { type: 'boolean' },
      smoke: { type: 'boolean' },
      json: { type: 'string' },
      contender: { type: 'string', multiple: true },
      workload: { type: 'string', multiple: true },
      compare: { type: 'string', multiple: true },
      with: { type: 'string', multiple: true },
    },
  });
}

const help = `Usage: npm run bench -- [section …] [options]

Measures Caregraph, starting everything itself. Without a section, all of them:

${sections.map(({ name, summary, minutes }) => `  ${name.padEnd(10)} ${summary} (${minutes} min)`).join('\n')}

Options:
  --quick              shorter: a quarter of the time, and figures that vary more
  --smoke              only to see that it works: a second or two each, figures that mean nothing
  --json FILE          write the figures, with facts about the machine, to a file
  --contender NAME     only this one beside Caregraph; may be repeated: ${contenderNames.join(', ')}
  --workload NAME      only this workload; may be repeated: ${comparedWorkloads.map(({ name }) => name).join(', ')}
  --compare FOLDER     also the Caregraph of another checkout, in the same rounds; may be repeated
  --with NAME=VALUE    also this Caregraph with a variable of its environment set; may be repeated
                       (NODE_ARGUMENTS=… gives its Node options)
  --help               this text

The first run of "gateway" installs the other gateways (540 MB) into test/bench/dist.`;
