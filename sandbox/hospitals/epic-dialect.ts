import { toComponents, toHl7Text, toHl7Time } from './hl7-text.ts';
import type { HospitalDialect } from './hospital-dialect.ts';
import { messageStructures } from './message-structures.ts';
import { toStaffName } from './staff-name.ts';

/** What stands where a value is to be deleted; an absent field leaves it as it is. */
const deletion = '""';

/**
 * Writes as an Epic site does: v2.5.1, the ward first in PV1-3, the sex as a letter, times to the second,
 * several identities of one doctor in one field.
 */
export function createEpicDialect(trust: string): HospitalDialect {
  const doctor = (gmcCode: string, name: string) => {
    const { family, given, title } = toStaffName(name);
    const as = (id: string, authority: string) =>
      toComponents(id, family, given, '', '', title, '', '', authority, '', '', '', authority);
    return [as(`E${gmcCode.slice(-4)}`, 'PROVID'), as(`C${gmcCode}`, 'CDS')].join('~');
  };
  return {
    trust,
    timeDigits: 14,
    noVisit: { 1: '1', 2: 'N' },
    header: (event, controlId) => ({
      3: 'EPIC',
      4: trust,
      7: toHl7Time(event.at, 14),
      8: 'ADTUSER',
      9: messageStructures[event.trigger].slice(0, 2).join('^'),
      10: controlId,
      11: 'P',
      12: '2.5.1',
      15: 'AL',
      16: 'NE',
      18: 'UNICODE UTF-8',
    }),
    eventType: (event) => ({
      1: event.trigger,
      2: toHl7Time(event.at, 14),
      4: 'ADT_EVENT',
      5: toComponents('IPUC', 'COORDINATOR', 'INPATIENT', 'UNIT'),
      6: toHl7Time(event.at, 14),
    }),
    identification: ({ life: { person }, medicalRecordNumber, nhsNumber, phone, died }) => ({
      3: [
        toComponents(medicalRecordNumber, '', '', 'MRENTR', 'MEDREC'),
        ...(nhsNumber === undefined ? [] : [toComponents(nhsNumber, '', '', 'NHS', 'NHS')]),
      ].join('~'),
      5: toComponents(
        person.familyName,
        person.givenNames[0],
        person.givenNames.slice(1).join(' '),
        '',
        person.title.toUpperCase(),
        '',
        'D',
      ),
      7: toHl7Time(person.birthDate, 8),
      8: person.gender === 'male' ? 'M' : 'F',
      11: toComponents(person.addressLines.join(', '), '', person.town, '', person.postcode, 'ENGLAND', 'L'),
      13: phone === '' ? deletion : toHl7Text(phone),
      22: person.ethnicityCode,
      30: died === undefined ? 'N' : 'Y',
    }),
    mergedIdentifier: (number) => toComponents(number, '', '', 'MRENTR', 'MEDREC'),
    // The fourth and fifth components are states of the bed, not a site.
    location: ({ ward, bed }) =>
      toComponents(ward, `BAY ${bed.slice(0, 1)}`, bed, 'U', 'R', '', '', '', '', '', 'DEPID'),
    visit: (event, { number, stay }) => {
      const consultant = doctor(stay.consultant.gmcCode, stay.consultant.name);
      return {
        7: consultant,
        9: consultant,
        10: toComponents(stay.specialty.code, stay.specialty.display),
        17: consultant,
        19: toComponents(number),
        // An admission that is taken up again is no longer discharged.
        ...(event.trigger === 'A13' ? { 36: deletion, 45: deletion } : {}),
      };
    },
    diagnosis: ({ icd10, snomed, display }) =>
      icd10 === undefined ? toComponents(snomed, display, 'SCT') : toComponents(icd10, display, 'I10'),
  };
}
