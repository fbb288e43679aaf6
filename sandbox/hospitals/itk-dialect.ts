import { toComponents, toHl7Time } from './hl7-text.ts';
import type { HospitalDialect } from './hospital-dialect.ts';
import { messageStructures } from './message-structures.ts';
import { toStaffName } from './staff-name.ts';

/**
 * Writes as the UK's Interoperability Toolkit does: v2.4, the trust before the ward in PV1-3, the sex as a
 * number, times to the minute, family names in capitals.
 */
export function createItkDialect(trust: string): HospitalDialect {
  const gmc = (code: string, name: string) => {
    const { family, given, title } = toStaffName(name);
    return toComponents(code, family, given, '', '', title, '', '', 'GMC');
  };
  return {
    trust,
    timeDigits: 12,
    header: (event, controlId) => ({
      3: 'PAS',
      4: trust,
      5: 'ROUTE',
      6: 'ROUTE',
      7: toHl7Time(event.at, 12),
      9: messageStructures[event.trigger].join('^'),
      10: controlId,
      11: 'P',
      12: '2.4',
      13: '1',
      14: toHl7Time(event.at, 14),
      17: 'GBR',
      18: 'UNICODE',
      19: 'EN',
      21: 'iTKv1.0',
    }),
    eventType: (event) => ({
      2: toHl7Time(event.at, 12),
      5: toComponents('999111', 'Clerk', 'Ward', '', '', 'Miss', '', event.life.trust.siteOdsCode),
      6: toHl7Time(event.at, 12),
    }),
    identification: ({ life: { person }, medicalRecordNumber, nhsNumber, phone }) => ({
      3: [
        ...(nhsNumber === undefined ? [] : [toComponents(nhsNumber, '', '', 'NHS')]),
        toComponents(medicalRecordNumber, '', '', trust, 'PI'),
      ].join('~'),
      5: toComponents(
        person.familyName.toUpperCase(),
        person.givenNames[0]?.toUpperCase(),
        person.givenNames.slice(1).join(' ').toUpperCase(),
        '',
        person.title.toUpperCase(),
        '',
        'L',
      ),
      7: toHl7Time(person.birthDate, 8),
      8: person.gender === 'male' ? '1' : '2',
      11: toComponents(
        person.addressLines[0],
        person.addressLines.slice(1).join(', '),
        person.town,
        '',
        person.postcode,
        'GBR',
        'H',
      ),
      13: toComponents(phone),
      15: 'EN',
      22: person.ethnicityCode,
    }),
    mergedIdentifier: (number) => toComponents(number, '', '', trust, 'PI'),
    location: ({ ward, bed, site }) => toComponents(trust, ward, bed, site),
    visit: ({ life: { practice } }, { number, stay }) => {
      const consultant = gmc(`C${stay.consultant.gmcCode}`, stay.consultant.name);
      const { generalPractitioner } = practice;
      return {
        7: consultant,
        8: gmc(generalPractitioner.gmpCode, generalPractitioner.name),
        9: consultant,
        10: stay.specialty.code,
        17: consultant,
        19: toComponents(number, '', '', 'VISITID'),
      };
    },
    diagnosis: ({ icd10, snomed, display }) =>
      icd10 === undefined ? toComponents(snomed, display, 'SCT') : toComponents(icd10, display, 'ICD10'),
  };
}
