import { useEffect, useId, useRef, useState } from 'react';
import { parseNhsNumber } from '../../../../schema/runtime/nhs-number.ts';
import { choosePerson } from '../workspace/choose.ts';
import { isAboutChosen, toPerson } from '../workspace/variables.ts';
import { useRecentPeople, useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';
import { PeopleList } from './people-list.tsx';

/** Chooses whom a question is about. Nothing of it stands in an address or outlives the page. */
export function PersonPicker() {
  const workspace = useWorkspace();
  const number = useWorkspaceState(({ variables }) => toPerson(variables));
  const recent = useRecentPeople();
  const isUnused = useWorkspaceState(({ query }) => !isAboutChosen(query));
  const isAsking = useWorkspaceState(({ asking }) => asking !== undefined);
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const field = useId();
  const hint = useId();
  const known = [...recent, ...(workspace.settings.people ?? [])].find(
    ({ nhsNumber }) => nhsNumber === number.replaceAll(/\s/g, ''),
  );
  const warning = isUnused ? 'The query does not use this number.' : toWarning(number);
  useEffect(() => {
    // Whoever asks has chosen, and wants to see the answer.
    if (isAsking) setOpen(false);
  }, [isAsking]);
  return (
    <div
      className="person"
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !isOpen) return;
        setOpen(false);
        opener.current?.focus();
      }}
    >
      <label htmlFor={field}>NHS number</label>
      <div className="person-line">
        <input
          id={field}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          maxLength={14}
          value={number}
          aria-describedby={hint}
          aria-invalid={!isUnused && warning !== undefined}
          onChange={(event) => choosePerson(workspace, event.currentTarget.value)}
        />
        <button
          ref={opener}
          type="button"
          className="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Close' : 'Choose a person'}
        </button>
      </div>
      <p id={hint} className={warning === undefined ? 'hint' : 'hint hint-warning'}>
        {warning ?? known?.name ?? 'Ten digits, with or without spaces'}
      </p>
      {isOpen && <PeopleList onChosen={() => setOpen(false)} />}
    </div>
  );
}

function toWarning(number: string): string | undefined {
  const digits = number.replaceAll(/\s/g, '');
  if (digits === '') return undefined;
  if (/^\d{0,9}$/.test(digits)) return undefined;
  const parsed = parseNhsNumber(digits);
  if (parsed.ok) return undefined;
  return parsed.fault === 'malformed'
    ? 'An NHS number is ten digits.'
    : 'This is no NHS number: a digit is wrong, or two are swapped.';
}
