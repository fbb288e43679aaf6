/** What the council's API answers: a status, a JSON body and the headers that belong to it. */
export interface CouncilAnswer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A successful answer. */
export function toAnswer(body: object): CouncilAnswer {
  return { status: 200, body };
}

/** A refusal in the shape that all of this API's errors have. */
export function toRefusal(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): CouncilAnswer {
  return { status, body: { error: { code, message } }, headers };
}
