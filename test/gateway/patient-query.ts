/** One person with the encounters of every setting, and what each setting alone holds. */
export const patientQuery = `query PatientView($nhsNumber: ID!) {
  patient(nhsNumber: $nhsNumber) {
    nhsNumber
    name { text }
    record {
      encounters {
        sources { setting state }
        edges { node { __typename id title organisation { name } } }
      }
      gp { sources { state } }
      hospital { sources { state } }
      community { sources { state } }
      socialCare { sources { state } }
    }
  }
}`;
