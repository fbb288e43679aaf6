import { isSettingName, settingWords } from '../../completeness/settings.ts';

/** What people call a part of the graph. */
export function toSubgraphWords(subgraph: string): string {
  const name = subgraph.toUpperCase();
  return isSettingName(name) ? settingWords[name] : subgraph;
}
