import './look/colours.css';
import './look/base.css';
import './look/shell.css';
import './look/controls.css';
import './look/completeness.css';
import './look/results.css';
import './look/print.css';
import { createRoot } from 'react-dom/client';
import type { ServedPageSettings } from '../../page-settings.ts';
import { preparedQuestions } from './questions/prepared.ts';
import { Page } from './shell/page.tsx';
import { createWorkspace } from './workspace/workspace.ts';

const element = document.querySelector('#page');
if (element !== null) await open(element);

async function open(element: Element): Promise<void> {
  const root = createRoot(element);
  const [first] = preparedQuestions;
  try {
    const response = await fetch('/page-settings.json');
    if (!response.ok || first === undefined) throw new Error('The settings of the page did not arrive.');
    const settings = (await response.json()) as ServedPageSettings;
    document.title = settings.title;
    root.render(<Page workspace={createWorkspace(settings, first)} />);
  } catch {
    root.render(
      <main>
        <p className="notice" role="alert">
          The gateway does not answer. Start it, then reload this page.
        </p>
      </main>,
    );
  }
}
