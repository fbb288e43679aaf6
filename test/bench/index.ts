import { writeFileSync } from 'node:fs';
import { parseOptions } from './options.ts';
import { describeMachine } from './report/machine.ts';

const options = parseOptions(process.argv.slice(2));
if ('sentence' in options) {
  (options.isAsked ? console.log : console.error)(options.sentence);
  process.exitCode = options.isAsked ? 0 : 2;
} else {
  const machine = describeMachine();
  const started = Date.now();
  const figures: Record<string, unknown> = {};
  const say = (progress: string) =>
    process.stderr.write(
      `  ${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${progress}\n`,
    );
  console.log(
    `${machine.processor}, ${machine.cores} cores, ${machine.gigabytes} GB, ${machine.system}, Node ${machine.node}, commit ${machine.commit}, load before ${machine.loadBefore.toFixed(2)}`,
  );
  for (const section of options.sections) {
    const result = await section.run({ ...options, say }).catch(fail);
    figures[section.name] = { ...(result.figures as object), misses: result.misses };
    console.log(`\n## ${section.name}: ${section.summary}\n\n${result.text}`);
    for (const miss of result.misses) console.log(`\nNot reached: ${miss}`);
  }
  if (options.jsonFile !== undefined) {
    const seconds = Math.round((Date.now() - started) / 1000);
    const run = { isQuick: options.isQuick, seconds, at: new Date(started).toISOString() };
    writeFileSync(options.jsonFile, `${JSON.stringify({ machine, run, ...figures }, null, 2)}\n`);
    say(`figures written to ${options.jsonFile}`);
  }
  process.exit(0);
}

/** Whatever went wrong, its processes were stopped by the section. */
function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
