/** Not written yet. */
export function FieldsPane() {
  return <p>…</p>;
}
