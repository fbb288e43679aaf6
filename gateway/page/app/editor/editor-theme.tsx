import { useGraphiQLActions, useMonaco } from '@graphiql/react';
import { useEffect } from 'react';
import { systemTheme } from '../look/theme-button.tsx';
import { defineEditorColours } from './editor-colours.ts';

/** Gives the editors the colours of the page. */
export function EditorTheme() {
  const { setTheme } = useGraphiQLActions();
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    if (monaco !== undefined) defineEditorColours(monaco.editor);
    const follow = () => setTheme(systemTheme());
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    follow();
    window.addEventListener('themechange', follow);
    system.addEventListener('change', follow);
    return () => {
      window.removeEventListener('themechange', follow);
      system.removeEventListener('change', follow);
    };
  }, [setTheme, monaco]);
  return null;
}
