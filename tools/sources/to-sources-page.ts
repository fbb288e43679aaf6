import type { SettingSources } from '../../subgraphs/kit/source-description.ts';

/** Writes docs/sources.md: every system and message, what is read of it, what is not, and the test that shows it. */
export function toSourcesPage(all: readonly SettingSources[]): string {
  const parts = all.map(({ title, descriptions }) =>
    [
      `## ${title}`,
      '',
      ...descriptions.flatMap(({ system, message, reads, leaves, test }) => [
        `### ${system}: ${message}`,
        '',
        `- **Read**: ${reads.join('; ')}.`,
        `- **Not read**: ${leaves.length === 0 ? 'nothing of it is left' : leaves.join('; ')}.`,
        `- **Shown by**: \`${test}\``,
        '',
      ]),
    ].join('\n'),
  );
  return `# Sources

Every system and message that Caregraph reads, what it reads of it and what it leaves, and the test that shows it. This page
is written by \`npm run sources\` from the tables of the code (\`subgraphs/*/sources.ts\`); do not write into it.

${parts.join('\n')}`;
}
