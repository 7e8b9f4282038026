import { describe, expect, it } from '@jest/globals';
import { createPostgresBackend, createRedisBackend, getDefaultBackendFactory } from 'bullmq';
import { loadConfig } from '../../../config/env.js';
import { queueOptions } from './queue-connection.js';

const DATABASE_URL = 'postgres://localhost/duban';
const EPOCH = '3f1f7d0a-0000-4000-8000-000000000000';

describe('the backend of the queue', () => {
  it('is the one that was asked for last, whichever was used before in this process', () => {
    queueOptions(loadConfig({ DATABASE_URL }), EPOCH).close();
    expect(getDefaultBackendFactory()).toBe(createPostgresBackend);
    queueOptions(loadConfig({ DATABASE_URL, REDIS_URL: 'redis://localhost' }), EPOCH).close();
    expect(getDefaultBackendFactory()).toBe(createRedisBackend);
  });
});
