import { fetchLogin } from '../asking/login.ts';
import { problems } from '../asking/problems.ts';
import { refuseExchange } from './exchange.ts';
import type { Workspace } from './workspace.ts';

/** Takes away what is shown where who sits there may be another: they come back to the page, or leave it. */
export function watchReader(workspace: Workspace): () => void {
  const onPageHide = ({ persisted }: PageTransitionEvent) => {
    // A browser may keep the page as it is, and bring it back to whoever goes back.
    if (persisted) leavePage(workspace);
  };
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted && workspace.settings.hasLogin) window.location.reload();
  };
  const onReturn = () => void checkLogin(workspace);
  window.addEventListener('pagehide', onPageHide);
  window.addEventListener('pageshow', onPageShow);
  window.addEventListener('focus', onReturn);
  document.addEventListener('visibilitychange', onReturn);
  return () => {
    window.removeEventListener('pagehide', onPageHide);
    window.removeEventListener('pageshow', onPageShow);
    window.removeEventListener('focus', onReturn);
    document.removeEventListener('visibilitychange', onReturn);
  };
}

/** Leaves nothing about anybody in the page. */
export function leavePage({ store, settings }: Workspace): void {
  store.get().asking?.stop();
  store.set({
    asking: undefined,
    latest: undefined,
    recent: [],
    said: '',
    ...(settings.hasLogin ? { variables: '{}' } : {}),
  });
}

/** Takes away what was shown to a reader who is logged in no more; where that cannot be found out, nothing changes. */
async function checkLogin({ store, settings }: Workspace): Promise<void> {
  const { reader } = store.get();
  if (!settings.hasLogin || reader === undefined || document.visibilityState === 'hidden') return;
  const login = await fetchLogin().catch(() => 'unknown' as const);
  if (login === 'unknown' || login?.reader.id === reader.id) return;
  const problem = login === undefined ? problems.loginEnded : problems.loginChanged;
  store.get().asking?.stop();
  store.set(({ latest }) => ({
    asking: undefined,
    latest: refuseExchange(latest, problem),
    recent: [],
    said: `${problem.title}. ${problem.advice}`,
  }));
}
