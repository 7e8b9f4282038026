// Loaded before a worker: on SIGUSR2 its event loop stands still for BLOCK_LOOP_MS, as under a computation without end.
process.on('SIGUSR2', () => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(process.env.BLOCK_LOOP_MS));
});
