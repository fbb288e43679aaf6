import { readFileSync } from 'node:fs';
import { subgraphNames } from '../care-settings.ts';
import { rules } from '../lint/rules.ts';
import { parseSubgraph } from '../read-subgraph.ts';
import { findBreakingChanges, readCommittedSupergraph } from './breaking-changes.ts';
import { composeSupergraph } from './compose-supergraph.ts';

/** Hints of composition that are no fault, each with the reason why. */
const allowedHints: Readonly<Record<string, string>> = {};

if (process.argv.includes('--help')) {
  console.log(`Usage: npm run check:schema [-- --since REVISION]

Composes the subgraphs, holds them against the house rules in schema/lint, and reports what clients would
lose compared with the supergraph at REVISION (HEAD where left out). Breaking changes are reported, not refused.`);
  process.exit(0);
}

const since = process.argv.includes('--since')
  ? process.argv[process.argv.indexOf('--since') + 1]
  : undefined;
const subgraphs = subgraphNames.map((name) => ({ name, document: parseSubgraph(name) }));
const { supergraph, errors, hints } = composeSupergraph();
const faults = [
  ...errors.map((message) => `composition: ${message}`),
  ...hints
    .filter(({ code }) => !(code in allowedHints))
    .map(({ code, message }) => `hint ${code}: ${message}`),
  ...Object.entries(rules).flatMap(([name, rule]) =>
    [...new Set(rule(subgraphs))].map((fault) => `${name}: ${fault}`),
  ),
];
for (const fault of faults) console.error(fault);

const before = readCommittedSupergraph(since ?? 'HEAD');
if (supergraph !== undefined && before !== undefined) {
  const changes = await findBreakingChanges(before, supergraph);
  for (const change of changes) console.warn(`breaking change: ${change}`);
}
const size = readFileSync(new URL('../supergraph.graphql', import.meta.url)).byteLength;
if (faults.length > 0) {
  console.error(`The schema has ${faults.length} faults.`);
  process.exitCode = 1;
} else {
  console.log(`The schema composes and keeps all ${Object.keys(rules).length} house rules (${size} bytes).`);
}
