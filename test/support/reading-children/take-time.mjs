import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

const [{ number }] = await once(process, 'message');
const began = Date.now();
await delay(400);
process.send({ kind: 'read', reading: { number, began, ended: Date.now() } });
