import type { GraphQLSchema } from 'graphql';
import { useMemo } from 'react';
import { toWords } from '../answer/words.ts';
import { Icon } from '../look/icon.tsx';
import { writeQuery } from '../workspace/choose.ts';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';
import { findMissingQualifiers } from './missing-qualifiers.ts';
import { toggleField } from './toggle-field.ts';

/** Warns of a query that names things without what changes their meaning, and mends it. */
export function QualifierNotice({ graph }: { readonly graph: GraphQLSchema }) {
  const workspace = useWorkspace();
  const query = useWorkspaceState((state) => state.query);
  const missing = useMemo(() => findMissingQualifiers(graph, query), [graph, query]);
  if (missing.length === 0) return null;
  const names = [
    ...new Set(
      missing.map(({ type, field }) => `${toWords(field).toLowerCase()} of ${toWords(type).toLowerCase()}`),
    ),
  ];
  const mend = () =>
    writeQuery(
      workspace,
      missing.reduce((text, { path }) => toggleField(graph, text, path), query),
    );
  return (
    <div className="qualifier-notice" role="note">
      <p>
        <Icon name="warning" /> Left out, although it can change what the answer means:{' '}
        {names.slice(0, 6).join(', ')}
        {names.length > 6 && ` and ${names.length - 6} more`}.
      </p>
      <button type="button" className="button" onClick={mend}>
        Ask for it too
      </button>
    </div>
  );
}
