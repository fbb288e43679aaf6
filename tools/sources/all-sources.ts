import { communitySources } from '../../subgraphs/community/sources.ts';
import type { SettingSources } from '../../subgraphs/kit/source-description.ts';
import { patientSources } from '../../subgraphs/patient/identity/sources.ts';
import { primarySources } from '../../subgraphs/primary/sources.ts';
import { secondarySources } from '../../subgraphs/secondary/sources.ts';
import { socialSources } from '../../subgraphs/social/sources.ts';

/** What every setting reads; a setting adds its own here. */
export const allSources: readonly SettingSources[] = [
  patientSources,
  primarySources,
  secondarySources,
  communitySources,
  socialSources,
];
