/** What changes the meaning of an item, beside its name. */
export function Qualifiers({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <span className="qualifiers">
      {words.map((word) => (
        <span key={word} className={urgent.has(word) ? 'qualifier qualifier-urgent' : 'qualifier'}>
          {word}
        </span>
      ))}
    </span>
  );
}

/** What somebody is to act on now. */
const urgent = new Set(['overdue']);
