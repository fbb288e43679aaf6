import { describe, expect, it } from 'vitest';
import { chooseAnswerType } from '../../gateway/http/answer-type.ts';

describe('what a reader accepts', () => {
  const json = 'application/json';
  const graphql = 'application/graphql-response+json';

  it.each([
    [undefined, json],
    ['', json],
    ['*/*', json],
    ['application/*', json],
    [json, json],
    [graphql, graphql],
    ['APPLICATION/JSON', json],
    [`${json}, ${graphql}`, json],
    [`${graphql}, ${json}`, graphql],
    [`${json};q=0.5, ${graphql};q=0.6`, graphql],
    [`${graphql};q=0.1, ${json}`, json],
    [`${graphql}, */*;q=0.1`, graphql],
    [`${json};q=0, */*`, graphql],
    [`text/html, ${graphql}`, graphql],
    ['text/html, */*;q=0.1', json],
    [`${json}; charset=utf-8`, json],
    [`${json};charset="UTF-8"`, json],
    [`${graphql};charset=latin1, ${json};q=0.1`, json],
    ['text/html', undefined],
    ['text/*', undefined],
    [`${json};q=0`, undefined],
    ['*/*;q=0', undefined],
    [`${json};q=much`, undefined],
    [`${json};charset=utf-16`, undefined],
    ['json', undefined],
  ])('%s is answered in %s', (accept, type) => {
    expect(chooseAnswerType(accept)).toBe(type);
  });
});
