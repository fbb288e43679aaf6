import { createContext, useContext, useMemo } from 'react';
import type { ServedPageSettings } from '../../../page-settings.ts';
import type { Credentials } from '../asking/credentials.ts';
import { createLoginCredentials } from '../asking/login.ts';
import { createPersonaCredentials } from '../asking/persona-credentials.ts';
import type { Reader } from '../asking/readers.ts';
import type { PreparedQuestion } from '../questions/prepared.ts';
import { createStore, type Store } from '../store/create-store.ts';
import { useStore } from '../store/use-store.ts';
import type { Exchange } from './exchange.ts';
import type { PaneName, ViewName } from './view-names.ts';

/** Somebody who was asked about in this tab. */
export interface RecentPerson {
  readonly nhsNumber: string;
  readonly name: string;
  /** Who was told the name. */
  readonly reader: string | undefined;
}

/** A question that is being asked. */
export interface Asking {
  readonly startedAt: number;
  readonly bytes: number;
  /** How many pages have been read, where there are several. */
  readonly pages: number;
  stop(): void;
}

/** All that the page shows; it is written nowhere and ends with the page. */
export interface WorkspaceState {
  readonly query: string;
  /** JSON as it was typed. */
  readonly variables: string;
  readonly title: string;
  readonly pane: PaneName;
  readonly view: ViewName;
  readonly isReceiptWanted: boolean;
  readonly readers: readonly Reader[];
  readonly reader: Reader | undefined;
  readonly recent: readonly RecentPerson[];
  readonly asking: Asking | undefined;
  /** What was asked last; what is shown of it is decided in one place, `toShown`. */
  readonly latest: Exchange | undefined;
  /** What is said to those who hear the page instead of seeing it. */
  readonly said: string;
}

/** The page's state, and with what it asks. */
export interface Workspace {
  readonly store: Store<WorkspaceState>;
  readonly settings: ServedPageSettings;
  readonly credentials: Credentials;
}

/** Opens a workspace on a first question. */
export function createWorkspace(settings: ServedPageSettings, first: PreparedQuestion): Workspace {
  return {
    settings,
    credentials: settings.hasLogin ? createLoginCredentials() : createPersonaCredentials(),
    store: createStore<WorkspaceState>({
      query: first.query,
      variables: JSON.stringify({ nhsNumber: settings.nhsNumber }, undefined, 2),
      title: first.title,
      pane: 'questions',
      view: first.view,
      isReceiptWanted: false,
      readers: [],
      reader: undefined,
      recent: [],
      asking: undefined,
      latest: undefined,
      said: '',
    }),
  };
}

/** The workspace for whatever is drawn inside it. */
export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

/** The workspace that a component is drawn in. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === undefined) throw new Error('A part of the page is drawn outside of it.');
  return workspace;
}

/** A part of what the page shows. */
export function useWorkspaceState<P>(select: (state: WorkspaceState) => P): P {
  return useStore(useWorkspace().store, select);
}

/** Those whom the reader who is chosen has asked about in this tab. */
export function useRecentPeople(): readonly RecentPerson[] {
  const recent = useWorkspaceState((state) => state.recent);
  const reader = useWorkspaceState((state) => state.reader?.id);
  return useMemo(() => recent.filter((person) => person.reader === reader), [recent, reader]);
}
