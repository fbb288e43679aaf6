import { choosePerson } from '../workspace/choose.ts';
import { toPerson } from '../workspace/variables.ts';
import { useRecentPeople, useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';
import { PersonSearch } from './person-search.tsx';

/** People to choose from: those asked about in this tab, and those whom the sandbox suggests. */
export function PeopleList({ onChosen }: { readonly onChosen: () => void }) {
  const workspace = useWorkspace();
  const recent = useRecentPeople();
  const reader = useWorkspaceState((state) => state.reader?.id);
  const chosen = useWorkspaceState(({ variables }) => toPerson(variables));
  const suggested = workspace.settings.people ?? [];
  const choose = (nhsNumber: string) => {
    choosePerson(workspace, nhsNumber);
    onChosen();
  };
  return (
    <div className="people">
      <PersonSearch key={reader} onChosen={choose} />
      {recent.length > 0 && (
        <>
          <h2 className="small-head">Asked about in this tab</h2>
          <p className="hint">Kept in memory alone, and gone when the tab is closed.</p>
          <ul>
            {recent.map(({ nhsNumber, name }) => (
              <li key={nhsNumber}>
                <PersonButton {...{ nhsNumber, name, chosen, choose }} story="" />
              </li>
            ))}
          </ul>
        </>
      )}
      {suggested.length > 0 && (
        <>
          <h2 className="small-head">People of the sandbox</h2>
          <p className="hint">All invented.</p>
          <ul>
            {suggested.map(({ nhsNumber, name, story }) => (
              <li key={nhsNumber}>
                <PersonButton {...{ nhsNumber, name, story, chosen, choose }} />
              </li>
            ))}
          </ul>
        </>
      )}
      {recent.length + suggested.length === 0 && (
        <p className="hint">Nobody was asked about yet. Type an NHS number.</p>
      )}
    </div>
  );
}

function PersonButton(props: {
  readonly nhsNumber: string;
  readonly name: string;
  readonly story: string;
  readonly chosen: string;
  readonly choose: (nhsNumber: string) => void;
}) {
  const { nhsNumber, name, story, chosen, choose } = props;
  return (
    <button
      type="button"
      className="choice"
      aria-pressed={chosen.replaceAll(/\s/g, '') === nhsNumber}
      onClick={() => choose(nhsNumber)}
    >
      <span className="choice-title">{name === '' ? toGroups(nhsNumber) : name}</span>
      {name !== '' && <span className="choice-number">{toGroups(nhsNumber)}</span>}
      {story !== '' && <span className="choice-why">{story}</span>}
    </button>
  );
}

function toGroups(nhsNumber: string): string {
  return nhsNumber.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
}
