// Buffers live outside the heap, so that only the resident memory shows them.
const kept = [];
setInterval(() => kept.push(Buffer.alloc(16 * 1024 * 1024, kept.length + 1)), 5);
