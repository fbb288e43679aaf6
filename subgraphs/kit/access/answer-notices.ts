import type { ApolloServerPlugin } from '@apollo/server';
import type { Notice } from '../../../schema/runtime/notices.ts';
import type { SubgraphContext } from '../context.ts';

/** Has something said beside the answers of a graph request, whatever of them the client asked for. */
export function addNotice({ memory }: Pick<SubgraphContext, 'memory'>, notice: Notice): void {
  toNotices(memory).add(notice);
}

/** Has it told beside the answers of a graph request in how many seconds what was refused may be asked again. */
export function tellWait({ memory }: Pick<SubgraphContext, 'memory'>, seconds: number): void {
  const wait = memory.once('wait', () => ({ seconds: 0 }));
  wait.seconds = Math.max(wait.seconds, seconds);
}

/** Has the version of the policy told beside the answers of a graph request. */
export function tellPolicy({ memory }: Pick<SubgraphContext, 'memory'>, version: string): void {
  memory.once('policy', () => ({ version: '' })).version = version;
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
        const { version } = contextValue.memory.once('policy', () => ({ version: '' }));
        if (version !== '' && body.kind === 'single') {
          body.singleResult.extensions = { ...body.singleResult.extensions, policy: version };
        }
        const { seconds } = contextValue.memory.once('wait', () => ({ seconds: 0 }));
        if (seconds > 0 && body.kind === 'single') {
          body.singleResult.extensions = { ...body.singleResult.extensions, wait: seconds };
        }
        return Promise.resolve();
      },
    }),
};

function toNotices(memory: SubgraphContext['memory']): Set<Notice> {
  return memory.once('notices', () => new Set<Notice>());
}
