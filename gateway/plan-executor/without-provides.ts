import { type DocumentNode, visit } from 'graphql';

/** Takes out of a supergraph what resolvers bring along of what is otherwise another's; it only ever saves a request. */
export function withoutProvides(supergraph: DocumentNode): DocumentNode {
  return visit(supergraph, {
    Directive(directive) {
      if (directive.name.value !== 'join__field') return undefined;
      const given = directive.arguments ?? [];
      const kept = given.filter(({ name }) => name.value !== 'provides');
      return kept.length === given.length ? undefined : { ...directive, arguments: kept };
    },
  });
}
