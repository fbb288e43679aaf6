import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { toDateWords } from '../answer/date-words.ts';
import { useWorkspace } from '../workspace/workspace.ts';
import { findPerson, type Found, type KnownOfPerson } from './find-person.ts';

const nothingKnown: KnownOfPerson = {
  familyName: '',
  birthDate: '',
  givenName: '',
  postcode: '',
  gender: '',
};

const fields = [
  { name: 'familyName', label: 'Family name', type: 'text' },
  { name: 'birthDate', label: 'Date of birth', type: 'date' },
  { name: 'givenName', label: 'Given name', type: 'text' },
  { name: 'postcode', label: 'Postcode', type: 'text' },
] as const;

/** Looks a person up by what is known of them, as the chosen reader may. */
export function PersonSearch({ onChosen }: { readonly onChosen: (nhsNumber: string) => void }) {
  const workspace = useWorkspace();
  const [known, setKnown] = useState(nothingKnown);
  const [found, setFound] = useState<Found | 'looking'>();
  const id = useId();
  const latest = useRef(0);
  const change = (value: KnownOfPerson) => {
    // Whoever was found is not who is described now.
    latest.current += 1;
    setFound(undefined);
    setKnown(value);
  };
  const look = async () => {
    latest.current += 1;
    const own = latest.current;
    setFound('looking');
    const outcome = await findPerson(workspace, known);
    if (latest.current === own) setFound(outcome);
  };
  // It stands within the form that asks, and a form within a form there cannot be.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    void look();
  };
  return (
    <div role="search" aria-label="Look a person up" className="person-search" onKeyDown={onKeyDown}>
      <h2 className="small-head">Look a person up</h2>
      <p className="hint">A family name and a date of birth, and one thing more. It is kept nowhere.</p>
      <div className="search-fields">
        {fields.map(({ name, label, type }) => (
          <div key={name}>
            <label htmlFor={`${id}-${name}`}>{label}</label>
            <input
              id={`${id}-${name}`}
              type={type}
              autoComplete="off"
              spellCheck={false}
              value={known[name]}
              onChange={(event) => change({ ...known, [name]: event.currentTarget.value })}
            />
          </div>
        ))}
        <div>
          <label htmlFor={`${id}-gender`}>Gender</label>
          <select
            id={`${id}-gender`}
            value={known.gender}
            onChange={(event) => change({ ...known, gender: event.currentTarget.value })}
          >
            <option value="">not known</option>
            <option value="FEMALE">Female</option>
            <option value="MALE">Male</option>
            <option value="OTHER">Other</option>
          </select>
        </div>
        <button type="button" className="button" disabled={found === 'looking'} onClick={() => void look()}>
          Look up
        </button>
      </div>
      <div role="status">
        {found === 'looking' && 'Looking …'}
        {typeof found === 'object' && found.kind === 'nobody' && found.sentence}
        {typeof found === 'object' && found.kind === 'found' && (
          <button type="button" className="choice" onClick={() => onChosen(found.nhsNumber)}>
            <span className="choice-title">{found.name}</span>
            <span className="choice-why">Born {toDateWords(found.birthDate)}: press to choose</span>
          </button>
        )}
      </div>
    </div>
  );
}
