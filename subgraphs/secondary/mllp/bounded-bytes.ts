/** Collects bytes up to a limit, however many pieces they come in. */
export interface BoundedBytes {
  /** Adds what still fits under the limit and tells whether all of it did. */
  add(bytes: Buffer, limit: number): boolean;
  /** Returns what was collected and begins anew. */
  take(): Buffer;
}

/** Builds an empty collection; it doubles as it grows, so that single bytes cost no more than packets. */
export function createBoundedBytes(): BoundedBytes {
  let storage = Buffer.alloc(0);
  let size = 0;
  return {
    add(bytes, limit) {
      const part = bytes.subarray(0, Math.max(0, limit - size));
      if (size + part.byteLength > storage.byteLength) {
        const grown = Buffer.alloc(Math.max(1024, storage.byteLength * 2, size + part.byteLength));
        storage.copy(grown, 0, 0, size);
        storage = grown;
      }
      part.copy(storage, size);
      size += part.byteLength;
      return part.byteLength === bytes.byteLength;
    },
    take() {
      const bytes = storage.subarray(0, size);
      storage = Buffer.alloc(0);
      size = 0;
      return bytes;
    },
  };
}
