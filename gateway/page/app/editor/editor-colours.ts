/** The names of the colours of the editors. */
export const editorColours = { light: 'caregraph-light', dark: 'caregraph-dark' } as const;

/** What colours are told to. */
interface Editors {
  defineTheme(
    name: string,
    theme: {
      base: 'vs' | 'vs-dark';
      inherit: boolean;
      rules: { token: string; foreground: string }[];
      colors: Record<string, string>;
    },
  ): void;
}

/** The ink of the editors on their paper; every pair is at least 4.5 to 1. */
const inks = {
  light: {
    paper: '#f7fafb',
    ink: '#212b32',
    soft: '#4c6272',
    keyword: '#8a1f5c',
    name: '#005eb8',
    type: '#00693c',
    argument: '#5a3f9e',
    text: '#9a4600',
  },
  dark: {
    paper: '#1f2b35',
    ink: '#e8eef1',
    soft: '#a9bac6',
    keyword: '#f49ac8',
    name: '#8cc5ff',
    type: '#5fd3a0',
    argument: '#c9b8ff',
    text: '#ffb366',
  },
} as const;

/** Defines the colours of the editors, light and dark. */
export function defineEditorColours(editors: Editors): void {
  for (const kind of ['light', 'dark'] as const) {
    const { paper, ink, soft, keyword, name, type, argument, text } = inks[kind];
    const brackets = [1, 2, 3, 4, 5, 6].map(
      (level) => [`editorBracketHighlight.foreground${level}`, soft] as const,
    );
    editors.defineTheme(editorColours[kind], {
      base: kind === 'light' ? 'vs' : 'vs-dark',
      inherit: true,
      rules: Object.entries({
        '': ink,
        comment: soft,
        keyword,
        'key.identifier': name,
        'type.identifier': type,
        'argument.identifier': argument,
        annotation: keyword,
        string: text,
        number: keyword,
        delimiter: soft,
        operator: soft,
        'string.key.json': name,
        'string.value.json': text,
        'keyword.json': keyword,
      }).map(([token, foreground]) => ({ token, foreground })),
      colors: {
        'editor.background': paper,
        'editor.foreground': ink,
        'editorLineNumber.foreground': soft,
        'editorLineNumber.activeForeground': ink,
        ...Object.fromEntries(brackets),
      },
    });
  }
}
