import { writePortions } from '../../sandbox/hospitals/write-portions.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import type { DeliveredMessage } from './secondary-delivery.ts';
import { pid, pv1, toMessage } from './secondary-messages.ts';

/** The messages of invented people's trusts, each trust's in its order, with some that nobody can read. */
export async function toLoad(people: number): Promise<readonly (readonly DeliveredMessage[])[]> {
  const trusts = new Map<string, DeliveredMessage[]>();
  for await (const { messages } of writePortions(createPopulation({ people, seed: 7 }))) {
    for (const [trust, told] of messages) {
      const known = trusts.get(trust) ?? [];
      trusts.set(trust, known);
      known.push(...told.map(({ controlId, text }) => ({ controlId, bytes: Buffer.from(text) })));
    }
  }
  return [...trusts.values(), difficult()];
}

/** Merges, swaps of beds, cancellations, corrected results, reused control ids and messages that are refused, from one sender. */
function difficult(): readonly DeliveredMessage[] {
  const messages: DeliveredMessage[] = [];
  const add = (
    controlId: string,
    event: string,
    minute: number,
    segments: readonly string[],
    type = 'ADT',
  ) => {
    const at = `202601${String(10 + Math.trunc(minute / 60)).padStart(2, '0')}10${String(minute % 60).padStart(2, '0')}00`;
    const text = toMessage({ type, event, at, controlId, segments, sender: ['PAS', 'RVV'] });
    messages.push({ controlId, bytes: Buffer.from(text) });
  };
  const numbers = ['9990000018', '9990000026', '9990000034', '9990000042', '9990000050'];
  numbers.forEach((nhsNumber, index) => {
    const person = pid({ nhsNumber, hospitalNumber: `X${index}` });
    const other = pid({ hospitalNumber: `Y${index}` });
    const visit = `X-V${index}`;
    const swapped = `Y-V${index}`;
    const minute = index * 12;
    add(`${index}-1`, 'A01', minute, [person, pv1({ 3: 'W1^^1', 19: visit })]);
    add(`${index}-2`, 'A01', minute + 1, [other, pv1({ 3: 'W1^^2', 19: swapped })]);
    add(`${index}-3`, 'A17', minute + 2, [
      person,
      pv1({ 3: 'W1^^2', 19: visit }),
      other,
      pv1({ 3: 'W1^^1', 19: swapped }),
    ]);
    add(`${index}-4`, 'A40', minute + 3, [person, `MRG|Y${index}^^^RXX^MR`]);
    add(`${index}-5`, 'A03', minute + 4, [person, pv1({ 3: 'W1^^2', 19: visit })]);
    add(`${index}-6`, 'A13', minute + 5, [person, pv1({ 3: 'W1^^2', 19: visit })]);
    // The same control id for something else, and something that is about nobody.
    add(`${index}-5`, 'A08', minute + 6, [person, pv1({ 3: 'W9^^9', 19: visit })]);
    add(`${index}-7`, 'A01', minute + 7, [pv1({ 3: 'W1^^1', 19: visit })]);
    const oru = (value: string, status: string) => [
      person,
      `OBR|1||F${index}|LFT^Liver function|||20260109|||||||||||||||||||${status}`,
      `OBX|1|NM|ALP^ALP||${value}|IU/L|35-104||||${status}`,
    ];
    add(`${index}-9`, 'R01', minute + 9, oru('104', 'F'), 'ORU');
    add(`${index}-10`, 'R01', minute + 10, oru('140', 'C'), 'ORU');
    add(`${index}-8`, 'A11', minute + 8, [other, pv1({ 3: 'W1^^1', 19: swapped })]);
  });
  return messages;
}
