import { z } from 'zod';

const entryShape = z.object({
  process: z.string(),
  msg: z.string(),
  code: z.string().optional(),
  reason: z.string().optional(),
  setting: z.string().optional(),
  system: z.string().optional(),
  cause: z.object({ type: z.string(), code: z.string().optional() }).optional(),
});

/** Shortens a line of a process's log to what a person at a terminal wants to know; leaves any other as it is. */
export function toLogLine(line: string): string {
  const entry = entryShape.safeParse(toValue(line));
  if (!entry.success) return line;
  const { process, msg, code, reason, setting, system, cause } = entry.data;
  const details = [setting, system, code, reason, cause?.code ?? cause?.type].filter(
    (detail) => detail !== undefined,
  );
  return `  ${process}: ${msg}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}

function toValue(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
