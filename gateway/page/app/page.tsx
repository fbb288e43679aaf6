import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL } from 'graphiql';
import { buildSchema } from 'graphql';
import { useState } from 'react';
import type { ServedPageSettings } from '../../page-settings.ts';
import { createFetcher } from './create-fetcher.ts';
import { createMemoryStorage } from './memory-storage.ts';
import { prepareTabs } from './prepared-tabs.ts';

/** The page: what it is in a line, and GraphiQL with the prepared queries. */
export function Page({ settings }: { readonly settings: ServedPageSettings }) {
  const [parts] = useState(() => ({
    // The schema comes with the settings, so that nothing is asked of the graph until somebody presses play.
    schema: buildSchema(settings.schema, { assumeValid: true }),
    fetcher: createFetcher(),
    storage: createMemoryStorage(),
    plugins: [explorerPlugin({ showAttribution: false })],
    tabs: prepareTabs(settings),
  }));
  return (
    <>
      <header className="header">
        <h1>{settings.title}</h1>
        <p>
          One graph over a person&rsquo;s health and social care. <b>The play button</b> sends the query to{' '}
          <code>/graphql</code>. Everybody in it is invented.
        </p>
        <a href={settings.switchboardUrl} target="_blank" rel="noreferrer">
          Stop or slow a source
        </a>
      </header>
      <main className="main" aria-label="Query editor and answer">
        <GraphiQL
          schema={parts.schema}
          fetcher={parts.fetcher}
          storage={parts.storage}
          plugins={parts.plugins}
          defaultTabs={parts.tabs}
          // GraphiQL gives the first tab its variables by this alone.
          initialVariables={parts.tabs[0]?.variables ?? ''}
          defaultEditorToolsVisibility="variables"
          shouldPersistHeaders={false}
          showPersistHeadersSettings={false}
        >
          <GraphiQL.Logo> </GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}
