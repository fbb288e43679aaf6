import type { PreparedQuestion } from '../questions/prepared.ts';
import { toPerson, withPerson } from './variables.ts';
import type { ViewName } from './view-names.ts';
import type { Workspace } from './workspace.ts';

/** Puts a prepared question in the editors, for the person who is chosen. */
export function chooseQuestion(
  { store, settings }: Workspace,
  { query, title, view }: PreparedQuestion,
): void {
  store.set(({ variables }) => {
    const person = toPerson(variables) || settings.nhsNumber;
    return {
      title,
      view,
      query: query.replaceAll('http://localhost:4010', settings.switchboardUrl),
      variables: withPerson('{}', query, person),
      problem: undefined,
      said: `${title} is ready to be asked.`,
    };
  });
}

/** Puts a person in the variables. */
export function choosePerson({ store }: Workspace, nhsNumber: string): void {
  store.set(({ variables, query }) => ({
    variables: withPerson(variables, query, nhsNumber.replaceAll(/\s/g, '')),
    problem: undefined,
  }));
}

/** Shows an answer in another way. */
export function chooseView({ store }: Workspace, view: ViewName): void {
  store.set({ view });
}

/** Takes over a query as somebody wrote it. */
export function writeQuery({ store }: Workspace, query: string): void {
  if (store.get().query !== query) store.set({ query, title: 'Your own question' });
}

/** Takes over variables as somebody wrote them. */
export function writeVariables({ store }: Workspace, variables: string): void {
  if (store.get().variables !== variables) store.set({ variables });
}
