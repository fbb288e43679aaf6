import type { AllergyIntolerance } from 'fhir/r3.js';
import type { Allergy, Life } from '../population/life.ts';
import { careConnectMeta, extensions } from './fhir-names.ts';
import { toInstant } from './record-dates.ts';
import type { RecordItem, ResourceName } from './record-item.ts';
import { findConsultationOn, toOnset } from './record-links.ts';
import type { RenderContext } from './record-item.ts';

/** The allergies that the practice itself recorded; ended ones apart, for they travel inside their list. */
export function toAllergyItems(life: Life): RecordItem[] {
  return life.allergies
    .filter((allergy) => allergy.recordedBy === 'practice')
    .map((allergy) => {
      const key = `allergy/${allergy.id}`;
      const name: ResourceName = { type: 'AllergyIntolerance', key };
      // An ended allergy travels inside its list, where no consultation can point at it.
      const consultation = allergy.ended === undefined ? findConsultationOn(life, allergy.onset) : undefined;
      return {
        key,
        area: allergy.ended === undefined ? 'allergies' : 'endedAllergies',
        date: allergy.onset,
        consultation,
        problems: [],
        isAsked: (query) => allergy.ended === undefined || query.allergies?.resolved === true,
        listed: name,
        linked: [name],
        render: (context) => [renderAllergy(context, allergy, name, consultation)],
      };
    });
}

function renderAllergy(
  context: RenderContext,
  allergy: Allergy,
  name: ResourceName,
  consultation: string | undefined,
): AllergyIntolerance {
  const extension = [
    ...(consultation === undefined
      ? []
      : [
          {
            url: extensions.associatedEncounter,
            valueReference: context.toReference({ type: 'Encounter', key: consultation }),
          },
        ]),
    ...(allergy.ended === undefined
      ? []
      : [
          {
            url: extensions.allergyEnd,
            extension: [
              { url: 'endDate', valueDateTime: allergy.ended },
              { url: 'reasonEnded', valueString: 'No information available' },
            ],
          },
        ]),
  ];
  return {
    resourceType: 'AllergyIntolerance',
    id: context.toId(name),
    meta: careConnectMeta('AllergyIntolerance'),
    ...(extension.length > 0 && { extension }),
    identifier: [context.toBusinessIdentifier(name)],
    clinicalStatus: allergy.ended === undefined ? 'active' : 'resolved',
    verificationStatus: 'unconfirmed',
    category: [allergy.kind],
    code: context.toConcept(allergy.substance),
    patient: context.patient,
    onsetDateTime: toOnset(context, name.key, allergy.onset),
    // Mandatory in the profile, yet entries from old systems lack it.
    assertedDate: allergy.onset === undefined ? undefined : toInstant(allergy.onset),
    recorder: context.practitioner,
    ...(allergy.reaction !== undefined && {
      reaction: [{ manifestation: [context.toConcept(allergy.reaction)] }],
    }),
  };
}
