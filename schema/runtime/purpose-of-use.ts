/**
 * The purposes for which the graph can be asked.
 *
 * @see https://terminology.hl7.org/ValueSet-v3-PurposeOfUse.html
 */
export const purposesOfUse = {
  TREAT: 'to treat or care for a person',
  ETREAT: 'to treat a person in an emergency',
  BTG: 'to break the glass',
  PATRQT: 'a person asks for their own record',
  FAMRQT: 'a family member asks for somebody who granted it',
  HRESCH: 'health research',
  HOPERAT: 'the running of health and care organisations',
  PUBHLTH: 'public health',
} as const;

/** A purpose for which the graph can be asked. */
export type PurposeOfUse = keyof typeof purposesOfUse;
