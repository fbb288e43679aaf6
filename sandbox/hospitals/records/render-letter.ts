import type { CarePlan, Communication, Composition } from 'fhir/r4.js';
import type { HospitalStay } from '../../population/life.ts';
import { addMinutes } from '../hospital-event.ts';
import { type RecordContext, toConsultant } from './record-context.ts';
import { systems, toCode, toNarrative, ukCoreMeta } from './uk-core.ts';

/** Writes the discharge letter in sections, that the practice has it, and the plan that it makes; nothing where there is none. */
export function renderLetter(
  stay: HospitalStay,
  context: RecordContext,
): (Composition | Communication | CarePlan)[] {
  const { dischargeLetter, discharged, visitNumber } = stay;
  if (dischargeLetter === undefined || discharged === undefined) return [];
  const sections = toSections(dischargeLetter);
  const written = addMinutes(discharged, 125);
  const letter: Composition = {
    resourceType: 'Composition',
    id: context.toId('Composition', visitNumber),
    meta: ukCoreMeta('Composition'),
    // The number under which the message brought the same letter (TXA-12).
    identifier: context.toIdentifier('document', `DS-${visitNumber}`),
    status: 'final',
    type: toCode(systems.snomed, '373942005', 'Discharge summary'),
    subject: context.subject,
    encounter: context.toReference('Encounter', visitNumber),
    date: written,
    author: [toConsultant(stay)],
    title: 'Discharge summary',
    section: sections.map(({ title, lines }) => ({ title, text: toNarrative(lines) })),
  };
  const receipt: Communication = {
    resourceType: 'Communication',
    id: context.toId('Communication', visitNumber),
    status: 'completed',
    subject: context.subject,
    about: [context.toReference('Composition', visitNumber)],
    recipient: [{ display: context.life.practice.name }],
    sent: addMinutes(written, 5),
    received: addMinutes(written, 9),
  };
  const plan = sections.find(({ title }) => title === 'Plan');
  return [letter, receipt, ...(plan === undefined ? [] : [renderPlan(plan.lines, stay, context)])];
}

/** The letter's lines under the headings with which they begin. */
function toSections(letter: string): { readonly title: string; readonly lines: readonly string[] }[] {
  return letter.split(/\r\n|\r|\n/).map((line) => {
    const [, title = 'Summary', text = line] = /^([^:.]{3,40}): (.*)$/.exec(line) ?? [];
    return { title, lines: [text] };
  });
}

function renderPlan(lines: readonly string[], stay: HospitalStay, context: RecordContext): CarePlan {
  const { visitNumber, discharged = stay.admitted, diagnoses } = stay;
  return {
    resourceType: 'CarePlan',
    id: context.toId('CarePlan', visitNumber),
    meta: ukCoreMeta('CarePlan'),
    status: 'active',
    intent: 'plan',
    title: 'Discharge plan',
    subject: context.subject,
    encounter: context.toReference('Encounter', visitNumber),
    period: { start: discharged.slice(0, 10) },
    created: discharged.slice(0, 10),
    author: toConsultant(stay),
    addresses: diagnoses.map((_, index) => context.toReference('Condition', visitNumber, String(index))),
    activity: lines
      .flatMap((line) => line.replace(/\.$/, '').split(/, (?!and )/))
      .map((description) => ({ detail: { status: 'scheduled', description } })),
  };
}
