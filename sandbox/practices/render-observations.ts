import type { Observation } from 'fhir/r3.js';
import type { Life } from '../population/life.ts';
import { type ConsultationEntry, toConsultationEntries } from './consultation-entries.ts';
import { careConnectMeta, systems } from './fhir-names.ts';
import { parseBloodPressure } from './parse-blood-pressure.ts';
import { toInstant, toPrecision } from './record-dates.ts';
import type { RecordItem, ResourceName } from './record-item.ts';
import { toConsultationKey } from './record-links.ts';
import type { RenderContext } from './record-item.ts';
import { isWithin } from './structured-query.ts';

const commentNote = { system: systems.snomed, code: '37331000000100', display: 'Comment note' };

/** The coded lines of consultations as uncategorised data, and their free text as comment notes. */
export function toObservationItems(life: Life): RecordItem[] {
  return toConsultationEntries(life)
    .filter((entry) => entry.kind !== 'immunisation')
    .map((entry) => {
      const name: ResourceName = { type: 'Observation', key: entry.key };
      return {
        key: entry.key,
        area: entry.kind === 'coded' ? 'uncategorised' : 'narrative',
        date: entry.consultation.start,
        consultation: toConsultationKey(entry.consultation),
        problems: entry.kind === 'coded' ? entry.problems : [],
        listed: name,
        linked: [name],
        isAsked: (query) => isWithin(entry.consultation.start, query.uncategorised?.period),
        render: (context) => [renderEntry(context, entry, name)],
      };
    });
}

function renderEntry(context: RenderContext, entry: ConsultationEntry, name: ResourceName): Observation {
  const { start } = entry.consultation;
  const { term, text } = entry;
  const shared = {
    resourceType: 'Observation',
    id: context.toId(name),
    meta: careConnectMeta('Observation'),
    identifier: [context.toBusinessIdentifier(name)],
    subject: context.patient,
    context: context.toReference({ type: 'Encounter', key: toConsultationKey(entry.consultation) }),
    effectiveDateTime: toPrecision(start, context.supplier.eventPrecision),
    issued: toInstant(start),
    performer: [context.practitioner],
  } as const satisfies Partial<Observation>;
  if (term === undefined)
    return {
      ...shared,
      status: context.supplier.narrativeStatus,
      code: { coding: [commentNote] },
      comment: text,
    };
  return {
    ...shared,
    status: 'final',
    code: context.toConcept(term),
    ...toValue(entry),
    ...(text !== '' && text !== term.display && { comment: text }),
  };
}

/** Beware: the unit is text without a UCUM code, as nearly all that suppliers send is. */
function toValue({ term, text, value }: ConsultationEntry): Pick<Observation, 'valueQuantity' | 'component'> {
  if (value !== undefined) return { valueQuantity: { value: value.number, unit: value.ucum } };
  const pressure = /blood pressure/i.test(term?.display ?? '') ? parseBloodPressure(text) : undefined;
  if (pressure === undefined) return {};
  const toComponent = (code: string, display: string, millimetres: number) => ({
    code: { coding: [{ system: systems.snomed, code, display }] },
    valueQuantity: { value: millimetres, unit: 'mm[Hg]' },
  });
  return {
    component: [
      toComponent('72313002', 'Systolic arterial pressure', pressure.systolic),
      toComponent('1091811000000102', 'Diastolic arterial pressure', pressure.diastolic),
    ],
  };
}
