import { getNamedType, type GraphQLField, isEnumType } from 'graphql';
import { toWords } from '../answer/words.ts';

/** What a field is: its description, what it can be asked with, its values, and whether it will go. */
export function FieldNotes({ field }: { readonly field: GraphQLField<unknown, unknown> }) {
  const { description, args, deprecationReason } = field;
  const type = getNamedType(field.type);
  return (
    <div className="field-notes">
      {description !== undefined && description !== null && <p>{description}</p>}
      {deprecationReason !== undefined && deprecationReason !== null && (
        <p className="field-warning">Deprecated: {deprecationReason}</p>
      )}
      {(args.length > 0 || isEnumType(type)) && (
        <details>
          <summary>
            {args.length > 0 ? 'What it can be asked with' : 'Its values'}
            <span className="heard-only"> of {toWords(field.name)}</span>
          </summary>
          <dl>
            {args.map((argument) => (
              <div key={argument.name}>
                <dt>
                  <code>
                    {argument.name}: {String(argument.type)}
                  </code>
                </dt>
                <dd>{argument.description}</dd>
              </div>
            ))}
            {isEnumType(type) &&
              type.getValues().map((value) => (
                <div key={value.name}>
                  <dt>
                    <code>{value.name}</code>
                  </dt>
                  <dd>{value.description}</dd>
                </div>
              ))}
          </dl>
        </details>
      )}
    </div>
  );
}
