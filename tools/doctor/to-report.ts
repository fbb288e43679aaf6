import type { Finding } from '../../subgraphs/kit/setting-checks.ts';
import type { SettingFindings } from './examine.ts';

const marks: Readonly<Record<Finding['state'], string>> = {
  works: 'works ',
  'works in part': 'partly',
  'does not work': 'FAULT ',
  'not configured': '–     ',
};

/** Writes what was found for a person at a terminal. */
export function toReport(all: readonly SettingFindings[]): string {
  return all
    .map(({ setting, title, findings }) => [`${setting} (${title})`, ...findings.flatMap(toLines)].join('\n'))
    .join('\n\n');
}

function toLines({ system, state, says, can = [], next }: Finding): readonly string[] {
  return [
    `  ${marks[state]}  ${system}: ${says}`,
    ...can.map((each) => `            can ${each}`),
    ...(next === undefined ? [] : [`            next: ${next}`]),
  ];
}

/** Tells whether something that is configured does not work. */
export function hasFault(all: readonly SettingFindings[]): boolean {
  return all.some(({ findings }) => findings.some(({ state }) => state === 'does not work'));
}
