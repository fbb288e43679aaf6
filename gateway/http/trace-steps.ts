import type { ApolloServerPlugin } from '@apollo/server';
import type { Exchange } from '../execution/exchange.ts';

/** Notes how long reading and validating an operation took, in requests that are traced. */
export const traceSteps: ApolloServerPlugin<Exchange> = {
  requestDidStart({ contextValue: { watch } }) {
    if (watch === undefined || !watch.isTraced) return Promise.resolve();
    return Promise.resolve({
      parsingDidStart() {
        const end = watch.beginStep('parse');
        return Promise.resolve(() => Promise.resolve(end()));
      },
      validationDidStart() {
        const end = watch.beginStep('validate');
        return Promise.resolve(() => Promise.resolve(end()));
      },
    });
  },
};
