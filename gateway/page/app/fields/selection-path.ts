/** A step into a query: a field, or what only one type of an interface has. */
export type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'on'; readonly type: string };

/** The way from the root of a query to something in it. */
export type SelectionPath = readonly Step[];

/** A step into a field. */
export function toField(name: string): Step {
  return { kind: 'field', name };
}

/** A step into what only one type has. */
export function toOn(type: string): Step {
  return { kind: 'on', type };
}

/** A path as a text that tells it from every other. */
export function toPathKey(path: SelectionPath): string {
  return path.map((step) => (step.kind === 'field' ? step.name : `…${step.type}`)).join('.');
}
