import type { ViewName } from '../workspace/view-names.ts';
import carePlans from '../queries/care-plans.graphql?raw';
import carePlansByProblem from '../queries/care-plans-by-problem.graphql?raw';
import conditions from '../queries/conditions.graphql?raw';
import documents from '../queries/documents.graphql?raw';
import homeReadings from '../queries/home-readings.graphql?raw';
import medicinesAndAllergies from '../queries/medicines-and-allergies.graphql?raw';
import oneSettingDown from '../queries/one-setting-down.graphql?raw';
import patientView from '../queries/patient-view.graphql?raw';
import socialSupport from '../queries/social-support.graphql?raw';
import timeline from '../queries/timeline.graphql?raw';
import whoLooked from '../queries/who-looked.graphql?raw';

/** A question that somebody may want to ask, ready to be asked. */
export interface PreparedQuestion {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly query: string;
  /** The view that shows its answer best. */
  readonly view: ViewName;
  /** Whether it needs sources that one can stop. */
  readonly isForSandbox?: boolean;
}

/** The questions that the page offers, the first to start with. */
export const preparedQuestions: readonly PreparedQuestion[] = [
  {
    id: 'patient-view',
    title: 'The whole picture',
    why: 'Who the person is, and what every setting holds about them.',
    query: patientView,
    view: 'table',
  },
  {
    id: 'timeline',
    title: 'Timeline of care',
    why: 'Every meeting with care and every plan, in all settings.',
    query: timeline,
    view: 'timeline',
  },
  {
    id: 'medicines-and-allergies',
    title: 'Medicines and allergies',
    why: 'The safety lists: always whole, or said not to be.',
    query: medicinesAndAllergies,
    view: 'table',
  },
  {
    id: 'conditions',
    title: 'Problems and diagnoses',
    why: 'What is confirmed, suspected, ruled out, or about a relative.',
    query: conditions,
    view: 'table',
  },
  {
    id: 'care-plans',
    title: 'Care plans',
    why: 'Goals, actions, and what to do if things go wrong.',
    query: carePlans,
    view: 'table',
  },
  {
    id: 'care-plans-by-problem',
    title: 'Care plans by problem',
    why: 'Who plans what for one problem, what contradicts, and what is out of date.',
    query: carePlansByProblem,
    view: 'table',
  },
  {
    id: 'documents',
    title: 'Letters and documents',
    why: 'What was written about the person, newest first.',
    query: documents,
    view: 'table',
  },
  {
    id: 'social-support',
    title: 'Support at home',
    why: 'Social care’s packages and who is allocated, and community referrals.',
    query: socialSupport,
    view: 'table',
  },
  {
    id: 'who-looked',
    title: 'Who looked at my record',
    why: 'Who looked, from where, in what role and why; the person alone may read it.',
    query: whoLooked,
    view: 'table',
  },
  {
    id: 'home-readings',
    title: 'Readings from home',
    why: 'What the person measures, which alerts that raised, and who is to act.',
    query: homeReadings,
    view: 'charts',
  },
  {
    id: 'one-setting-down',
    title: 'When a source is down',
    why: 'Stop a source on the switchboard, ask again, and see what is said.',
    query: oneSettingDown,
    view: 'table',
    isForSandbox: true,
  },
];
