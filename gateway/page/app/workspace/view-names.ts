/** The ways of looking at an answer. */
export const viewNames = ['table', 'timeline', 'charts', 'json', 'plan'] as const;

/** One of them. */
export type ViewName = (typeof viewNames)[number];

/** The ways of putting a question. */
export const paneNames = ['questions', 'fields', 'query'] as const;

/** One of them. */
export type PaneName = (typeof paneNames)[number];
