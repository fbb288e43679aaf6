import { readProjectFile } from '../docs/project-files.ts';

/** One instruction of a Containerfile: what it is called, and what it says. */
export interface Instruction {
  readonly name: string;
  readonly words: string;
}

/** Reads the instructions of the Containerfile, by its stages; comments are left out. */
export function readStages(): readonly (readonly Instruction[])[] {
  const stages: Instruction[][] = [];
  for (const line of readProjectFile('deploy/Containerfile').split('\n')) {
    const [, name = '', words = ''] = /^([A-Z]+)\s+(.+)$/.exec(line) ?? [];
    if (name === '') continue;
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, words });
  }
  return stages;
}

/** What one instruction of a stage says, wherever it stands there. */
export function findWords(stage: readonly Instruction[], name: string): readonly string[] {
  return stage.filter((instruction) => instruction.name === name).map(({ words }) => words);
}

/** What the image sets in the environment of whatever it runs. */
export function readImageEnvironment(): Readonly<Record<string, string>> {
  const lines = findWords(readStages().at(-1) ?? [], 'ENV');
  return Object.fromEntries(lines.map((line) => line.split('=', 2) as [string, string]));
}
