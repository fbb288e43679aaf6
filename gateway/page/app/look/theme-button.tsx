import { useState } from 'react';
import { Icon } from './icon.tsx';

/** Changes between light and dark; until it is pressed the system's own wish counts. */
export function ThemeButton() {
  const [theme, setTheme] = useState(systemTheme);
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`Change to ${other} colours`}
      title={`Change to ${other} colours`}
      onClick={() => {
        document.documentElement.dataset['theme'] = other;
        setTheme(other);
        window.dispatchEvent(new Event('themechange'));
      }}
    >
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
    </button>
  );
}

/** The colours that the page has now. */
export function systemTheme(): 'dark' | 'light' {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'dark' || chosen === 'light') return chosen;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
