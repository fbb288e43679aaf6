import type { Immunization } from 'fhir/r3.js';
import type { Life } from '../population/life.ts';
import { type ConsultationEntry, toConsultationEntries } from './consultation-entries.ts';
import { careConnectMeta, extensions, systems } from './fhir-names.ts';
import { toInstant, toPrecision } from './record-dates.ts';
import type { RecordItem, ResourceName } from './record-item.ts';
import { toConsultationKey } from './record-links.ts';
import type { RenderContext } from './record-item.ts';

/** The vaccinations that consultations record as given. */
export function toImmunisationItems(life: Life): RecordItem[] {
  return toConsultationEntries(life)
    .filter((entry) => entry.kind === 'immunisation')
    .map((entry) => {
      const name: ResourceName = { type: 'Immunization', key: entry.key };
      return {
        key: entry.key,
        area: 'immunisations',
        date: entry.consultation.start,
        consultation: toConsultationKey(entry.consultation),
        problems: entry.problems,
        listed: name,
        linked: [name],
        isAsked: () => true,
        render: (context) => [renderImmunisation(context, entry, name)],
      };
    });
}

function renderImmunisation(
  context: RenderContext,
  entry: ConsultationEntry,
  name: ResourceName,
): Immunization {
  const { start } = entry.consultation;
  const { term, text } = entry;
  return {
    resourceType: 'Immunization',
    id: context.toId(name),
    meta: careConnectMeta('Immunization'),
    extension: [
      { url: extensions.dateRecorded, valueDateTime: toInstant(start) },
      ...(term === undefined
        ? []
        : [{ url: extensions.vaccinationProcedure, valueCodeableConcept: context.toConcept(term) }]),
    ],
    identifier: [context.toBusinessIdentifier(name)],
    status: 'completed',
    notGiven: false,
    // The product is not recorded, only the procedure.
    vaccineCode: { coding: [{ system: systems.nullFlavor, code: 'UNK', display: 'unknown' }] },
    patient: context.patient,
    encounter: context.toReference({ type: 'Encounter', key: toConsultationKey(entry.consultation) }),
    date: toPrecision(start, context.supplier.eventPrecision),
    primarySource: true,
    practitioner: [
      {
        role: {
          coding: [{ system: systems.immunizationRole, code: 'AP', display: 'Administering Provider' }],
        },
        actor: context.practitioner,
      },
    ],
    ...(text !== '' && text !== term?.display && { note: [{ text }] }),
  };
}
