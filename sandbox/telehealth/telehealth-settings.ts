/** The token with which the sandbox's supplier of telehealth sends; it protects nothing. */
export const telehealthToken = 'sandbox-telehealth-supplier-northmoor';

/** How the community subgraph is told of the sandbox's supplier. */
export const telehealthSettings = [
  {
    id: 'northmoor',
    odsCode: 'TH001',
    name: 'Northmoor Telehealth',
    system: 'HomeWatch',
    token: telehealthToken,
    numbers: 'traced',
    fallbackOwner: { name: 'Telehealth hub', role: 'Duty nurse' },
  },
] as const;
