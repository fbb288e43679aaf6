/** Tells when nobody is left who could still use what was replaced. */
export interface Epochs {
  /** Begins a request; what it gives is called when the request is over. */
  begin(): () => void;
  /** Ends an epoch: `close` is called as soon as no request is under way that began before now. */
  end(close: () => void): void;
}

/** Builds what counts requests by the epoch that they began in. */
export function createEpochs(): Epochs {
  let epoch = 0;
  // By epoch, in order, so that the first is the oldest in which a request is under way.
  const underWay = new Map<number, number>();
  let ended: { readonly epoch: number; readonly close: () => void }[] = [];

  function sweep(): void {
    const [oldest = Number.POSITIVE_INFINITY] = underWay.keys();
    const over = ended.filter((one) => one.epoch < oldest);
    ended = ended.filter((one) => one.epoch >= oldest);
    for (const { close } of over) close();
  }

  return {
    begin() {
      const own = epoch;
      underWay.set(own, (underWay.get(own) ?? 0) + 1);
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        const left = (underWay.get(own) ?? 1) - 1;
        if (left > 0) underWay.set(own, left);
        else underWay.delete(own);
        sweep();
      };
    },
    end(close) {
      ended.push({ epoch, close });
      epoch += 1;
      sweep();
    },
  };
}
