import type { AskedRecord } from '../kit/asked-record.ts';
import type { AreaRead, ReadContext } from '../kit/setting-backend.ts';
import type { ProviderBackend } from './backend.ts';

/** Reads several providers as one: every provider is a source of its own, and none waits for or hides another. */
export function combineProviders(backends: readonly ProviderBackend[]): ProviderBackend {
  const together =
    <T>(pick: (backend: ProviderBackend) => AreaRead<T>): AreaRead<T> =>
    async (asked: readonly AskedRecord[], context: ReadContext) => {
      const answers = await Promise.all(backends.map((backend) => pick(backend)(asked, context)));
      return asked.map((_, index) => answers.flatMap((answer) => answer[index] ?? []));
    };
  return {
    encounters: together(({ encounters }) => encounters),
    carePlans: together(({ carePlans }) => carePlans),
    documents: together(({ documents }) => documents),
    allergies: together(({ allergies }) => allergies),
    medications: together(({ medications }) => medications),
    conditions: together(({ conditions }) => conditions),
    referrals: together(({ referrals }) => referrals),
    wounds: together(({ wounds }) => wounds),
  };
}
