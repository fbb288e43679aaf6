declare module 'virtual:settings-of-fields' {
  /** By type and by `Type.field`, the parts of the graph that answer it. */
  export const settingsOfFields: Readonly<Record<string, readonly string[]>>;
}
