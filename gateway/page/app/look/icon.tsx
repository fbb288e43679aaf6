/** The drawings of the page, each on a square of 16. */
const drawings = {
  play: 'M4 2.5v11l9-5.5z',
  stop: 'M3 3h10v10H3z',
  check: 'M6.2 12.6 1.9 8.3l1.5-1.5 2.8 2.8 6.4-6.4 1.5 1.5z',
  none: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13m0 2a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9',
  half: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13m0 2v9a4.5 4.5 0 0 1 0-9',
  clock:
    'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13m0 1.8a4.7 4.7 0 1 1 0 9.4 4.7 4.7 0 0 1 0-9.4M7.1 4.5v4.1l3 1.8.9-1.5-2.1-1.2V4.5z',
  warning: 'M8 1 .8 14.2h14.4zm-.9 4.7h1.8v4.2H7.1zm0 5.2h1.8v1.8H7.1z',
  lock: 'M4.5 7V4.8a3.5 3.5 0 0 1 7 0V7H13v7.5H3V7zm1.8 0h3.4V4.8a1.7 1.7 0 0 0-3.4 0z',
  dash: 'M2.5 7h11v2h-11z',
  skip: 'M1.5 7h3v2h-3zm5 0h3v2h-3zm5 0h3v2h-3z',
  question:
    'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M7.1 11h1.8v1.7H7.1zm3-2.9c-.7.6-1.2.9-1.2 1.9H7.1c0-1.6.8-2.2 1.5-2.8.5-.4.8-.7.8-1.2 0-.7-.5-1.2-1.4-1.2-.8 0-1.4.5-1.5 1.4H4.7C4.8 4.4 6.1 3.3 8 3.3s3.2 1.1 3.2 2.7c0 1-.5 1.6-1.1 2.1',
  download: 'M7 1.5h2v6.3l2.3-2.3 1.4 1.4L8 11.6 3.3 6.9l1.4-1.4L7 7.8zM2 12.5h12v2H2z',
  copy: 'M5 1.5h9v9h-2v4H2v-9h3zm1.8 1.8v2.2H12v3.2h.2V3.3zM3.8 7.3v5.4h6.4V7.3z',
  person: 'M8 1.5a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4M2 14.5c0-3.3 2.7-5.3 6-5.3s6 2 6 5.3z',
  sun: 'M8 4.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4M7.2.8h1.6v2.4H7.2zm0 12h1.6v2.4H7.2zM.8 7.2h2.4v1.6H.8zm12 0h2.4v1.6h-2.4zM2.3 3.5l1.2-1.2 1.7 1.7L4 5.2zm8.5 8.5 1.2-1.2 1.7 1.7-1.2 1.2zM2.3 12.5 4 10.8 5.2 12l-1.7 1.7zM10.8 4l1.7-1.7 1.2 1.2L12 5.2z',
  moon: 'M6 1.7a6.5 6.5 0 1 0 8.3 8.3A6 6 0 0 1 6 1.7',
  external: 'M8.5 1.5h6v6h-2V4.9l-5.3 5.3-1.4-1.4 5.3-5.3H8.5zM2 4h4v2H4v6h6v-2h2v4H2z',
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof drawings;

/** A drawing that only repeats what words beside it say. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={drawings[name]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
