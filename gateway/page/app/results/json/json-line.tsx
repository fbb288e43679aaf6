/** One line of printed JSON with its key, texts and other values told apart. */
export function JsonLine({ text }: { readonly text: string }) {
  const [, indent = '', key = '', colon = '', value = ''] = parts.exec(text) ?? [];
  const [, bare = '', comma = ''] = /^(.*?)(,?)$/.exec(value) ?? [];
  return (
    <>
      {indent}
      {key !== '' && <span className="json-key">{key}</span>}
      {colon}
      <span className={toClass(bare)}>{bare}</span>
      {comma}
    </>
  );
}

const parts = /^(\s*)(?:("(?:\\.|[^"\\])*")(: ))?(.*)$/;

function toClass(value: string): string {
  if (value.startsWith('"')) return 'json-text';
  return /^(?:-?\d|true|false|null)/.test(value) ? 'json-value' : 'json-mark';
}
