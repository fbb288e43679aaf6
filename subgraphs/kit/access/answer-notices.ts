import type { ApolloServerPlugin } from '@apollo/server';
import type { Notice } from '../../../schema/runtime/notices.ts';
import type { SubgraphContext } from '../context.ts';

/** Has something said beside the answers of a graph request, whatever of them the client asked for. */
export function addNotice({ memory }: Pick<SubgraphContext, 'memory'>, notice: Notice): void {
  toNotices(memory).add(notice);
}

/** Says beside an answer what must be said, in its extensions, which the gateway passes on. */
export const answerNotices: ApolloServerPlugin<SubgraphContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ contextValue, response: { body } }) {
        const notices = toNotices(contextValue.memory);
        if (notices.size > 0 && body.kind === 'single') {
          body.singleResult.extensions = { ...body.singleResult.extensions, notices: [...notices] };
        }
        return Promise.resolve();
      },
    }),
};

function toNotices(memory: SubgraphContext['memory']): Set<Notice> {
  return memory.once('notices', () => new Set<Notice>());
}
