import type { PreparedQuestion } from '../questions/prepared.ts';
import { leaveProblem } from './exchange.ts';
import { toPerson, withPerson } from './variables.ts';
import type { ViewName } from './view-names.ts';
import type { Workspace } from './workspace.ts';

/** Puts a prepared question in the editors, for the person who is chosen. */
export function chooseQuestion(
  { store, settings }: Workspace,
  { query, title, view }: PreparedQuestion,
): void {
  store.set(({ variables, latest }) => {
    const person = toPerson(variables) || settings.nhsNumber;
    return {
      title,
      view,
      query: query.replaceAll('http://localhost:4010', settings.switchboardUrl),
      variables: withPerson('{}', query, person),
      latest: leaveProblem(latest),
      said: `${title} is ready to be asked.`,
    };
  });
}

/** Puts a person in the variables. */
export function choosePerson({ store }: Workspace, nhsNumber: string): void {
  const { asking, variables, query, latest } = store.get();
  store.set({
    variables: withPerson(variables, query, nhsNumber.replaceAll(/\s/g, '')),
    latest: leaveProblem(latest),
    said: '',
  });
  // What is being asked is about somebody who is no longer chosen.
  if (nhsNumber !== toPerson(variables)) asking?.stop();
}

/** Chooses as whom one asks from now on. */
export function chooseReader({ store }: Workspace, id: string): void {
  const { asking, readers, latest } = store.get();
  const reader = readers.find((one) => one.id === id);
  store.set({
    reader,
    latest: leaveProblem(latest),
    said: `You now ask as ${reader?.name ?? ''}. Ask again to see what they see.`,
  });
  asking?.stop();
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
