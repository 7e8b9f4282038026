let leaving = false;
let lastComerAt = Number.NEGATIVE_INFINITY;

/** True from the signal that ends this process on: nothing new is invited in, what is here is finished. */
export function isLeaving(): boolean {
  return leaving;
}

export function beginLeaving(): void {
  leaving = true;
}

/** Somebody has come with a request: not everybody knows yet that this process leaves. */
export function noteComer(): void {
  lastComerAt = performance.now();
}

/** Milliseconds since somebody has come. */
export function quietForMs(): number {
  return performance.now() - lastComerAt;
}
