import { codes } from '../../schema/runtime/codes.ts';
import { type FakeSubgraph, sendJson } from '../support/fake-subgraph.ts';

/** Asks for what the hospital alone holds, with the general practice beside it. */
export const ownQuery = `query ($nhsNumber: ID!) {
  patient(nhsNumber: $nhsNumber) {
    record {
      gp { sources { state } }
      hospital { sources { system state warnings { code } } medicalRecordNumbers { value organisation { name } } }
    }
  }
}`;

/** The place of what the hospital alone holds. */
export const hospital = ['patient', 'record', 'hospital'];

// oxlint-disable-next-line typescript/no-explicit-any -- what a subgraph answers can be anything
export type Body = any;

/** Makes a subgraph change what it answers, or answer something else, where it is asked for what holds a text. */
export function spoil(subgraph: FakeSubgraph, change: (body: Body) => unknown, when = ''): void {
  subgraph.setFault(async (_request, response, answer) => {
    const body = await answer();
    const isMeant = subgraph.calls.at(-1)?.query.includes(when);
    sendJson(response, (isMeant ? change(body) : undefined) ?? body);
  });
}

/** An error as a client is told it. */
export function fault(path: readonly (string | number)[], code: keyof typeof codes, setting = 'SECONDARY') {
  return { message: codes[code], path, extensions: { code, setting } };
}
