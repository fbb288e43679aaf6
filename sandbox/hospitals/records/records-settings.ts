import { towns } from '../../population/towns.ts';
import { recordsBasePath } from './answer-records.ts';
import { trustSystem } from './record-context.ts';

/** The token of the sandbox's record system; it protects nothing. */
export const recordsToken = 'sandbox-records';

/** The trust that has a FHIR server beside its messages. */
export const recordsTrust = 'RZ1';

/** What the secondary subgraph is told of the trust's server. */
export function toRecordsSettings(address: string) {
  const name = towns.find(({ trust }) => trust.odsCode === recordsTrust)?.trust.name;
  return {
    system: 'Harrowmere EPR',
    odsCode: recordsTrust,
    ...(name === undefined ? {} : { name }),
    url: `${address}${recordsBasePath}`,
    headers: { authorization: `Bearer ${recordsToken}` },
    visitNumberSystems: [trustSystem(recordsTrust, 'visit')],
    hospitalNumberSystems: [trustSystem(recordsTrust, 'mrn')],
    documentNumberSystems: [trustSystem(recordsTrust, 'document')],
  };
}
