import { loadConfig } from '../config/env.js';
import { createApi } from './api.js';
import { closeOnSignal } from './platform/shutdown/close-on-signal.js';

const config = loadConfig();
const starting = createApi(config);
closeOnSignal(starting);
const app = await starting;
await app.listen(config.port, config.host);
