import { loadConfig } from '../config/env.js';
import { createApi } from './api.js';

const config = loadConfig(process.env);
const app = await createApi(config);
app.enableShutdownHooks();
await app.listen(config.port, config.host);
