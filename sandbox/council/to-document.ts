import type { Life, SocialCareEvent } from '../population/life.ts';
import { workerOn } from './to-allocation.ts';

/** A document on a person's case. */
export interface CouncilDocument {
  readonly documentId: string;
  readonly title: string;
  readonly category: 'Assessment letter';
  readonly createdDate: string;
  readonly author: string;
  readonly contentType: 'text/plain';
  readonly text: string;
}

/** Renders the letter that follows each completed assessment, newest first. */
export function toCouncilDocuments(life: Life): CouncilDocument[] {
  return life.socialCareEvents
    .flatMap((event) =>
      event.type === 'assessment' && event.end !== undefined ? [toLetter(life, event, event.end)] : [],
    )
    .sort((one, other) => (one.createdDate < other.createdDate ? 1 : -1));
}

function toLetter(life: Life, event: SocialCareEvent, end: string): CouncilDocument {
  const { person } = life;
  const title = `Outcome of your ${(event.assessmentType ?? 'assessment').toLowerCase()}`;
  const team = workerOn(life, end)?.team ?? 'Adult Social Care';
  const lines = [
    `Dear ${person.title} ${person.familyName},`,
    '',
    title,
    '',
    `${event.worker} met you between ${event.start.slice(0, 10)} and ${end.slice(0, 10)} to talk about: ${event.description}.`,
    `Outcome: ${event.outcome ?? 'to be confirmed'}.`,
    '',
    'If your situation changes, or you disagree with this outcome, please tell us.',
    '',
    event.worker,
    team,
  ];
  return {
    documentId: `DOC-${event.id}`,
    title,
    category: 'Assessment letter',
    createdDate: end.slice(0, 10),
    author: event.worker,
    contentType: 'text/plain',
    text: lines.join('\n'),
  };
}
