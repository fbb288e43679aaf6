/** A record with everything that the joined views and the settings hold, as a client would ask for it. */
export const recordView = `query RecordView($nhsNumber: ID!, $first: Int = 100) {
  patient(nhsNumber: $nhsNumber) {
    nhsNumber previousNhsNumbers name { text } birthDate sensitivity registeredPractice { odsCode }
    record {
      sources { ...source }
      encounters(first: $first) {
        totalCount
        edges { node { __typename id setting kind status title period { start end } organisation { odsCode } performers { name } patient { nhsNumber } } }
        sources { ...source }
      }
      carePlans(first: $first) {
        edges { node { __typename id setting title status goals { description } } }
        sources { ...source }
      }
      documents(first: $first) { edges { node { __typename id setting title created ... on HospitalDocument { text } } } sources { ...source } }
      allergies { state items { code { display } noKnownAllergy clinicalStatus provenance { setting } } sources { ...source } }
      medications { state items { medication { display } status dosage provenance { setting } } sources { ...source } }
      conditions { state items { code { display } onset provenance { setting } } sources { ...source } }
      gp { supplier sources { state } }
      hospital { medicalRecordNumbers { value merged } sources { state } }
      community { referrals { service { display } } sources { state } }
      socialCare { carePackages { reablement period { start } } allocations { team } sources { state } }
    }
  }
}
fragment source on Source { setting system state reasonCode warnings { code } }`;
