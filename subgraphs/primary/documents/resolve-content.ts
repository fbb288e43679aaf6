import { GraphQLError } from 'graphql';
import type { GpDocumentContent } from '../../../schema/generated/primary.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import { openRecord } from '../../kit/asked-record.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import type { PrimaryBackend } from '../backend.ts';
import type { PracticeDocument } from '../mapping/to-document.ts';

/** A document that was found under a seal. */
export type OpenDocument = PracticeDocument & { readonly seal: string };

/**
 * Gives the content of a document that was found under a seal; nothing where there is none to fetch, an error where
 * it could not be had.
 */
export async function resolveContent(
  backend: PrimaryBackend,
  { binaryId, seal, content }: OpenDocument,
  context: SubgraphContext,
): Promise<GpDocumentContent | null> {
  // What the reader's view of documents leaves out stands as an error in its place.
  if (content instanceof GraphQLError) throw content;
  if (binaryId === undefined) return null;
  const { asked } = await openRecord('primary', seal, context);
  // Who may not know where someone lives is shown no letter: addresses stand in its words.
  if (asked?.access === undefined || asked.access.hidesPlaces)
    throw toGraphError('FORBIDDEN', { setting: 'PRIMARY' });
  const outcome = await context.memory.once(`content ${seal} ${binaryId}`, () =>
    backend.documentContent(asked, binaryId, context),
  );
  if (outcome.kind === 'found') return outcome.value;
  throw toGraphError(outcome.kind === 'absent' ? 'ENTITY_NOT_RESOLVED' : outcome.code, {
    setting: 'PRIMARY',
  });
}
