import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readPorts } from '../house/ports.ts';
import { createPopulation } from '../population/create-population.ts';
import { createPersonas } from './create-personas.ts';

/** What a command prints, and the status with which it ends. */
export interface CommandOutcome {
  readonly status: 0 | 1;
  /** On standard output where it ends well, otherwise on standard error. */
  readonly text: string;
}

const answerShape = z.object({ accessToken: z.string() });

/** Carries out "npm run token": prints a token of a persona of the sandbox that runs, and nothing beside it. */
export async function runTokenCommand(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<CommandOutcome> {
  const asked = parseWords(words);
  if (asked === 'help') return { status: 0, text: usage() };
  if (asked === undefined) return { status: 1, text: usage() };
  const personas = listPersonas();
  if (!personas.some(({ id }) => id === asked)) {
    return {
      status: 1,
      text: `There is no such persona. They are: ${personas.map(({ id }) => id).join(', ')}.`,
    };
  }
  const port = readPorts(environment).identity;
  try {
    const response = await fetch(`http://127.0.0.1:${port}/personas/${asked}/token`, {
      method: 'POST',
      signal: AbortSignal.timeout(5000),
    });
    const { accessToken } = answerShape.parse(await response.json());
    return { status: 0, text: accessToken };
  } catch {
    const advice = `Start it with "npm start", or set CAREGRAPH_IDENTITY_PORT to its identity provider's port.`;
    return { status: 1, text: `No sandbox gives tokens on port ${port}. ${advice}` };
  }
}

function parseWords(words: readonly string[]): string | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    });
    if (values.help) return 'help';
    return positionals.length === 1 ? positionals[0] : undefined;
  } catch {
    return undefined;
  }
}

function usage(): string {
  const personas = listPersonas();
  const width = Math.max(...personas.map(({ id }) => id.length));
  const lines = personas.map(({ id, name, description }) => `  ${id.padEnd(width)}  ${name}. ${description}`);
  return `Usage: npm run --silent token -- PERSONA

Prints a token with which to ask the sandbox's graph as somebody invented, for an hour:

  curl -s http://localhost:4000/graphql -H "authorization: Bearer $(npm run --silent token -- district-nurse)" …

The personas:

${lines.join('\n')}`;
}

/** The personas of every sandbox, however many people it has. */
function listPersonas() {
  return createPersonas(createPopulation({ people: 20 }));
}
