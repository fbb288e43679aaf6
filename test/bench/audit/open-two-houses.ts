import { startGateway } from '../../../gateway/start-gateway.ts';
import { createLog } from '../../../schema/runtime/log.ts';
import type { RecordLook } from '../../../subgraphs/patient/access/record-look.ts';
import { startPatient } from '../../../subgraphs/patient/start.ts';
import { createTestAccessStore } from '../../support/access-store.ts';
import { startTestPds } from '../../support/patient-pds.ts';
import { toPdsPatient } from '../../support/patient-resources.ts';
import { askedNumber } from '../../support/readers.ts';
import { idSecret, sealSecret } from '../../support/secrets.ts';
import { bearerOf, testIssuers } from '../../support/tokens.ts';

const host = '127.0.0.1';
const log = createLog('bench', 'silent');

/** A gateway over a patient subgraph, asked for one person. */
export interface AuditedHouse {
  /** Asks, checks that the person is shown, and answers how large the answer was, in bytes. */
  ask(headers?: Readonly<Record<string, string>>): Promise<number>;
}

/** Starts a house whose looks are recorded and one whose are not, in this process, over one demographic service. */
export async function openTwoHouses(recordLook: RecordLook): Promise<{
  readonly on: AuditedHouse;
  readonly off: AuditedHouse;
  close(): Promise<void>;
}> {
  const pds = await startTestPds();
  pds.set(askedNumber, { body: toPdsPatient(askedNumber) });
  const open = async (options: { readonly recordLook?: RecordLook }) => {
    const patient = await startPatient({
      host,
      port: 0,
      pdsUrl: pds.url,
      sealSecret,
      idSecret,
      log,
      accessStore: createTestAccessStore({ isOpen: true }),
      ...options,
    });
    const nobody = 'http://127.0.0.1:9/graphql';
    const gateway = await startGateway({
      host,
      port: 0,
      subgraphs: {
        patient: patient.url,
        primary: nobody,
        secondary: nobody,
        community: nobody,
        social: nobody,
      },
      sealSecret,
      issuers: testIssuers,
      profile: 'sandbox',
      page: { title: 'Caregraph', nhsNumber: '', switchboardUrl: nobody },
      log,
    });
    return { gateway, patient };
  };
  const [on, off] = [await open({ recordLook }), await open({})];
  const bearer = await bearerOf();
  const toHouse = (url: string): AuditedHouse => ({
    async ask(headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...bearer, ...headers },
        body: JSON.stringify({
          query:
            'query Bench($n: ID!) { patient(nhsNumber: $n) { name { text } birthDate address { lines } } }',
          variables: { n: askedNumber },
        }),
      });
      const text = await response.text();
      if (!text.includes('Thornton')) throw new Error('The person was not shown.');
      return text.length;
    },
  });
  return {
    on: toHouse(on.gateway.url),
    off: toHouse(off.gateway.url),
    async close() {
      for (const { gateway, patient } of [on, off]) {
        await gateway.close();
        await patient.close();
      }
      await pds.close();
    },
  };
}
