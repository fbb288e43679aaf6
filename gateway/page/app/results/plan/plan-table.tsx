import { toBytes } from '../../answer/words.ts';
import { toSubgraphWords } from './subgraph-words.ts';
import type { PlanFetch } from './read-plan.ts';

/** The plan in words. */
export function PlanTable({ fetches }: { readonly fetches: readonly PlanFetch[] }) {
  return (
    <div className="scroller" tabIndex={0} role="region" aria-label="The plan in words">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Asked</th>
            <th scope="col">State</th>
            <th scope="col">Fields</th>
            <th scope="col">Sent after</th>
            <th scope="col">Took</th>
            <th scope="col">Size</th>
          </tr>
        </thead>
        <tbody>
          {fetches.map((fetch, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a part may be asked several times
            <tr key={index}>
              <td>{fetch.stage + 1}</td>
              <th scope="row">{toSubgraphWords(fetch.subgraph)}</th>
              <td>{fetch.code === undefined ? fetch.state : `${fetch.state}: ${fetch.code}`}</td>
              <td>{fetch.fields}</td>
              <td>{fetch.state === 'skipped' ? '' : `${fetch.started} ms`}</td>
              <td>{fetch.state === 'skipped' ? '' : `${fetch.milliseconds} ms`}</td>
              <td>{fetch.bytes === undefined ? '' : toBytes(fetch.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
