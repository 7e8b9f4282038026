/** Thrown by a handler that lacks what another process has: the effect waits for that one, however often this one comes first, and is never parked for it. */
export class LeftToAnother extends Error {}
