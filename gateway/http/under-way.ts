import type { Server, ServerResponse } from 'node:http';
import { codes } from '../../schema/runtime/codes.ts';
import { refuse } from './send.ts';

/** The requests of a server that are not answered yet. */
export interface UnderWay {
  readonly count: number;
  /** Answers each of them that the gateway is closing, in place of what it would have got. */
  refuseAll(): void;
}

/** Watches the requests of a server. */
export function watchUnderWay(server: Server): UnderWay {
  const responses = new Set<ServerResponse>();
  server.on('request', (_request, response: ServerResponse) => {
    responses.add(response);
    response.once('close', () => responses.delete(response));
  });
  return {
    get count() {
      return responses.size;
    },
    refuseAll() {
      for (const response of responses) {
        if (response.headersSent) continue;
        refuse(response, 503, codes.GATEWAY_CLOSING, { connection: 'close' }, 'GATEWAY_CLOSING');
      }
    },
  };
}
