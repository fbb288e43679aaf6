/** A name as it is written in an HL7 field. */
export interface StaffName {
  readonly family: string;
  readonly given: string;
  readonly title: string;
}

/** Takes a name such as `Dr V Menon` apart. */
export function toStaffName(name: string): StaffName {
  const [title = '', given = '', ...family] = name.split(' ');
  return { family: family.join(' '), given, title };
}
