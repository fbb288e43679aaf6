import { useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import { systemTheme } from '../look/theme-button.tsx';

/** Gives the editors the colours of the page. */
export function EditorTheme() {
  const { setTheme } = useGraphiQLActions();
  useEffect(() => {
    const follow = () => setTheme(systemTheme());
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    follow();
    window.addEventListener('themechange', follow);
    system.addEventListener('change', follow);
    return () => {
      window.removeEventListener('themechange', follow);
      system.removeEventListener('change', follow);
    };
  }, [setTheme]);
  return null;
}
