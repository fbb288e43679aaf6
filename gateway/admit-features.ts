import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES } from '@apollo/federation-internals';
import type { DocumentNode } from 'graphql';
import { findLinks } from './links.ts';

/**
 * Fails, naming them, where a supergraph relies on specifications that neither the library nor this gateway carries
 * out: it would be answered otherwise than it says.
 */
export function admitFeatures(document: DocumentNode): void {
  const unknown = findLinks(document)
    .filter(({ url, purpose }) => purpose !== undefined && !DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES.has(url))
    .map(({ url }) => url);
  if (unknown.length === 0) return;
  throw new Error(`The supergraph relies on what this gateway does not carry out: ${unknown.join(', ')}.`);
}
