/** What each setting alone holds of a person. */
const parts = [
  `gp {
    supplier
    sources { ...Answered }
    areas { name source { ...Answered } }
  }`,
  `hospital {
    sources { ...Answered }
    medicalRecordNumbers { organisation { odsCode name } value merged }
  }`,
  `community {
    sources { ...Answered }
    referrals { id service { display } source { display } }
  }`,
  `socialCare {
    sources { ...Answered }
    carePackages {
      serviceType { display }
      component { display }
      provider { odsCode name }
      period { start end }
      unitsPerWeek
    }
    allocations { worker { name role } team period { start end } }
  }`,
];

/** Writes the operation that asks one record for what so many settings alone hold. */
export function writePlainView(settings: number): string {
  return `query PlainView($nhsNumber: ID!) {
  patient(nhsNumber: $nhsNumber) {
    nhsNumber
    name { text }
    birthDate
    record {
      ${parts.slice(0, settings).join('\n')}
    }
  }
}

fragment Answered on Source {
  setting
  organisation { odsCode name }
  system
  state
  reason
  asOf
}
`;
}
