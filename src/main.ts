import { loadConfig } from '../config/env.js';
import { createApi } from './api.js';

const config = loadConfig();
const app = await createApi(config);
app.enableShutdownHooks();
await app.listen(config.port, config.host);
