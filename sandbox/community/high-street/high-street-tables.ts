/**
 * The tables that a pharmacy and an optician of the high street keep together, by names of their own and
 * without months: one row for each thing as it is now, told apart by whose `premises` it belongs to.
 */
export const highStreetTables = {
  'high_street.customer': {
    columns: { premises: 'text', customer_no: 'text', nhs_no: 'text', born: 'date' },
    key: ['premises', 'customer_no'],
  },
  'high_street.episode': {
    columns: {
      premises: 'text',
      episode_no: 'text',
      customer_no: 'text',
      service_code: 'text',
      referred_by: 'text',
      referred_for: 'text',
      opened: 'date',
      closed: 'date',
    },
    key: ['premises', 'episode_no'],
  },
  'high_street.consultation': {
    columns: {
      premises: 'text',
      consultation_no: 'text',
      episode_no: 'text',
      day: 'date',
      starts: 'time',
      minutes: 'int',
      how: 'text',
      place: 'text',
      outcome: 'text',
      professional_no: 'text',
    },
    key: ['premises', 'consultation_no'],
  },
  'high_street.finding': {
    columns: {
      premises: 'text',
      finding_no: 'text',
      consultation_no: 'text',
      kind: 'text',
      done: 'text',
      found: 'text',
    },
    key: ['premises', 'finding_no'],
  },
  'high_street.professional': {
    columns: { premises: 'text', professional_no: 'text', full_name: 'text', profession: 'text' },
    key: ['premises', 'professional_no'],
  },
} as const;
