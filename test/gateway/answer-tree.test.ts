import { describe, expect, it } from 'vitest';
import { createAnswerTree } from '../../gateway/execution/answer-tree.ts';

describe('the tree of what was answered so far', () => {
  it('finds the object of each representation among objects of other types', () => {
    const tree = createAnswerTree();
    tree.addRoot({
      patients: [
        { edges: [{ node: toNode('A', '1') }, { node: null }, { node: toNode('B', '2') }] },
        null,
        { edges: [{ node: toNode('B', '3') }, { node: toNode('A', '4') }, { node: toNode('B', '3') }] },
      ],
    });
    const places = tree.locate(
      ['patients', '@', 'edges', '@', 'node'],
      [toNode('B', '2'), toNode('B', '3'), toNode('B', '3')],
    );
    expect(places).toEqual([
      ['patients', 0, 'edges', 2, 'node'],
      ['patients', 2, 'edges', 0, 'node'],
      ['patients', 2, 'edges', 2, 'node'],
    ]);
  });

  it('sees what later answers merge into the first', () => {
    const tree = createAnswerTree();
    const record: Record<string, unknown> = { __typename: 'CareRecord', seal: 's' };
    tree.addRoot({ patient: { record } });
    tree.addRoot({ patient: { record: { __typename: 'CareRecord', seal: 'other' } } });
    record['encounters'] = [toNode('A', '1')];
    expect(tree.locate(['patient', 'record', 'encounters', '@'], [toNode('A', '1')])).toEqual([
      ['patient', 'record', 'encounters', 0],
    ]);
  });

  it('passes over an object that lacks what the representation needs', () => {
    const tree = createAnswerTree();
    tree.addRoot({
      list: [
        { __typename: 'A', id: '1' },
        { __typename: 'A', id: '1', index: { entries: [] } },
      ],
    });
    expect(tree.locate(['list', '@'], [{ __typename: 'A', id: '1', index: { entries: [] } }])).toEqual([
      ['list', 1],
    ]);
  });

  it('falls back to the place without positions', () => {
    expect(createAnswerTree().locate(['list', '@', 'node'], [toNode('A', '1')])).toEqual([['list', 'node']]);
  });
});

function toNode(type: string, id: string) {
  return { __typename: type, id };
}
