import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import type { ServedPageSettings } from '../../page-settings.ts';
import { Page } from './page.tsx';

const element = document.querySelector('#page');
if (element !== null) await open(element);

async function open(element: Element): Promise<void> {
  const root = createRoot(element);
  try {
    const response = await fetch('/page-settings.json');
    if (!response.ok) throw new Error('The settings of the page did not arrive.');
    const settings = (await response.json()) as ServedPageSettings;
    document.title = settings.title;
    root.render(<Page settings={settings} />);
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
