import { runTokenCommand } from './identity/token-command.ts';

// Prints a token of one of the sandbox's personas, as "npm run --silent token" does.

const { status, text } = await runTokenCommand(process.argv.slice(2), process.env);
(status === 0 ? process.stdout : process.stderr).write(`${text}\n`);
process.exitCode = status;
