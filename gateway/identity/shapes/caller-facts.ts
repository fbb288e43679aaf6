import type { Caller } from '../../../schema/runtime/caller.ts';

type CommonFacts = 'issuer' | 'subject' | 'clientId' | 'purpose' | 'scopes';
type Without<Kind> = Kind extends Caller ? Omit<Kind, CommonFacts> : never;

/** What one kind of issuer alone knows of a caller. */
export type CallerFacts = Without<Caller>;
