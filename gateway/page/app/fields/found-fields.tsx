import { toCount, toWords } from '../answer/words.ts';
import type { Ticking } from './field-tree.tsx';
import type { FoundField } from './search-fields.ts';
import { type SelectionPath, toPathKey } from './selection-path.ts';
import { SettingBadges } from './setting-badges.tsx';

/** The fields that fit what is sought, to be ticked where they stand. */
export function FoundFields(props: {
  readonly ticking: Ticking;
  readonly found: readonly FoundField[];
  readonly sought: string;
}) {
  const { ticking, found, sought } = props;
  return (
    <>
      <p className="hint" role="status">
        {found.length === 0
          ? `Nothing in the graph is called or described by “${sought.trim()}”. Try another word for it.`
          : `${toCount(found.length, 'field')} found`}
      </p>
      <ul className="found-list" aria-label="Fields that were found">
        {found.map(({ path, type, name, description }) => (
          <li key={toPathKey(path)}>
            <div className="field-line">
              <label className="check-line">
                <input
                  type="checkbox"
                  checked={ticking.ticked.has(toPathKey(path))}
                  onChange={() => ticking.toggle(path)}
                />
                <span className="field-name">{toWords(name)}</span>
              </label>
              <SettingBadges type={type} field={name} />
            </div>
            <div className="field-notes">
              <p>{description}</p>
              <p className="hint">{toPlace(path)}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function toPlace(path: SelectionPath): string {
  return path
    .slice(0, -1)
    .flatMap((step) => {
      if (step.kind === 'on') return [`only ${toWords(step.type).toLowerCase()}`];
      return ['edges', 'node', 'items'].includes(step.name) ? [] : [toWords(step.name)];
    })
    .join(' › ');
}
