import type { ServedPageSettings } from '../../page-settings.ts';
import carePlans from './queries/care-plans.graphql?raw';
import medicinesAndAllergies from './queries/medicines-and-allergies.graphql?raw';
import oneSettingDown from './queries/one-setting-down.graphql?raw';
import patientView from './queries/patient-view.graphql?raw';
import timeline from './queries/timeline.graphql?raw';

/** One prepared query, as GraphiQL opens it. */
export interface PreparedTab {
  readonly query: string;
  readonly variables: string;
}

/** Prepares the queries that the page opens with, for the person that the sandbox shows. */
export function prepareTabs({ nhsNumber, switchboardUrl }: ServedPageSettings): PreparedTab[] {
  const variables = JSON.stringify({ nhsNumber }, undefined, 2);
  return [patientView, timeline, carePlans, medicinesAndAllergies, oneSettingDown].map((query) => ({
    query: query.replaceAll('http://localhost:4010', switchboardUrl),
    variables,
  }));
}
