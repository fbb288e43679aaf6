import { Icon } from '../look/icon.tsx';
import { ThemeButton } from '../look/theme-button.tsx';
import { LoggedIn } from './logged-in.tsx';
import { chooseReader } from '../workspace/choose.ts';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';

/** The page's name, who asks, and where sources can be stopped. */
export function Header() {
  const { settings } = useWorkspace();
  return (
    <header className="header">
      <a className="skip-link" href="#answer">
        Skip to the answer
      </a>
      <h1>{settings.title}</h1>
      <p className="header-note">
        One graph over a person’s health and social care.
        {settings.isSandbox && ' Everybody in it is invented.'}
      </p>
      {settings.hasLogin ? <LoggedIn /> : <ReaderChoice />}
      <div className="header-tools">
        <ThemeButton />
        {settings.isSandbox && (
          <a href={settings.switchboardUrl} target="_blank" rel="noreferrer">
            Stop or slow a source <Icon name="external" />
          </a>
        )}
      </div>
    </header>
  );
}

function ReaderChoice() {
  const workspace = useWorkspace();
  const readers = useWorkspaceState((state) => state.readers);
  const reader = useWorkspaceState((state) => state.reader);
  if (readers.length === 0) return null;
  return (
    <label className="reader">
      <span>Asking as</span>
      <select
        autoComplete="off"
        value={reader?.id}
        title={reader?.description}
        onChange={(event) => chooseReader(workspace, event.currentTarget.value)}
      >
        {readers.map(({ id, name, role }) => (
          <option key={id} value={id}>
            {role === '' ? name : `${name} · ${role}`}
          </option>
        ))}
      </select>
    </label>
  );
}
