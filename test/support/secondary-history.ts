import { pid, pv1, toMessage, toSegment } from './secondary-messages.ts';

const p = pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' });
/** A stay in hospital with its letters, and another person's visit, as an ITK sender tells them. */
export const history: readonly string[] = [
  toMessage({
    event: 'A01',
    at: '20260401100000',
    segments: [
      p,
      pv1({
        3: 'RXX^W1^B4^RXX01',
        4: '21',
        7: 'C9990001^Chandra^Kim^^^Dr',
        8: 'G9990002^Hollis^Mary^^^Dr',
        10: '110',
        19: 'V1^^^VISITID',
        44: '20260401093000',
      }),
      'PV2|||^Fall at home',
      'DG1|1||S72.0^Fracture of neck of femur^ICD10||20260401|A',
      'AL1|1|DA|91936005^Allergy to penicillin^SCT|SV|Rash|20100305',
      'AL1|2|FA|^Peanuts',
    ],
    profile: 'iTKv1.0',
  }),
  toMessage({
    event: 'A02',
    at: '20260402110000',
    segments: [p, pv1({ 3: 'RXX^W2^A1^RXX01', 19: 'V1^^^VISITID' })],
    profile: 'iTKv1.0',
  }),
  toMessage({
    event: 'A03',
    at: '20260410150000',
    segments: [
      p,
      pv1({ 3: 'RXX^W2^A1^RXX01', 19: 'V1^^^VISITID', 36: '54', 45: '20260410143000' }),
      'DG1|1||S72.0^Fracture of neck of femur^ICD10||20260401|F',
      'DG1|2||I10X^Essential hypertension^ICD10||20260401|W',
      'PR1|1||W37.1^Primary total prosthetic replacement of hip^OPCS4||202604021000',
    ],
    profile: 'iTKv1.0',
  }),
  toMessage({
    type: 'MDM',
    event: 'T02',
    at: '20260411090000',
    segments: [
      p,
      pv1({ 19: 'V1^^^VISITID' }),
      toSegment('TXA', {
        1: '1',
        2: 'DS',
        3: 'TX',
        6: '20260411083000',
        9: 'C9990001^Chandra^Kim^^^Dr',
        12: 'L1',
      }),
      'OBX|1|TX|||Dear Dr Hollis~~Mrs Marlowe fell & broke her hip.',
      String.raw`OBX|2|TX|||Temperature 38\S\C \T\ rising.`,
    ],
  }),
  toMessage({
    type: 'MDM',
    event: 'T02',
    at: '20260412090000',
    segments: [p, toSegment('TXA', { 2: 'CN^Clinic letter', 12: 'L2', 18: 'V' }), 'OBX|1|TX|||Secret'],
  }),
  toMessage({
    event: 'A04',
    at: '20260501090000',
    segments: [
      pid({ nhsNumber: '9990000026', hospitalNumber: 'H2', family: 'OTHER', birthDate: '19700101' }),
      pv1({ 2: 'O', 19: 'V9' }),
    ],
  }),
];
