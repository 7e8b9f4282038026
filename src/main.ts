import { loadConfig } from '../config/env.js';
import { createApi } from './api.js';
import { measureProcess } from './platform/metrics/meters.js';
import { closeOnSignal } from './platform/shutdown/close-on-signal.js';

/** Long enough for a gateway to see that /readyz says stopping, or that the connection is not to be used again. */
const FAREWELL_MS = 3_000;

const config = loadConfig();
measureProcess();
const starting = createApi(config);
closeOnSignal(starting, FAREWELL_MS);
const app = await starting;
await app.listen(config.port, config.host);
