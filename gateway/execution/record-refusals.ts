import type { RefusedField } from '../authorization/find-refused.ts';
import type { Subgraphs } from '../plan-executor/subgraph.ts';
import type { Exchange } from './exchange.ts';
import { isObject } from './response-object.ts';

/** Which subgraph records what is refused before anybody is asked, and by which mutation that clients never see. */
export interface RefusalRecorder {
  readonly subgraph: string;
  /** Takes the refused fields as JSON in the argument `refused`, and answers their number once they are recorded. */
  readonly field: string;
}

/** Has recorded what was refused, and tells whether it was; where it was not, nothing may be answered. */
export async function recordRefusals(
  { subgraph, field }: RefusalRecorder,
  refused: readonly RefusedField[],
  subgraphs: Subgraphs,
  exchange: Exchange,
): Promise<boolean> {
  const body = JSON.stringify({
    query: `mutation ($refused: String!) { ${field}(refused: $refused) }`,
    variables: { refused: JSON.stringify(refused) },
  });
  const reply = await subgraphs.get(subgraph)?.ask(body, exchange);
  const answer = reply?.kind === 'answered' && isObject(reply.body) ? reply.body['data'] : undefined;
  return isObject(answer) && typeof answer[field] === 'number';
}
