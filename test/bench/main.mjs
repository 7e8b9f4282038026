import { sweep } from './sweep.mjs';
console.log(JSON.stringify(await sweep({ serverUrl: process.env.BENCH_DATABASE_URL, rounds: 4, progress: (w) => console.error(new Date().toISOString(), w) }), null, 1));
