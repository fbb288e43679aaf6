import { createLog } from '../../schema/runtime/log.ts';
import { createEventProof } from '../../subgraphs/patient/audit/audit-row.ts';
import { createAuditWriter } from '../../subgraphs/patient/audit/create-audit-writer.ts';
import { openAuditStore } from '../../subgraphs/patient/audit/open-audit-store.ts';
import { idSecret } from '../support/secrets.ts';
import { askedNumber, readers } from '../support/readers.ts';

// Records looks for as long as it lives, and says of each, by its request's id, that it may be answered now.
const log = createLog('test', 'silent');
const store = openAuditStore({ url: process.argv[2] ?? '', log, timeoutMilliseconds: 5000 });
await store.ready;
const writer = createAuditWriter({
  store,
  proof: createEventProof(idSecret),
  log,
  timeoutMilliseconds: 5000,
});
for (let round = 0; ; round += 1) {
  const numbers = Array.from({ length: 20 }, (_, index) => round * 20 + index);
  await Promise.all(
    numbers.map(async (number) => {
      const requestId = `request-${number}`;
      await writer.recordLook({ requestId, caller: readers.GP, nhsNumber: askedNumber, outcome: 'permit' });
      process.stdout.write(`${requestId}\n`);
    }),
  );
}
