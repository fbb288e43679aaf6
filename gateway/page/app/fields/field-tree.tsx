import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { useState } from 'react';
import { toWords } from '../answer/words.ts';
import { FieldNotes } from './field-notes.tsx';
import { type SelectionPath, toField, toOn, toPathKey } from './selection-path.ts';
import { SettingBadges } from './setting-badges.tsx';

/** With what fields are ticked. */
export interface Ticking {
  readonly schema: GraphQLSchema;
  readonly ticked: ReadonlySet<string>;
  readonly toggle: (path: SelectionPath) => void;
}

/** All that can be asked for, from the root down. */
export function FieldTree({ ticking }: { readonly ticking: Ticking }) {
  const root = ticking.schema.getQueryType();
  if (root === undefined || root === null) return null;
  return <FieldList ticking={ticking} type={root} path={[]} label="Fields of the graph" />;
}

function FieldList(props: {
  readonly ticking: Ticking;
  readonly type: GraphQLNamedType;
  readonly path: SelectionPath;
  readonly label: string;
}) {
  const { ticking, type, path, label } = props;
  const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const inherited = findInherited(ticking.schema, path);
  return (
    <ul className="field-list" aria-label={label}>
      {fields
        .filter(({ name }) => !inherited.has(name))
        .map((field) => (
          <FieldItem
            key={field.name}
            ticking={ticking}
            owner={type.name}
            field={field}
            path={[...path, toField(field.name)]}
          />
        ))}
      {isInterfaceType(type) &&
        ticking.schema
          .getPossibleTypes(type)
          .map((one) => (
            <TypeItem key={one.name} ticking={ticking} type={one} path={[...path, toOn(one.name)]} />
          ))}
    </ul>
  );
}

/** Below what only one type has, what all types have is not shown again. */
function findInherited(schema: GraphQLSchema, path: SelectionPath): ReadonlySet<string> {
  const last = path.at(-1);
  const type = last?.kind === 'on' ? schema.getType(last.type) : undefined;
  if (!isObjectType(type)) return new Set();
  return new Set(type.getInterfaces().flatMap((one) => Object.keys(one.getFields())));
}

function FieldItem(props: {
  readonly ticking: Ticking;
  readonly owner: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly path: SelectionPath;
}) {
  const { ticking, owner, field, path } = props;
  const isTicked = ticking.ticked.has(toPathKey(path));
  const [isOpen, setOpen] = useState(isTicked && path.length < 3);
  const type = getNamedType(field.type);
  const isGroup = !isLeafType(type);
  const words = toWords(field.name);
  return (
    <li>
      <div className="field-line">
        {isGroup ? (
          <button
            type="button"
            className="field-open"
            aria-expanded={isOpen}
            aria-label={`${isOpen ? 'Close' : 'Open'} ${words}`}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? '▾' : '▸'}
          </button>
        ) : (
          <span className="field-open" />
        )}
        <label className="check-line">
          <input type="checkbox" checked={isTicked} onChange={() => ticking.toggle(path)} />
          <span className={field.deprecationReason ? 'field-name field-deprecated' : 'field-name'}>
            {words}
          </span>
        </label>
        <SettingBadges type={owner} field={field.name} />
      </div>
      <FieldNotes field={field} />
      {isGroup && isOpen && <FieldList ticking={ticking} type={type} path={path} label={words} />}
    </li>
  );
}

function TypeItem(props: {
  readonly ticking: Ticking;
  readonly type: GraphQLNamedType;
  readonly path: SelectionPath;
}) {
  const { ticking, type, path } = props;
  const [isOpen, setOpen] = useState(ticking.ticked.has(toPathKey(path)));
  const words = `Only: ${toWords(type.name).toLowerCase()}`;
  return (
    <li>
      <div className="field-line">
        <button
          type="button"
          className="field-open"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Close' : 'Open'} ${words}`}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? '▾' : '▸'}
        </button>
        <span className="field-name">{words}</span>
        <SettingBadges type={type.name} field="" />
      </div>
      {isOpen && <FieldList ticking={ticking} type={type} path={path} label={words} />}
    </li>
  );
}
