import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, print } from 'graphql';
import { createBoundedCache } from '../limits/bounded-cache.ts';
import { compileRequirements, type Verdicts } from './compile-requirements.ts';
import { prune, type PrunedOperation } from './prune.ts';
import type { Rights } from './rights.ts';

/** An operation as it was asked, and as much of it as its caller may ask for. */
export interface AuthorizedOperation {
  /** What tells it from every other, and from itself as others may ask for it. */
  readonly key: string;
  /** The text of what may be asked. */
  readonly text: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** What the caller may ask for; absent where that is all. */
  readonly permitted?: PermittedOperation;
}

/** What of an operation its caller may ask for, and what else that caller may. */
export interface PermittedOperation extends PrunedOperation {
  readonly verdicts: Verdicts;
}

/** Reduces an operation to what its caller may ask for; what was reduced so before is not looked at again. */
export type Authorize = (
  asked: Omit<AuthorizedOperation, 'permitted'>,
  rights: Rights,
) => AuthorizedOperation;

/** How many operations, each for those to whom the same is permitted, are kept. */
const maximumOperations = 1000;

/**
 * Builds what decides, before anything is planned, what of an operation its caller may ask for.
 *
 * Throws `AmbiguousClause` where the supergraph does not say clearly who may ask for what.
 *
 * @param supergraph with what it demands
 * @param schema what clients see of it
 */
export function createAuthorizer(
  supergraph: { readonly document: DocumentNode; readonly schema: GraphQLSchema },
  schema: GraphQLSchema,
): Authorize {
  const requirements = compileRequirements(supergraph.document, supergraph.schema);
  const known = createBoundedCache<Pick<AuthorizedOperation, 'text' | 'permitted'> | 'whole'>(
    maximumOperations,
  );
  return (asked, rights) => {
    if (requirements.isEmpty) return asked;
    const verdicts = requirements.toVerdicts(rights);
    const key = `${asked.key} for ${verdicts.key}`;
    const reduced = known.getOrMake(key, () => {
      const permitted = prune({ schema, ...asked }, verdicts);
      if (permitted === undefined) return 'whole';
      return { text: print(permitted.document), permitted: { ...permitted, verdicts } };
    });
    // Those who may ask for all of it share its plan, and never one that was made for less.
    return reduced === 'whole' ? asked : { ...asked, ...reduced, key };
  };
}
