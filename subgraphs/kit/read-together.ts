import { ConfigurationError, toComplaint } from '../../schema/runtime/env.ts';

type Readers = Readonly<Record<string, () => unknown>>;

/**
 * Reads several parts of a configuration and fails once with every line that any of them complains of, so that an
 * operator need not mend one fault to learn of the next.
 */
export function readTogether<Parts extends Readers>(
  readers: Parts,
): { readonly [Name in keyof Parts]: ReturnType<Parts[Name]> } {
  const lines: string[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, reader] of Object.entries(readers)) {
    try {
      read[name] = reader();
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      lines.push(
        ...error.message
          .split('\n')
          .slice(1)
          .map((line) => line.trim()),
      );
    }
  }
  if (lines.length > 0) throw new ConfigurationError(toComplaint(lines));
  return read as { readonly [Name in keyof Parts]: ReturnType<Parts[Name]> };
}
