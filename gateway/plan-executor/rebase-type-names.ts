import { type CompositeType, Field, isInterfaceObjectType } from '@apollo/federation-internals';

/** Gives a field as another subgraph's type of the same name has it. */
type Rebase = (
  this: Field,
  options: { readonly parentType: CompositeType; readonly errorIfCannotRebase: boolean },
) => Field | undefined;

const replaced = new WeakSet<Rebase>();

/**
 * Lets the planner ask for the name of a type in one subgraph as it would in another, where both know one interface as
 * if it were an object type.
 *
 * It refuses to, as if the one knew more of it than the other, and then plans nothing that requires in one such
 * subgraph what requires something in another.
 *
 * Beware: this holds for every planner on this thread. It replaces a function of the library by one that asks it.
 */
export function rebaseTypeNames(): void {
  const library = Field.prototype as unknown as { rebaseOn: Rebase };
  const { rebaseOn } = library;
  if (replaced.has(rebaseOn)) return;
  const own: Rebase = function rebase(this: Field, options) {
    const { parentType } = options;
    const { parent } = this.definition;
    const isOfBoth =
      parent !== parentType &&
      parent.name === parentType.name &&
      isInterfaceObjectType(parent) &&
      isInterfaceObjectType(parentType);
    const typeName = this.name === '__typename' && isOfBoth ? parentType.typenameField() : undefined;
    return typeName === undefined ? rebaseOn.call(this, options) : this.withUpdatedDefinition(typeName);
  };
  replaced.add(own);
  library.rebaseOn = own;
}
