import { useSyncExternalStore } from 'react';

const paper = window.matchMedia('print');
let isBegun = false;

/** Tells whether the page is being put on paper, where nobody can scroll to what is not drawn. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => isBegun || paper.matches);
}

function subscribe(listener: () => void): () => void {
  const begin = () => {
    isBegun = true;
    listener();
  };
  const end = () => {
    isBegun = false;
    listener();
  };
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  paper.addEventListener('change', listener);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
    paper.removeEventListener('change', listener);
  };
}

/** The most rows or lines that are printed; more would keep the browser busy for minutes. */
export const mostPrinted = 1000;
