/** What must be said beside every answer that was given under it, with the only sentence for it. */
export const notices = {
  BREAK_GLASS: 'What is shown was opened by breaking the glass; every look is reviewed.',
  UNRECORDED:
    'That you looked could not be recorded; in an emergency that was declared, it is shown all the same.',
  DOWNTIME: 'It cannot be found out what you may see, so only what must not wait in an emergency is shown.',
} as const;

/** Something that must be said beside an answer. */
export type Notice = keyof typeof notices;

/** Tells whether a value is one of the notices. */
export function isNotice(value: unknown): value is Notice {
  return typeof value === 'string' && Object.hasOwn(notices, value);
}
