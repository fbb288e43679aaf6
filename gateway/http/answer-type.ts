/** The media types in which GraphQL is answered. */
const json = 'application/json';
const graphqlResponse = 'application/graphql-response+json';
const answered = [json, graphqlResponse] as const;

/** A media type in which GraphQL is answered. */
export type AnswerType = (typeof answered)[number];

/** One media type, or several, that a reader says it takes, and how much it likes them. */
interface Range {
  readonly name: string;
  readonly isOurCharset: boolean;
  readonly quality: number;
  readonly position: number;
}

/**
 * Chooses the media type in which a reader is answered, by its `Accept` header; `undefined` where it takes none of
 * ours. Whoever says nothing, or takes both alike, is answered in JSON; otherwise what stands first is preferred.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-accept
 */
export function chooseAnswerType(accept: string | undefined): AnswerType | undefined {
  // Most say one of these, and need no more of our time.
  if (accept === undefined || accept === json || accept === '*/*' || accept.trim() === '') return json;
  const ranges = accept.split(',').map(toRange);
  const [best] = answered
    .flatMap((type) => {
      const range = findRange(ranges, type);
      return range === undefined || range.quality === 0 ? [] : [{ type, ...range }];
    })
    .toSorted((left, right) => right.quality - left.quality || left.position - right.position);
  return best?.type;
}

function toRange(text: string, position: number): Range {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const read = (key: string) =>
    parameters
      .find((one) => one.startsWith(`${key}=`))
      ?.slice(key.length + 1)
      .replaceAll('"', '');
  const quality = Number(read('q') ?? 1);
  return {
    name,
    isOurCharset: /^(?:utf-?8|\*)$/.test(read('charset') ?? 'utf-8'),
    quality: quality >= 0 && quality <= 1 ? quality : 0,
    position,
  };
}

/** What a reader says of a type: where several ranges hold it, what the narrowest says. */
function findRange(ranges: readonly Range[], type: AnswerType): Range | undefined {
  const own = ranges.filter(({ isOurCharset }) => isOurCharset);
  for (const name of [type, 'application/*', '*/*']) {
    const found = own.find((range) => range.name === name);
    if (found !== undefined) return found;
  }
  return undefined;
}
