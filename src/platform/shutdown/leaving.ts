let leaving = false;

/** True from the signal that ends this process on: nothing new is invited in, what is here is finished. */
export function isLeaving(): boolean {
  return leaving;
}

export function beginLeaving(): void {
  leaving = true;
}
