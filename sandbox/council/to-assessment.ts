import type { Life } from '../population/life.ts';
import { createRandom } from '../population/random.ts';

/** An assessment as the council writes it up. */
export interface CouncilAssessment {
  readonly assessmentId: string;
  readonly assessmentType: string;
  readonly status: 'Completed' | 'In progress';
  readonly startDate: string;
  readonly endDate: string | null;
  readonly method: string;
  readonly eligible: boolean;
  readonly summary: string;
  readonly outcome: string | null;
  readonly worker: string;
}

/** Renders the assessment behind each event of that kind, newest first. */
export function toCouncilAssessments(life: Life): CouncilAssessment[] {
  return life.socialCareEvents
    .filter(({ type }) => type === 'assessment')
    .map((event, position) => ({
      assessmentId: `${event.id}-F`,
      assessmentType: event.assessmentType ?? 'Long term assessment',
      status: event.end === undefined ? ('In progress' as const) : ('Completed' as const),
      startDate: event.start.slice(0, 10),
      endDate: event.end?.slice(0, 10) ?? null,
      method: createRandom(life.index, 0xa5, position).pick([
        'Home visit',
        'Home visit',
        'Telephone',
        'Ward',
      ]),
      eligible: /support planning|reablement/i.test(event.outcome ?? ''),
      summary: event.description,
      outcome: event.outcome ?? null,
      worker: event.worker,
    }))
    .reverse();
}
