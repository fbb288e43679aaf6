/** What stands in text fields, by the field's name: as long as what records hold. */
export const textsByField: Readonly<Record<string, readonly string[]>> = {
  odsCode: ['A82038', 'RX1', 'RY448', 'B81001', 'E08000035'],
  system: ['http://snomed.info/sct', 'EMIS Web', 'TPP SystmOne', 'Meadow Community', 'Council Casework'],
  code: ['73211009', '38341003', '195967001', '91936005', '413839001'],
  display: [
    'Type two diabetes mellitus',
    'Essential hypertension',
    'Asthma',
    'Allergy to penicillin',
    'Chronic kidney disease stage three',
  ],
  title: [
    'Telephone consultation about breathlessness',
    'Annual review of long-term conditions',
    'Home visit: wound dressing',
    'Outpatient follow-up, cardiology',
  ],
  name: ['Dr Ngozi Okafor', 'Sister Mary Kelly', 'Meadowbank Surgery', 'Royal Northern Infirmary'],
  role: ['General practitioner', 'District nurse', 'Consultant cardiologist', 'Social worker'],
  dosage: ['One tablet to be taken twice a day', 'Two puffs to be inhaled when required'],
  description: [
    'To walk to the shops without stopping for breath within three months',
    'To manage medication at home with one visit a day',
  ],
  note: ['Rash on trunk and arms within two days of the first dose; settled when it was stopped.'],
  text: [
    'Reviewed at home with her daughter. Breathing is easier since the inhaler was changed, sleeping on two pillows; ankles slightly swollen. To be seen again in a fortnight.',
    'Seen in clinic. Blood pressure within range at home. Continue present treatment.',
  ],
  family: ['Byron', 'Okonkwo', 'Featherstonehaugh'],
  given: ['Ada', 'Margaret', 'Joseph'],
  prefix: ['Mrs', 'Mr', 'Dr'],
  lines: ['14 Harrogate Crescent', 'Flat two', 'Burton upon Trent'],
  postalCode: ['DE14 2PX', 'LS1 4DT'],
  value: ['01632 960 587', 'ada@example.org'],
};

/** What stands in other text fields. */
export const usualTexts: readonly string[] = [
  'As recorded by the clinician',
  'Agreed with the person and their daughter',
  'Community nursing, north locality',
];
