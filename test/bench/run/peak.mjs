// Loaded before a measured command begins; tells the bench, when it ends, the most memory that it held, in kilobytes.
import { writeSync } from 'node:fs';

process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
