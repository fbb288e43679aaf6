/**
 * Every permanent code that can stand in an error's `extensions.code` or a source's `reasonCode`, with the
 * only sentence that is ever shown for it.
 *
 * A code is an API: it is never renamed and never given another meaning. The sentences hold nothing that
 * depends on the data.
 */
export const codes = {
  // The question cannot be answered as it stands.
  BAD_USER_INPUT: 'The question holds a value that cannot be used.',
  PATIENT_NOT_FOUND: 'No person with this NHS number is known.',
  NODE_NOT_FOUND: 'Nothing with this id is known.',
  NHS_NUMBER_INVALIDATED: 'This NHS number was confirmed to be wrong and must no longer be used.',
  UNAUTHENTICATED: 'The call does not say who is asking.',
  FORBIDDEN: 'You may not see this.',
  TOO_MANY_PERSONS:
    'You have opened too many different persons in a short time. Those whom you opened within the hour stay open; wait for others.',
  SEARCH_LIMITED: 'Too many people were looked for in a short time; wait a minute.',

  // The question is larger than what is answered; each error says the limit.
  OPERATION_TOO_DEEP: 'The operation is nested too deeply.',
  OPERATION_TOO_LARGE: 'The operation is too large.',
  TOO_MANY_ALIASES: 'The operation has too many aliases.',
  TOO_MANY_ROOT_FIELDS: 'The operation asks for too many things at once.',
  TOO_MANY_DIRECTIVES: 'The operation has too many directives.',
  FIELD_REPEATED: 'The operation asks for what stands below one name too often.',
  TOO_MANY_TOKENS: 'The operation is too long.',
  LIST_TOO_LONG: 'A list in the question is too long.',
  OPERATION_TOO_COSTLY: 'The operation could bring back too much.',
  TOO_MANY_FETCHES: 'The operation needs too many parts of the graph.',
  PLAN_BUDGET_EXCEEDED:
    'The operation takes too long to plan. Ask for less at a time, with fewer types and fragments in each other.',
  TOO_MANY_UNDER_WAY: 'You have too many questions under way. Ask again when some of them are answered.',
  PLANNING_BUSY: 'The graph is too busy to plan this operation now. Ask again shortly.',

  SUBSCRIPTION_NOT_SUPPORTED: 'Subscriptions are not answered here; ask again by a query instead.',

  // A source of one setting did not answer, or not usably.
  SOURCE_UNAVAILABLE: 'The source could not be reached.',
  SOURCE_TIMEOUT: 'The source did not answer in time.',
  SOURCE_BUSY: 'The source is refusing calls for now because it is too busy.',
  SOURCE_SUSPENDED: 'The source is not being asked for some seconds because it kept failing.',
  SOURCE_REFUSED_CALLER: 'The source refused the call.',
  SOURCE_REJECTED_REQUEST: 'The source did not accept the question that it was asked.',
  SOURCE_BAD_CONTENT: 'The source answered with something that cannot be read.',
  SOURCE_ERROR: 'The source failed while answering.',
  SOURCE_IDENTITY_MISMATCH: 'The source answered about someone else; its answer was refused.',
  SOURCE_NOT_CONFIGURED: 'No connection to the source is configured.',
  SOURCE_RECORD_NOT_AVAILABLE: 'The source has no record that it can share for this person.',
  FEED_SILENT: 'The source has sent nothing for longer than it should.',

  // Why a source has nothing to give for an area.
  NOT_HELD: 'The source does not keep information of this kind.',
  NOT_IMPLEMENTED: 'The source cannot give information of this kind.',
  NO_REGISTERED_PRACTICE: 'The person is not registered with a general practice.',
  SETTING_NOT_ASKED: 'The question left this care setting out.',
  ITEMS_REFUSED: 'Some items could not be read and were left out.',
  ITEMS_WITHHELD: 'Some information is withheld from this reader.',
  EMPTY_WITH_WARNING: 'The source lists nothing, with a warning that something may be missing.',

  // Why information is withheld.
  RESTRICTED_RECORD: "The person's details are restricted, so this source may not be asked.",
  NHS_NUMBER_NOT_VERIFIED: 'The NHS number is not verified, so no record can safely be joined to it.',
  NO_CONSENT: 'The person or the organisation has not agreed to share this.',
  NO_RELATIONSHIP: 'There is no relationship of care that allows this.',
  ACCESS_DENIED: 'Access rules do not allow this.',
  AGE_LIMITED: 'At this age access is decided case by case, and nobody has agreed to it.',
  AFTER_DEATH: "After a person's death the record is open to statutory roles alone.",
  ACCESS_UNDECIDED: 'It cannot be found out now whether you may see this, so it is withheld.',
  AUDIT_UNAVAILABLE: 'Who looks cannot be recorded now, so nothing is shown.',

  // A subgraph did not answer the gateway, or not usably.
  SUBGRAPH_UNAVAILABLE: 'This part of the graph could not be reached.',
  SUBGRAPH_TIMEOUT: 'This part of the graph did not answer in time.',
  SUBGRAPH_BAD_CONTENT: 'This part of the graph answered with something that cannot be read.',
  SUBGRAPH_EMPTY: 'This part of the graph gave no answer.',
  SUBGRAPH_BAD_RESPONSE: 'This part of the graph answered in the wrong form.',
  SUBGRAPH_AUTH: 'This part of the graph refused the call.',
  SUBGRAPH_BUSY: 'This part of the graph is too busy to answer for now.',
  SUBGRAPH_ERROR: 'This part of the graph failed while answering.',
  OUTCOME_UNKNOWN: 'No answer came, so it is not known whether this was done. Look before you try again.',
  RESPONSE_TOO_LARGE: 'The answer of this part of the graph was too large.',
  ENTITY_NOT_RESOLVED: 'This item could not be found again where it is kept.',
  FIELD_MISSING: 'This field was left out of the answer.',
  VALUE_INVALID: 'The value of this field cannot be read.',
  IDENTITY_MISMATCH: 'The answer was about something else; it was refused.',
  GATEWAY_CLOSING: 'The graph is closing and can answer no more. Ask again shortly.',
  SUPERGRAPH_REFUSED: 'The new form of the graph cannot be used; the one before it goes on.',
  INTERNAL_SERVER_ERROR: 'Something went wrong inside the graph.',
} as const;

/** A permanent code. */
export type Code = keyof typeof codes;

/** Tells whether a value is one of our permanent codes. */
export function isCode(value: unknown): value is Code {
  return typeof value === 'string' && Object.hasOwn(codes, value);
}
