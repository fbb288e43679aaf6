import { toAdvice } from '../../subgraphs/kit/run-process.ts';
import { help, readCommand } from './read-command.ts';
import { runOnReceipt } from './run-on-receipt.ts';
import { runOnStore } from '../../subgraphs/patient/audit/run-on-store.ts';

const command = readCommand(process.argv.slice(2));
if (command.name === 'help') {
  const { sentence } = command;
  (sentence === undefined ? process.stdout : process.stderr).write(
    sentence === undefined ? help : `${sentence}\n\n${help}`,
  );
  process.exit(sentence === undefined ? 0 : 2);
}

// Whoever reads the answer may have seen enough of it, as `head` has.
process.stdout.on('error', () => process.exit());

try {
  process.exitCode =
    command.name === 'verify-receipt' ? await runOnReceipt(command) : await runOnStore(command);
} catch (error) {
  process.stderr.write(`${toAdvice(error)}\n`);
  process.exitCode = 1;
}
